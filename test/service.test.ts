import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Api} from '../source/api/types.ts';
import type {CommandInput} from '../source/commands/command.ts';
import {createProgress} from '../source/commands/invite/progress.ts';
import {roles} from '../source/commands/lists.ts';
import {run as runStatus} from '../source/commands/status.ts';
import type {Context} from '../source/context.ts';
import {InviteError} from '../source/errors.ts';
import {createService} from '../source/service.ts';
import {makeContext, type TestOptions} from './commands/command-context.ts';

afterEach(() => {
	vi.useRealTimers();
});

/** A command whose answers take that many seconds, and what stderr held when it was over. */
async function wait(
	run: (context: Context, input: CommandInput) => Promise<unknown>,
	options: TestOptions,
	seconds = 5,
) {
	vi.useFakeTimers();
	const made = makeContext(options);
	const service = await made.context.service();
	function slow<T>(value: T) {
		return new Promise<T>((resolve) => {
			setTimeout(() => resolve(value), seconds * 1000);
		});
	}
	const api: Api = {
		...service,
		validate: () => slow({email: 'admin@acme.com', domain: 'acme.com'}),
		listRoles: () => slow([{id: 'r', name: 'Viewer'}]),
	};
	const input = {positionals: [], flags: options.flags ?? {}};
	const result = run(
		{...made.context, service: async () => createService(made.context, api)},
		input,
	);
	await vi.advanceTimersByTimeAsync(seconds * 1000);
	await result;
	return made;
}

const key = {DCI_API_KEY: 'test-key-0000-canary'};

describe.each<[string, typeof roles.run | typeof runStatus]>([
	['roles', roles.run],
	['status', runStatus],
])('%s', (_, run) => {
	it('says on a terminal that it waits, and clears that away', async () => {
		const {errors, shown} = await wait(run, {person: true, env: key});
		expect(errors()).toMatch(/\rStill waiting for api\.doit\.com, 3 s\./);
		expect(errors().endsWith('\r\u{1B}[K')).toBe(true);
		expect(shown()).toBe('');
	});

	it.each<[string, TestOptions]>([
		['TERM=dumb', {env: {...key, TERM: 'dumb'}}],
		['--accessible', {env: key, flags: {accessible: true}}],
		['--debug', {env: key, flags: {debug: true}}],
	])('says it in lines with %s', async (__, options) => {
		const {errors} = await wait(run, {person: true, ...options}, 15);
		expect(errors()).toBe(
			'Still waiting for api.doit.com, 3 s.\nStill waiting for api.doit.com, 10 s.\n',
		);
	});

	it('says nothing where nobody watches, and nothing of a short wait', async () => {
		expect((await wait(run, {env: key, flags: {json: true}})).errors()).toBe('');
		expect((await wait(run, {env: key})).errors()).toBe('');
		expect((await wait(run, {person: true, env: key}, 2)).errors()).toBe('');
	});
});

it('never shares a line with what is said of a sending, nor with an error', async () => {
	vi.useFakeTimers();
	const {context, errors} = makeContext({person: true, env: key});
	const failure = new InviteError('NETWORK_ERROR', 'Gone.');
	const service = {
		...(await context.service()),
		findUser: () =>
			new Promise<never>((_, reject) => {
				setTimeout(() => reject(failure), 5000);
			}),
	};
	const asked = createService(context, service).findUser('jane@acme.com');
	const failed = expect(asked).rejects.toBe(failure);
	await vi.advanceTimersByTimeAsync(3500);
	createProgress(context, 'jane@acme.com', () => 0).stopping();
	expect(errors()).toMatch(/3 s\.\u{1B}\[K\r\u{1B}\[KStopping\. .*\n$/u);
	await vi.advanceTimersByTimeAsync(1500);
	await failed;
	expect(errors().endsWith('\r\u{1B}[K')).toBe(true);
});

it('has no way to change anything in a dry run', async () => {
	const {context} = makeContext({env: key, flags: {dryRun: true}});
	const calls: unknown[] = [];
	async function act(...call: unknown[]) {
		calls.push(call);
	}
	const sent = vi.fn<Api['inviteUser']>();
	const fake = {
		...(await context.service()),
		inviteUser: sent,
		resendInvite: act,
		cancelInvite: act,
	};
	const service = createService(context, fake);
	await expect(service.inviteUser({email: 'jane@acme.com'})).rejects.toThrow();
	await expect(service.resendInvite('u-1', {idempotencyKey: 'k-1'})).rejects.toThrow();
	await expect(service.cancelInvite('u-1', {idempotencyKey: 'k-2'})).rejects.toThrow();
	expect(sent).not.toHaveBeenCalled();
	expect(calls).toEqual([]);
});
