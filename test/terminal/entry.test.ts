import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {describe, expect} from 'vitest';
import {bareEnvironment, node, program} from '../helpers/environment.ts';
import {runProgram} from '../helpers/program.ts';
import {leaveTimeFor} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';

const refusal =
	'With this NODE_DEBUG, Node would print your API key. Unset it and run dci-invite again.\n';

describe('NODE_DEBUG', () => {
	it.for(['http', 'HTTP2', 'https', 'net', 'Tls', 'stream', 'timer,net', 'n*'])(
		'%s is refused before anything is sent',
		async (value, {expect, serve}) => {
			const {server, env} = await serve();
			const ran = await runProgram(['status'], {env: {...env, NODE_DEBUG: value}});
			expect(ran).toMatchObject({code: 1, stdout: '', stderr: refusal});
			expect(server.requests).toEqual([]);
		},
	);

	it('is refused where it asks for everything', async ({expect, serve}) => {
		const {server, env} = await serve();
		const {code, stdout, stderr} = await runProgram(['status'], {env: {...env, NODE_DEBUG: '*'}});
		expect(code).toBe(1);
		expect(stdout).toBe('');
		expect(stderr.endsWith(refusal)).toBe(true);
		expect(stderr).not.toContain(server.key);
	});

	it.for(['', 'fs', 'worker,repl', 'network'])('"%s" may stay', async (value, {expect, serve}) => {
		const {env} = await serve();
		const {code, stderr} = await runProgram(['status'], {env: {...env, NODE_DEBUG: value}});
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
	});
});

it('opens no inspector on SIGUSR1', async ({onTestFinished}) => {
	// A port of its own, since the usual one may be taken.
	const child = spawn(node, ['--inspect-port=0', program, 'demo-api'], {
		env: bareEnvironment('/nowhere'),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	let stderr = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
	});
	await once(createInterface(child.stdout), 'line');
	child.kill('SIGUSR1');
	await leaveTimeFor(1000);
	child.kill('SIGTERM');
	await once(child, 'close');
	expect(stderr).not.toContain('Debugger');
});
