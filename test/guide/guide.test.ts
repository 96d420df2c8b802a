import {describe, expect, it} from 'vitest';
import type {InviteBody} from '../../source/api/invite-body.ts';
import type {User} from '../../source/api/types.ts';
import {createGuide, type Guide, type Services} from '../../source/guide/guide.ts';
import {createState} from '../../source/guide/reducer.ts';
import type {GuideState} from '../../source/guide/state.ts';
import type {SendOutcome, SendProgress} from '../../source/invite/send.ts';
import {
	completeAnswers,
	decision,
	errors,
	identity,
	type organizations,
	roles,
	somebody,
	viewer,
} from './fixtures.ts';

/** A call that the test answers when it likes. */
type Call<T> = {
	args: unknown[];
	signal: AbortSignal | undefined;
	resolve(value: T): void;
	reject(error: unknown): void;
};

function callsOf<T>() {
	const calls: Call<T>[] = [];
	function call(signal: AbortSignal | undefined, ...args: unknown[]) {
		return new Promise<T>((resolve, reject) => {
			calls.push({args, signal, resolve, reject});
		});
	}
	function last(): Call<T> {
		const latest = calls.at(-1);
		if (!latest) throw new Error('nothing was called');
		return latest;
	}
	return {calls, call, last};
}

function makeServices() {
	const validate = callsOf<typeof identity>();
	const listRoles = callsOf<typeof roles>();
	const listOrganizations = callsOf<typeof organizations>();
	const findUser = callsOf<User | undefined>();
	const send = callsOf<SendOutcome>();
	const followUp = callsOf<void>();
	const saveDefaults = callsOf<void>();
	const timers: {run(): void; ms: number; isTakenBack: boolean}[] = [];
	const reports: ((progress: SendProgress) => void)[] = [];
	const services: Services = {
		validate: (signal) => validate.call(signal),
		listRoles: (signal) => listRoles.call(signal),
		listOrganizations: (signal) => listOrganizations.call(signal),
		findUser: (email, signal) => findUser.call(signal, email),
		send: (body: InviteBody, {stop, report}) => {
			reports.push(report);
			return send.call(stop, body);
		},
		followUp: (action, user, key, signal) => followUp.call(signal, action, user, key),
		saveDefaults: (answers) => saveDefaults.call(undefined, answers),
		now: () => 1234,
		later: (run, ms) => {
			const timer = {run, ms, isTakenBack: false};
			timers.push(timer);
			return () => {
				timer.isTakenBack = true;
			};
		},
	};
	function report(progress: SendProgress) {
		return reports.at(-1)?.(progress);
	}
	return {
		services,
		validate,
		listRoles,
		listOrganizations,
		findUser,
		send,
		followUp,
		saveDefaults,
		timers,
		report,
	};
}

/** Lets every promise that can settle do so. */
function settle() {
	return new Promise<void>((resolve) => setImmediate(resolve));
}

function start(answers = {}) {
	const fakes = makeServices();
	const guide = createGuide(createState({answers, pending: {}}), fakes.services);
	return {guide, ...fakes};
}

async function startSending() {
	const run = start(completeAnswers());
	run.guide.dispatch({type: 'load'});
	run.findUser.last().resolve(undefined);
	await settle();
	run.guide.dispatch({type: 'confirm'});
	return run;
}

function statusOf(guide: Guide): GuideState['status'] {
	return guide.getState().status;
}

describe('reading', () => {
	it('starts nothing before it is told to', async () => {
		const {guide, validate, findUser} = start(completeAnswers());
		expect(validate.calls).toHaveLength(0);
		expect(findUser.calls).toHaveLength(0);
		guide.dispatch({type: 'load'});
		expect(findUser.last().args).toEqual(['jane@acme.com']);
	});

	it('reads the account and both lists at once', async () => {
		const {guide, validate, listRoles, listOrganizations} = start();
		guide.dispatch({type: 'load'});
		expect([validate, listRoles, listOrganizations].map(({calls}) => calls.length)).toEqual([
			1, 1, 1,
		]);
		validate.last().resolve(identity);
		listRoles.last().resolve(roles);
		listOrganizations.last().reject(errors.server);
		await settle();
		expect(guide.getState()).toMatchObject({
			identity: {status: 'loaded', value: identity},
			roles: {status: 'loaded', value: roles},
			organizations: {status: 'failed', error: errors.server},
		});
	});

	it('tells its listeners after each change, and not without one', () => {
		const {guide} = start();
		let heard = 0;
		const end = guide.subscribe(() => heard++);
		guide.dispatch({type: 'load'});
		guide.dispatch({type: 'confirm'});
		expect(heard).toBe(1);
		end();
		guide.dispatch({type: 'go-back'});
		expect(heard).toBe(1);
	});

	it('makes one of ours of an error it does not know', async () => {
		const {guide, listRoles} = start();
		guide.dispatch({type: 'load'});
		listRoles.last().reject(new TypeError('x is not a function'));
		await settle();
		expect(guide.getState().roles).toMatchObject({status: 'failed', error: {code: 'CLI_ERROR'}});
	});

	it('reads again when told, and with another key everything', async () => {
		const {guide, listRoles, validate} = start();
		guide.dispatch({type: 'load'});
		listRoles.last().reject(errors.server);
		await settle();
		guide.dispatch({type: 'retry-list', field: 'role'});
		expect(listRoles.calls).toHaveLength(2);
		expect(validate.calls).toHaveLength(1);
		const [first] = validate.calls;
		guide.dispatch({type: 'replace-key'});
		expect(listRoles.calls).toHaveLength(3);
		expect(first?.signal?.aborted).toBe(true);
		expect(validate.last().signal?.aborted).toBe(false);
		first?.resolve({email: 'old@acme.com', domain: 'acme.com'});
		await settle();
		expect(guide.getState().identity.status).toBe('loading');
	});

	it('ends the look-up of an address that was replaced and ignores its answer', async () => {
		const {guide, findUser} = start();
		guide.dispatch({type: 'load'});
		guide.dispatch({type: 'answer', field: 'email', value: 'jane@acme.com'});
		const [first] = findUser.calls;
		guide.dispatch({type: 'go-back'});
		guide.dispatch({type: 'answer', field: 'email', value: 'bob@acme.com'});
		expect(first?.signal?.aborted).toBe(true);
		first?.resolve(somebody());
		await settle();
		expect(guide.getState().lookUp).toMatchObject({
			email: 'bob@acme.com',
			person: {status: 'loading'},
		});
	});
});

