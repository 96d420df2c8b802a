import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {words} from '../../source/words/words.ts';
import {makeHome} from '../helpers/environment.ts';
import {type FaultServer, startFaultServer, untilPosted} from '../helpers/fault-server.ts';
import {runProgram} from '../helpers/program.ts';

let service: FaultServer;
let home: string;

beforeEach(async () => {
	service = await startFaultServer({invite: 'slow'});
	home = makeHome();
	const people = Array.from({length: 40}, (_, index) => `p${index}@acme.com`);
	writeFileSync(join(home, 'people.txt'), people.join('\n'));
});
afterEach(async () => {
	await service.close();
	rmSync(home, {recursive: true, force: true, maxRetries: 5});
});

function send(name: NodeJS.Signals, ...flags: string[]) {
	return runProgram(['people.txt', '--yes', ...flags], {
		home,
		env: {DCI_API_BASE_URL: service.baseUrl, DCI_API_KEY: service.key},
		signal: {name, after: () => untilPosted(service)},
	});
}

describe('a signal in the middle of a list', () => {
	it.each([
		['SIGINT', 130],
		['SIGTERM', 143],
	] as const)('%s settles what is under way, and ends with %i', async (name, code) => {
		const ran = await send(name, '--json');
		expect(ran.code).toBe(code);
		const {status, counts} = JSON.parse(ran.stdout) as {
			status: string;
			counts: Record<string, number>;
		};
		expect(status).toBe('partial');
		expect(counts).toMatchObject({failed: 0, doubtful: 0});
		expect(counts['invited']).toBe(service.invited.length);
		expect((counts['invited'] ?? 0) + (counts['notTried'] ?? 0)).toBe(40);
		const goOn = words.batchRun.goOn('dci-invite resume --json');
		expect(JSON.parse(ran.stderr)).toEqual({warnings: [goOn]});
	});

	it('says in words how far it came and how it goes on', async () => {
		const ran = await send('SIGINT');
		expect(ran.stderr).toContain(words.manyRun.stopping);
		expect(ran.stdout).toContain(words.batchRun.goOn('dci-invite resume'));
	});

	it('SIGHUP leaves at once and says how far it came', async () => {
		const ran = await send('SIGHUP');
		expect(ran).toMatchObject({code: 129, stdout: ''});
		expect(ran.stderr).toContain(words.manyRun.stoppedAfter(0, 40));
	});
});
