import {describe, expect, vi} from 'vitest';
import {words} from '../../source/words/words.ts';
import {canary, type Scene, scenes} from '../helpers/fault-scenes.ts';
import {type FaultRow, readFaultRows} from '../helpers/fault-table.ts';
import {commandLineOf, filesWith} from '../helpers/leaks.ts';
import {peakMegabytesOf, runProgram} from '../helpers/program.ts';
import {it} from '../helpers/session-test.ts';
import {chooseFocused, chooseRow} from '../helpers/wizard-steps.ts';

// Most of a row is waiting for look-ups.
vi.setConfig({maxConcurrency: 10, testTimeout: 120_000});

const email = 'jane@acme.com';

/** Answers every question, so that the wizard opens on the review. */
const complete = ['first-name', 'last-name', 'job-title', 'role', 'organization'].flatMap(
	(flag) => [`--${flag}`, 'none'],
);

function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}

async function open(
	row: FaultRow,
	onTestFinished: (end: () => Promise<void>) => void,
): Promise<Scene> {
	const scene = await scenes[row.name]?.();
	if (!scene) throw new Error(`no scene for ${row.name}`);
	onTestFinished(scene.close);
	return scene;
}

const memoryLimit = 200;
const rows = readFaultRows();

describe('test/faults.md', () => {
	it('has a scene for every row and a row for every scene', () => {
		expect(rows.map(({name}) => name).sort()).toEqual(Object.keys(scenes).sort());
	});
});

describe.concurrent('in the wizard', () => {
	it.for(rows)('$name', async (row, {start, onTestFinished}) => {
		const scene = await open(row, onTestFinished);
		const session = start({
			env: scene.env,
			args: ['--email', email, ...complete, ...scene.args],
			columns: 100,
			rows: 30,
		});
		await session.waitFor(scene.says);
		expect(commandLineOf(session.pid)).not.toContain(canary);
		await chooseFocused(session);
		const {wizard: code} = row.exit;
		const settled = code === 0 ? words.guide.invited(email) : words.guide.nothingLost;
		await session.waitFor(settled, {timeoutMs: 60_000});
		await session.waitFor(({screen}) =>
			row.words.every((words) => onOneLine(screen()).includes(words)),
		);
		expect(peakMegabytesOf(session.pid)).toBeLessThan(memoryLimit);
		if (code === 0) await chooseFocused(session);
		else await chooseRow(session, words.guide.rows.quit);
		expect(await session.exit()).toMatchObject({code});

		expect(scene.posts()).toBe(row.posts.wizard);
		expect(scene.redirected()).toBe(0);
		expect(new Set(scene.invited()).size).toBe(scene.invited().length);
		for (const secret of [canary, 'proxy-password', 'Gateway canary title', 'owned']) {
			expect(session.output()).not.toContain(secret);
		}
		expect(filesWith(session.home, canary)).toEqual([]);
	});
});

describe.concurrent('in one line', () => {
	it.for(rows)('$name', async (row, {onTestFinished}) => {
		const scene = await open(row, onTestFinished);
		const args = ['--email', email, '--yes', '--debug', ...scene.args];
		const run = await runProgram(args, {env: scene.env});
		const said = onOneLine(run.stderr);
		for (const words of row.words) expect(said).toContain(words);
		expect({code: run.code, posts: scene.posts()}).toEqual({
			code: row.exit.script,
			posts: row.posts.script,
		});
		expect(run.stdout === '').toBe(row.exit.script !== 0);
		expect(run.peakMegabytes).toBeLessThan(memoryLimit);
		expect(scene.redirected()).toBe(0);
		for (const secret of [canary, 'proxy-password', 'Gateway canary title', 'owned']) {
			expect(run.stdout + run.stderr).not.toContain(secret);
		}
	});
});