describe('sending', () => {
	it('hands over what was reviewed, once', async () => {
		const {guide, send, report} = await startSending();
		expect(send.calls).toHaveLength(1);
		expect(send.last().args).toEqual([
			{
				email: 'jane@acme.com',
				firstName: 'Jane',
				lastName: 'Doe',
				jobTitle: 'Management',
				roleId: viewer.id,
				organizationId: 'org-north',
			},
		]);
		report({phase: 'posting'});
		report({phase: 'checking', cause: errors.server});
		expect(guide.getState()).toMatchObject({progress: {phase: 'checking'}});
		expect(send.calls).toHaveLength(1);
		send.last().resolve({result: 'invited', user: somebody(), confirmedBy: 'look-up'});
		await settle();
		expect(guide.getState()).toMatchObject({status: 'sent', outcome: {confirmedBy: 'look-up'}});
	});

	it.each(['not-sent', 'not-there', 'unknown'] as const)('reports %s', async (result) => {
		const {guide, send} = await startSending();
		send.last().resolve({result, error: errors.server});
		await settle();
		expect(guide.getState()).toMatchObject({status: 'failed', verdict: result});
	});

	it('waits five seconds for the look-up and then says so', async () => {
		const {guide, findUser, send, timers} = start(completeAnswers());
		guide.dispatch({type: 'load'});
		guide.dispatch({type: 'confirm'});
		expect(timers.map(({ms}) => ms)).toEqual([5000]);
		expect(send.calls).toHaveLength(0);
		timers[0]?.run();
		expect(findUser.last().signal?.aborted).toBe(true);
		expect(guide.getState()).toMatchObject({
			status: 'reviewing',
			lookUp: {person: {status: 'failed', error: {code: 'NETWORK_ERROR'}}},
		});
		guide.dispatch({type: 'confirm'});
		expect(send.calls).toHaveLength(1);
	});

	it('sends as soon as the look-up found nobody, and the limit is taken back', async () => {
		const {guide, findUser, send, timers} = start(completeAnswers());
		guide.dispatch({type: 'load'});
		guide.dispatch({type: 'confirm'});
		findUser.last().resolve(undefined);
		await settle();
		expect(send.calls).toHaveLength(1);
		timers[0]?.run();
		expect(guide.getState()).toMatchObject({status: 'sending', progress: {phase: 'posting'}});
		send.last().resolve({result: 'not-sent', error: errors.forbidden});
		await settle();
		expect(timers[0]?.isTakenBack).toBe(true);
	});

	it('sends a saved default unseen when its list takes longer than five seconds', async () => {
		const {guide, findUser, send, timers} = start(completeAnswers('default'));
		guide.dispatch({type: 'load'});
		findUser.last().resolve(undefined);
		await settle();
		guide.dispatch({type: 'confirm'});
		expect(send.calls).toHaveLength(0);
		timers[0]?.run();
		expect(send.calls).toHaveLength(1);
	});

	it('stops on Ctrl+C, and leaves on the second', async () => {
		const {guide, send} = await startSending();
		guide.dispatch({type: 'abort'});
		expect(send.last().signal?.aborted).toBe(true);
		expect(statusOf(guide)).toBe('sending');
		guide.dispatch({type: 'abort'});
		expect(guide.getState()).toMatchObject({status: 'ended', exitCode: 130});
	});

	it('gives up the wait after a 429 when told to go back', async () => {
		const {guide, send, report} = await startSending();
		report({phase: 'rate-limited', until: 9999, cause: errors.limited});
		guide.dispatch({type: 'go-back'});
		expect(send.last().signal?.aborted).toBe(true);
		expect(statusOf(guide)).toBe('failed');
		send.last().resolve({result: 'not-sent', error: errors.limited});
		await settle();
		expect(statusOf(guide)).toBe('failed');
	});

	it('starts anew with a new stop signal', async () => {
		const {guide, findUser, send} = await startSending();
		guide.dispatch({type: 'abort'});
		send.last().resolve({result: 'not-sent', error: errors.limited});
		await settle();
		expect(statusOf(guide)).toBe('ended');
		const next = await startSending();
		next.send.last().resolve({result: 'not-sent', error: errors.limited});
		await settle();
		next.guide.dispatch({type: 'retry'});
		expect(next.send.calls).toHaveLength(1);
		next.findUser.last().resolve(undefined);
		await settle();
		expect(next.send.calls).toHaveLength(2);
		expect(next.send.last().signal?.aborted).toBe(false);
		expect(findUser.calls).toHaveLength(1);
	});
});

