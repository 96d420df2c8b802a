import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, vi} from 'vitest';
import {words} from '../../source/words/words.ts';
import {type FaultServer, type FaultServerOptions, untilPosted} from '../helpers/fault-server.ts';
import {runProgram} from '../helpers/program.ts';
import {processesBelow} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {send} from '../helpers/wizard-steps.ts';

vi.setConfig({maxConcurrency: 4});

const email = 'jane@acme.com';

const signals = [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const;

/** Ways to be in doubt, and when they have begun. */
const doubts: Record<
	string,
	{faults: FaultServerOptions; begun: (server: FaultServer) => Promise<void>}
> = {
	'while no answer comes': {
		faults: {invite: 'hang', reads: {users: ['none', 'server-error']}},
		begun: untilPosted,
	},
	'while the address is looked up': {
		faults: {invite: 'server-error', reads: {users: ['none', 'hang']}},
		begun: untilLookedUpAgain,
	},
};

async function untilLookedUpAgain({requests}: FaultServer): Promise<void> {
	while (requests.filter(({path}) => path === '/iam/v1/users').length < 2) {
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

const cases = Object.entries(doubts).flatMap(([name, doubt]) =>
	signals.map(([signal, code]) => ({name, ...doubt, signal, code})),
);

/** The one object on stderr tells the address and how to check it; nothing in it claims an outcome. */
function expectDoubt(stderr: string) {
	const said = JSON.parse(stderr) as {error: {code: string; message: string; hint: string | null}};
	expect(Object.keys(said)).toEqual(['error']);
	const {code, message, hint} = said.error;
	const all = `${message} ${hint ?? ''}`;
	expect(code).toBe('ABORTED');
	const {couldNotCheck, checkLater} = words.commands.invite;
	const command = `dci-invite status ${email}`;
	const open = [
		words.guide.couldNotCheckInvitationWith(command),
		...[words.guide.noAnswer, words.api.serverAnswered(500)].map(
			(reason) => `${couldNotCheck(reason, email)} ${checkLater(command)}`,
		),
	];
	expect(open).toContain(all.trim());
	for (const claim of [
		words.guide.nothingSent,
		words.guide.nothingMoreSent,
		words.guide.notThere(email),
		words.commands.invite.wentThrough,
		words.guide.invited(email),
	]) {
		expect(all).not.toContain(claim);
	}
}

describe.concurrent('a signal while an invitation is in doubt, with --json', () => {
	it.for(cases)('$signal to one line, $name', async ({faults, begun, signal, code}, {fail}) => {
		const {server, env} = await fail(faults);
		const ran = await runProgram([email, '--yes', '--json'], {
			env,
			signal: {after: () => begun(server), name: signal},
		});
		expect(ran).toMatchObject({code, stdout: ''});
		expectDoubt(ran.stderr);
		expect(server.posts).toBe(1);
	});

	it.for(cases)(
		'$signal to the wizard, $name',
		async ({faults, begun, signal, code}, {start, fail}) => {
			const {server, env} = await fail(faults);
			const session = start({
				env,
				command: [
					'sh',
					'-c',
					'trap : INT HUP TERM; "$NODE" "$PROGRAM" --json 2> said.json; echo "exit $?"',
				],
			});
			await send(session, email);
			await begun(server);
			const [, pid] = processesBelow(session.pid);
			expect(pid).toBeDefined();
			process.kill(pid ?? 0, signal);
			await session.waitFor(`exit ${code}`);
			expectDoubt(readFileSync(join(session.home, 'said.json'), 'utf8'));
			expect(server.posts).toBe(1);
		},
	);
});
