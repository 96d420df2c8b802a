import {describe, expect, it} from 'vitest';
import {
	builtIn,
	resolveProfileName,
	resolveSettings,
	type SettingFlags,
} from '../../source/settings/precedence.ts';
import type {Profile} from '../../source/settings/schema.ts';

function resolve(flags: SettingFlags, env: Record<string, string>, profile: Partial<Profile>) {
	return resolveSettings({flags, env, profile: {defaults: {}, ...profile}});
}

describe('precedence', () => {
	it('is built-in when nobody says anything', () => {
		const nothing = {value: undefined, origin: 'built-in'};
		const resolved = resolve({}, {}, {});
		expect(resolved.defaultOf('role')).toEqual(nothing);
		expect(resolved).toEqual({
			baseUrl: {value: 'https://api.doit.com', origin: 'built-in'},
			customerContext: nothing,
			timeout: {value: 30, origin: 'built-in'},
			color: {value: 'auto', origin: 'built-in'},
			accessible: {value: false, origin: 'built-in'},
			defaultOf: expect.any(Function),
		});
	});

	it.each([
		[{customerContext: 'f'}, {DCI_CUSTOMER_CONTEXT: 'e'}, {customerContext: 'p'}, 'f', 'flag'],
		[{}, {DCI_CUSTOMER_CONTEXT: 'e'}, {customerContext: 'p'}, 'e', 'environment'],
		[{}, {DCI_CUSTOMER_CONTEXT: ''}, {customerContext: 'p'}, 'p', 'profile'],
		[{customerContext: ''}, {}, {customerContext: 'p'}, 'p', 'profile'],
		[{}, {}, {customerContext: ''}, undefined, 'built-in'],
	])('of the customer: %j, %j, %j', (flags, env, profile, value, origin) => {
		expect(resolve(flags, env as Record<string, string>, profile).customerContext).toEqual({
			value,
			origin,
		});
	});

	it.each([
		[{timeout: 5}, {timeout: 7}, 5, 'flag'],
		[{}, {timeout: 7}, 7, 'profile'],
		[{}, {}, builtIn.timeout, 'built-in'],
	])('of the time limit: %j, %j', (flags, profile, value, origin) => {
		expect(resolve(flags, {}, profile).timeout).toEqual({value, origin});
	});

	it.each([
		[{color: 'never'}, {FORCE_COLOR: '1'}, {}, 'never', 'flag'],
		[{}, {NO_COLOR: '1', FORCE_COLOR: '1'}, {color: 'always'}, 'never', 'environment'],
		[{}, {NO_COLOR: ''}, {color: 'always'}, 'always', 'profile'],
		[{}, {FORCE_COLOR: '0'}, {color: 'always'}, 'never', 'environment'],
		[{}, {FORCE_COLOR: 'false'}, {}, 'never', 'environment'],
		[{}, {FORCE_COLOR: '3'}, {color: 'never'}, 'always', 'environment'],
		[{}, {}, {color: 'never'}, 'never', 'profile'],
	] as const)('of colour: %j, %j, %j', (flags, env, profile, value, origin) => {
		expect(resolve(flags, env, profile).color).toEqual({value, origin});
	});

	it.each([
		[{accessible: true}, {ACCESSIBLE: '0'}, {}, true, 'flag'],
		[{}, {ACCESSIBLE: '1'}, {accessible: false}, true, 'environment'],
		[{}, {ACCESSIBLE: '0'}, {accessible: true}, false, 'environment'],
		[{}, {ACCESSIBLE: 'FALSE'}, {accessible: true}, false, 'environment'],
		[{}, {ACCESSIBLE: ''}, {accessible: true}, true, 'profile'],
		[{}, {INK_SCREEN_READER: 'true'}, {}, true, 'environment'],
		[{}, {INK_SCREEN_READER: '1'}, {}, false, 'built-in'],
		[{}, {TERM: 'dumb'}, {accessible: false}, true, 'environment'],
		[{}, {TERM: 'xterm'}, {accessible: false}, false, 'profile'],
	])('of accessible mode: %j, %j, %j', (flags, env, profile, value, origin) => {
		expect(resolve(flags, env as Record<string, string>, profile).accessible).toEqual({
			value,
			origin,
		});
	});

	it('takes the base from the environment and never from a profile', () => {
		const base = 'http://127.0.0.1:4000';
		expect(resolve({}, {DCI_API_BASE_URL: base}, {}).baseUrl).toEqual({
			value: base,
			origin: 'environment',
		});
		expect(resolve({}, {DCI_API_BASE_URL: ''}, {}).baseUrl.origin).toBe('built-in');
	});

	it('tells "left unset" from "not saved" in defaults', () => {
		const role = {id: 'r1', name: 'Admin'};
		const resolved = resolve({}, {}, {defaults: {role, jobTitle: null}});
		expect(resolved.defaultOf('role')).toEqual({value: role, origin: 'profile'});
		expect(resolved.defaultOf('jobTitle')).toEqual({value: null, origin: 'profile'});
		expect(resolved.defaultOf('organization')).toEqual({value: undefined, origin: 'built-in'});
	});
});

describe('the profile at work', () => {
	it.each([
		['flag', {DCI_INVITE_PROFILE: 'env'}, 'saved', {value: 'flag', origin: 'flag'}],
		[undefined, {DCI_INVITE_PROFILE: 'env'}, 'saved', {value: 'env', origin: 'environment'}],
		['', {DCI_INVITE_PROFILE: ''}, 'saved', {value: 'saved', origin: 'profile'}],
		[undefined, {}, 'default', {value: 'default', origin: 'built-in'}],
	])('with %j, %j and %j', (flag, env, saved, expected) => {
		expect(resolveProfileName(flag, env as Record<string, string>, () => saved)).toEqual(expected);
	});

	it('does not read the settings when it was said', () => {
		function read(): never {
			throw new Error('read');
		}
		expect(resolveProfileName('work', {}, read).value).toBe('work');
	});
});
