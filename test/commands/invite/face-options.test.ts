import {describe, expect, it} from 'vitest';
import {createFaceOptions} from '../../../source/commands/invite/face-options.ts';
import {createGuide, type Services} from '../../../source/guide/guide.ts';
import type {GuideState} from '../../../source/guide/state.ts';
import {commandLine} from '../../../source/invite/command-line.ts';
import {arrive, begin, completeAnswers} from '../../guide/fixtures.ts';
import {goodKey, offlineKey} from '../../setup/fake-service.ts';
import {makeContext} from '../command-context.ts';

function never() {
	return new Promise<never>(() => {});
}

const services: Services = {
	validate: never,
	listRoles: never,
	listOrganizations: never,
	findUser: never,
	send: never,
	followUp: never,
	saveDefaults: never,
	now: () => 0,
	later: () => () => {},
};

function commandOf(name: string): string {
	const role = {id: 'role-1', name};
	const answers = {...completeAnswers(), role: {value: role, origin: 'answer' as const}};
	const state: GuideState = arrive(begin({answers}), 'roles', [role]);
	const {context} = makeContext();
	const {words} = createFaceOptions(context, createGuide(state, services)).options.commandOf(state);
	return commandLine(words);
}

describe('the same invite as a command', () => {
	it('says names', () => {
		expect(commandOf('Standard User')).toContain('--role "Standard User"');
	});

	it.each([
		'Role\u001B]8;;http://evil\u001B\\L\u001B]8;;\u001B\\',
		'\u001B[31;8mHID\u001B[0m',
		'two\nlines',
		'right\u202Eleft',
	])('says the ID where the name %j cannot be shown', (name) => {
		const command = commandOf(name);
		expect(command).toContain('--role role-1');
		expect(command).toMatch(/^[\x20-\x7E]*$/);
	});
});

describe('a key that is saved from a face', () => {
	const origin = 'https://api.doit.com';
	const role = {id: 'role-1', name: 'Account Manager'};
	const organization = {id: 'org-1', name: 'Acme Europe'};

	/** Saves another key over that of an account; what the next start finds. */
	async function replaceApiKey(key: string, domain: string, save = true) {
		const {context, home} = makeContext();
		await context.settings().saveKey('default', {key: 'test-key-old-0000', origin});
		await context.settings().saveProfile('default', {
			email: `joe@${domain}`,
			domain,
			customerContext: 'old-customer',
			timeout: 60,
			defaults: {role, organization, jobTitle: 'Founder'},
		});
		const guide = createGuide(begin({}), services);
		const said = await createFaceOptions(context, guide).options.replaceApiKey(key, save);
		const next = makeContext({home}).context;
		const {email, domain: shown} = createFaceOptions(next, guide).options.account();
		return {
			said,
			header: {email, domain: shown},
			key: next.settings().savedKey('default')?.key,
			profile: next.settings().profile('default'),
		};
	}

	it('leaves nothing of another account behind, and says so', async () => {
		const {said, header, key, profile} = await replaceApiKey(goodKey, 'other.example');
		expect(key).toBe(goodKey);
		expect(header).toEqual({email: 'jane@acme.com', domain: 'acme.com'});
		expect(profile).toEqual({
			email: 'jane@acme.com',
			domain: 'acme.com',
			timeout: 60,
			defaults: {jobTitle: 'Founder'},
		});
		expect(said).toBe('The defaults saved for another account were removed.');
	});

	it('renews whose it is and keeps the rest within the account', async () => {
		const {said, header, profile} = await replaceApiKey(goodKey, 'acme.com');
		expect(header).toEqual({email: 'jane@acme.com', domain: 'acme.com'});
		expect(profile).toMatchObject({
			customerContext: 'old-customer',
			defaults: {role, organization, jobTitle: 'Founder'},
		});
		expect(said).toBeUndefined();
	});

	it.each([offlineKey, 'wrong-key-0001'])(
		'does not say whose %s is while nobody knows',
		async (key) => {
			const {header, key: saved} = await replaceApiKey(key, 'other.example');
			expect(saved).toBe(key);
			expect(header).toEqual({email: undefined, domain: undefined});
		},
	);

	it('changes nothing saved when it is for this run', async () => {
		const {said, key, profile} = await replaceApiKey(goodKey, 'other.example', false);
		expect(key).toBe('test-key-old-0000');
		expect(profile.email).toBe('joe@other.example');
		expect(said).toBeUndefined();
	});
});
