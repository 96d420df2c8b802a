import {describe, expect, it} from 'vitest';
import {createFaceOptions} from '../../../source/commands/invite/face-options.ts';
import {createGuide, type Services} from '../../../source/guide/guide.ts';
import type {GuideState} from '../../../source/guide/state.ts';
import {arrive, begin, completeAnswers} from '../../guide/fixtures.ts';
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
	return createFaceOptions(context, createGuide(state, services)).commandOf(state);
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
