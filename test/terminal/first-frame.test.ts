import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {it} from '../helpers/session-test.ts';

/** Modules of Node's that take a millisecond and more, with the one that gives them away. */
const expensive = [
	'child_process',
	'crypto',
	'fs/promises',
	'http',
	'http2',
	'https',
	'os',
	'perf_hooks',
	'readline',
	'timers/promises',
	'tls',
	'worker_threads',
];

it('is drawn before any expensive module of Node’s is loaded', async ({
	start,
	fail,
	onTestFinished,
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'dci-invite-first-frame-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	const {env} = await fail();
	const list = join(folder, 'loaded');
	const question = words.fields.email.question;
	const session = start({
		env: {
			...env,
			NODE_OPTIONS: `--require=${join(import.meta.dirname, 'loaded-modules.cjs')}`,
			FIRST_TEXT: question,
			LOADED_MODULES: list,
		},
	});
	await session.waitFor(question);
	const loaded = readFileSync(list, 'utf8').split('\n');
	expect(loaded).toContain('NativeModule tty');
	expect(loaded.filter((name) => expensive.includes(name.replace('NativeModule ', '')))).toEqual(
		[],
	);
});