describe('following up and saving', () => {
	async function alreadyThere() {
		const run = start();
		run.guide.dispatch({type: 'load'});
		run.guide.dispatch({type: 'answer', field: 'email', value: 'jane@acme.com'});
		run.findUser.last().resolve(somebody());
		await settle();
		run.guide.dispatch({type: 'answer', field: 'firstName', value: null});
		return run;
	}

	it('keeps the UUID when the same decision is tried again', async () => {
		const {guide, followUp} = await alreadyThere();
		guide.dispatch({type: 'follow-up', action: 'resend', idempotencyKey: decision});
		followUp.last().reject(errors.server);
		await settle();
		expect(statusOf(guide)).toBe('follow-up-failed');
		guide.dispatch({type: 'retry'});
		expect(followUp.calls.map(({args}) => args)).toEqual([
			['resend', somebody(), decision],
			['resend', somebody(), decision],
		]);
		followUp.last().resolve();
		await settle();
		expect(guide.getState()).toMatchObject({
			status: 'sent',
			outcome: {action: 'resend', at: 1234},
		});
	});

	it('saves the defaults and says how that went', async () => {
		const {guide, send, saveDefaults} = await startSending();
		send.last().resolve({result: 'invited', user: somebody(), confirmedBy: 'answer'});
		await settle();
		guide.dispatch({type: 'save-defaults'});
		expect(saveDefaults.last().args).toEqual([guide.getState().answers]);
		saveDefaults.last().reject(errors.server);
		await settle();
		expect(guide.getState()).toMatchObject({
			saving: {status: 'failed', reason: errors.server.message},
		});
		guide.dispatch({type: 'save-defaults'});
		saveDefaults.last().resolve();
		await settle();
		expect(guide.getState()).toMatchObject({saving: {status: 'saved'}});
	});
});

describe('the end', () => {
	it.each(['dispose', 'quit'] as const)('by %s stops every read and wait', async (how) => {
		const {guide, validate, listRoles, findUser} = start(completeAnswers());
		guide.dispatch({type: 'load'});
		if (how === 'quit') guide.dispatch({type: 'quit'});
		else guide.dispose();
		for (const {signal} of [validate.last(), listRoles.last(), findUser.last()]) {
			expect(signal?.aborted).toBe(true);
		}
		const before = guide.getState();
		validate.last().resolve(identity);
		await settle();
		guide.dispatch({type: 'go-back'});
		expect(guide.getState()).toBe(before);
	});

	it('takes back the limit of the wait', () => {
		const {guide, timers} = start(completeAnswers());
		guide.dispatch({type: 'load'});
		guide.dispatch({type: 'confirm'});
		guide.dispose();
		expect(timers[0]?.isTakenBack).toBe(true);
	});
});

describe('the names in a result', () => {
	const user = somebody({roleId: 'preset/support-user'});

	async function sendToUnknownRole() {
		const run = await startSending();
		run.listRoles.last().resolve(roles);
		run.listOrganizations.last().resolve([]);
		await settle();
		run.send.last().resolve({result: 'invited', user, confirmedBy: 'answer'});
		await settle();
		return run;
	}

	it('are read once more, fresh', async () => {
		const {guide, listRoles, listOrganizations} = await sendToUnknownRole();
		expect(statusOf(guide)).toBe('sent');
		expect(listRoles.calls).toHaveLength(2);
		expect(listOrganizations.calls).toHaveLength(1);
		const support = {id: 'preset/support-user', name: 'Support User'};
		listRoles.last().resolve([...roles, support]);
		await settle();
		expect(guide.getState().roles).toEqual({status: 'loaded', value: [...roles, support]});
		expect(listRoles.calls).toHaveLength(2);
	});

	it('are waited for five seconds by a run that ends, and it ends well', async () => {
		const {guide, timers} = await sendToUnknownRole();
		guide.dispatch({type: 'finish'});
		expect(statusOf(guide)).toBe('sent');
		const limit = timers.find(({isTakenBack, ms}) => !isTakenBack && ms === 5000);
		limit?.run();
		expect(guide.getState()).toMatchObject({status: 'ended', exitCode: 0});
	});
});
