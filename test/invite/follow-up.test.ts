import {describe, expect, it} from 'vitest';
import type {User, UserState} from '../../source/api/types.ts';
import {InviteError} from '../../source/errors.ts';
import {
	canFollowUp,
	checkFollowUp,
	followUp,
	linkWorksUntil,
	localTime,
	localTimeAndZone,
} from '../../source/invite/follow-up.ts';

function user(state: UserState): User {
	return {id: 'u-1', email: 'jane@acme.com', state};
}

it('a link works for 48 hours, also over a change of the clocks', () => {
	const at = Date.UTC(2026, 2, 28, 12);
	expect(linkWorksUntil(at).toISOString()).toBe('2026-03-30T12:00:00.000Z');
	const moment = new Date(2026, 0, 5, 9, 3);
	expect(localTime(moment)).toBe('Mon 5 Jan 2026, 09:03');
	expect(localTimeAndZone(moment)).toMatch(
		/^Mon 5 Jan 2026, 09:03 (?:[A-Z]{2,5}|GMT[+-]\d+(?::\d+)?)$/,
	);
});

describe('checkFollowUp', () => {
	it.each<['resend' | 'cancel', UserState, boolean]>([
		['resend', 'pending', true],
		['resend', 'expired', true],
		['resend', 'cancelled', true],
		['resend', 'invited', true],
		['resend', 'active', false],
		['cancel', 'pending', true],
		['cancel', 'expired', true],
		['cancel', 'invited', true],
		['cancel', 'cancelled', false],
		['cancel', 'active', false],
		['resend', 'unknown', false],
		['cancel', 'unknown', false],
	])('%s of somebody %s: %j', (action, state, fits) => {
		function check() {
			return checkFollowUp(action, user(state));
		}
		expect(canFollowUp(user(state), action)).toBe(fits);
		if (fits) expect(check).not.toThrow();
		else expect(check).toThrow(expect.objectContaining({code: 'RESOURCE_CONFLICT'}));
	});
});

it('a state nobody knows is refused in the words of the server', () => {
	const suspended: User = {...user('unknown'), serverState: 'suspended\u001b[31m'};
	for (const action of ['resend', 'cancel'] as const) {
		expect(() => checkFollowUp(action, suspended)).toThrow(/"suspended"/);
		expect(() => checkFollowUp(action, suspended)).not.toThrow(/\u001b/);
	}
});

it('somebody without an ID cannot be acted on', () => {
	const nameless: User = {...user('pending'), id: ''};
	expect(canFollowUp(nameless, 'resend')).toBe(false);
	expect(() => checkFollowUp('cancel', nameless)).toThrow(
		expect.objectContaining({code: 'RESOURCE_CONFLICT'}),
	);
	expect(() => checkFollowUp('resend', {...nameless, state: 'cancelled'})).toThrow(/no ID/);
});

it('passes the key and the options of the call on, and keeps what is not ours', async () => {
	const calls: unknown[] = [];
	const api = {
		resendInvite: async (...call: unknown[]) => void calls.push(call),
		cancelInvite: () => Promise.reject(new TypeError('a bug')),
	};
	await followUp(api, 'resend', user('pending'), 'uuid-1', {timeoutMs: 5});
	expect(calls).toEqual([['u-1', {timeoutMs: 5, idempotencyKey: 'uuid-1'}]]);
	await expect(followUp(api, 'cancel', user('pending'), 'uuid-2')).rejects.toThrow('a bug');
});

it.each<['resend' | 'cancel', InviteError, object]>([
	[
		'resend',
		new InviteError('RESOURCE_NOT_FOUND', 'x', {httpStatus: 404, requestId: 'req_1'}),
		{
			code: 'RESOURCE_NOT_FOUND',
			httpStatus: 404,
			requestId: 'req_1',
			message: /accepted or removed/,
		},
	],
	['cancel', new InviteError('RESOURCE_CONFLICT', 'x'), {message: /already cancelled/}],
	['resend', new InviteError('RESOURCE_CONFLICT', 'x'), {message: /^x$/}],
	['resend', new InviteError('NETWORK_ERROR', 'x', {delivery: 'in-doubt'}), {hint: /newest link/}],
	[
		'cancel',
		new InviteError('NETWORK_ERROR', 'x', {delivery: 'in-doubt'}),
		{hint: /dci-invite status/},
	],
	[
		'cancel',
		new InviteError('NETWORK_ERROR', 'x', {delivery: 'never-sent', hint: 'h'}),
		{hint: /^h$/},
	],
])('%s explains %s', async (action, error, expected) => {
	function fail() {
		return Promise.reject(error);
	}
	const api = {resendInvite: fail, cancelInvite: fail};
	const thrown: unknown = await followUp(api, action, user('pending'), 'uuid').catch(
		(reason: unknown) => reason,
	);
	expect(thrown).toBeInstanceOf(InviteError);
	for (const [key, value] of Object.entries(expected)) {
		const said = (thrown as unknown as Record<string, unknown>)[key];
		if (value instanceof RegExp) expect(said).toMatch(value);
		else expect(said).toBe(value);
	}
});
