import {describe, expect, it} from 'vitest';
import type {Role} from '../../source/api/types.ts';
import type {GuideState} from '../../source/guide/state.ts';
import {words} from '../../source/words/words.ts';
import {
	act,
	admin,
	answerEmail,
	arriveAll,
	begin,
	errors,
	found,
	north,
	restOfAnswers,
	tokyo,
	viewer,
} from '../guide/fixtures.ts';
import {speedUpClock} from '../helpers/fast-clock.ts';
import {keySequences as keys} from '../helpers/keys.ts';
import {type WizardStageOptions, wizardStage} from './wizard-stage.tsx';

const many: Role[] = Array.from({length: 30}, (_, index) => ({
	id: `role-${index}`,
	name: `Role ${index}`,
	type: 'custom',
	permissions: Array.from({length: index}, (__, each) => `permission${each}`),
}));

/** A run that comes to the job title at once. */
function atJobTitle(options: WizardStageOptions = {}) {
	return wizardStage({
		start: {
			answers: {
				email: {value: 'jane@acme.com', origin: 'flag'},
				firstName: {value: null, origin: 'flag'},
				lastName: {value: null, origin: 'flag'},
			},
		},
		...options,
	});
}

/** A run that comes to the role at once. */
function atRole(options: WizardStageOptions = {}) {
	return wizardStage({
		start: {
			answers: {
				email: {value: 'jane@acme.com', origin: 'flag'},
				firstName: {value: null, origin: 'flag'},
				lastName: {value: null, origin: 'flag'},
				jobTitle: {value: null, origin: 'flag'},
			},
		},
		...options,
	});
}

describe('the focus', () => {
	it('is on what grants nothing, so that Enter through the wizard leaves all unset', async () => {
		using wizard = atJobTitle();
		await wizard.focuses('Skip');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.role.question);
		await wizard.focuses('Account default');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.organization.question);
		await wizard.focuses('Account default');
		wizard.type(keys.enter);
		await wizard.sees(words.guide.readyToInvite);
		expect(wizard.guide.getState().answers).toMatchObject({
			jobTitle: {value: null},
			role: {value: null},
			organization: {value: null},
		});
	});

	it('is on the earlier answer when one comes back from the review', async () => {
		using wizard = wizardStage({
			state: act(found(act(arriveAll(begin()), answerEmail()), undefined), ...restOfAnswers),
		});
		await wizard.focuses(words.guide.rows.send);
		wizard.type(keys['shift+tab']);
		await wizard.sees(words.fields.organization.question);
		await wizard.focuses('North');
		wizard.type(keys['shift+tab']);
		await wizard.sees(words.fields.role.question);
		await wizard.focuses('Viewer');
		wizard.type(keys['shift+tab']);
		await wizard.sees(words.fields.jobTitle.question);
		await wizard.focuses('Management');
	});

	it('is on the default when that is edited', async () => {
		using wizard = wizardStage({
			start: {
				answers: {
					email: {value: 'jane@acme.com', origin: 'flag'},
					firstName: {value: null, origin: 'flag'},
					lastName: {value: null, origin: 'flag'},
					jobTitle: {value: 'Management', origin: 'default'},
					role: {value: {id: admin.id, name: admin.name}, origin: 'default'},
					organization: {value: tokyo, origin: 'default'},
				},
			},
		});
		await wizard.sees('Role          Admin (your default)');
		for (let row = 0; row < 5; row++) wizard.type(keys.down);
		await wizard.focuses('Role');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.role.question);
		await wizard.focuses('Admin');
	});

	it('that was only looked at comes back on its first row, without a filter', async () => {
		using wizard = atJobTitle({roles: many});
		await wizard.focuses('Skip');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.role.question);
		wizard.type('role 2');
		await wizard.focuses('Role 2');
		wizard.type(keys.down);
		await wizard.sees('2/12');
		wizard.type(keys['shift+tab']);
		await wizard.sees(words.fields.jobTitle.question);
		wizard.type(keys.enter);
		await wizard.sees(words.fields.role.question);
		await wizard.focuses(words.fields.role.unsetRow);
		await wizard.sees(words.ui.typeToFilter);
	});

	it('that has an answer shows it, marked and in focus, whatever was looked at since', async () => {
		using wizard = atJobTitle({roles: many});
		await wizard.focuses('Skip');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.role.question);
		wizard.type('role 7');
		await wizard.focuses('Role 7');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.organization.question);
		wizard.type(keys['shift+tab']);
		await wizard.focuses('Role 7');
		expect(wizard.focus()).toMatch(/ ✓$/);
		wizard.type(keys.down);
		await wizard.focuses('Role 8');
		expect(wizard.focus()).not.toContain('✓');
		wizard.type(keys.escape);
		await wizard.sees(words.fields.jobTitle.question);
		wizard.type(keys.enter);
		await wizard.focuses('Role 7');
		wizard.type('role 9');
		await wizard.focuses('Role 9');
		wizard.type(keys.escape);
		await wizard.focuses('Role 7');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.organization.question);
		expect(wizard.guide.getState().answers.role?.value).toMatchObject({name: 'Role 7'});
	});

	it('marks the first row where that is the answer', async () => {
		using wizard = atJobTitle({roles: many});
		await wizard.focuses('Skip');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.role.question);
		wizard.type(keys['shift+tab']);
		await wizard.focuses('Skip ✓');
	});
});

describe('the role question', () => {
	it('explains the role in focus', async () => {
		using wizard = atRole({roles: many});
		await wizard.says('No role is sent.');
		wizard.type(keys.down);
		await wizard.says('A custom role with no permissions listed.');
		wizard.type(keys.down);
		await wizard.says('A custom role with 1 permission: permission0.');
		wizard.type('role 9');
		await wizard.says(
			'A custom role with 9 permissions: permission0, permission1, permission2, permission3, permission4 and 4 more.',
		);
	});

	it.each([
		[80, 24],
		[40, 10],
	])('explains it by its description first, in a window of %i by %i', async (columns, rows) => {
		const described: Role = {
			id: 'role-billing',
			name: '請求',
			type: 'custom',
			description: `請求書と予算を管理します。\u{1B}[31m${'長い説明'.repeat(40)}`,
			permissions: ['billing'],
		};
		using wizard = atRole({roles: [described], columns, rows});
		await wizard.focuses('Account default');
		wizard.type(keys.down);
		await wizard.sees('  請求書と予算を管理します。長い');
		await wizard.sees('…');
		if (rows >= 12) await wizard.says('A custom role with 1 permission: billing.');
		expect(wizard.text()).not.toContain('[31m');
		expect(wizard.lines().filter(Boolean).length).toBeLessThan(rows);
	});

	it('stays as high while one filters', async () => {
		using wizard = atRole({roles: many});
		await wizard.focuses('Account default');
		function row() {
			return wizard.lines().findIndex((line) => line.startsWith('Enter choose'));
		}
		const before = row();
		wizard.type('role 29');
		await wizard.sees('1/1');
		expect(row()).toBe(before);
		wizard.type('x');
		await wizard.sees('No match. Esc clears the filter.');
		expect(row()).toBe(before);
		wizard.type(keys.escape);
		await wizard.sees('0/30');
		expect(row()).toBe(before);
	});

	it('shows IDs where names repeat', async () => {
		using wizard = atRole({
			roles: [
				{id: 'role-a', name: 'Auditor', type: 'custom'},
				{id: 'role-b', name: 'Auditor', type: 'custom'},
			],
		});
		await wizard.sees('Auditor  custom  role-a');
		await wizard.sees('Auditor  custom  role-b');
	});

	it('says that it loads, and draws the list when it is there', async () => {
		using wizard = atRole({roles: undefined});
		await wizard.sees('Loading the roles...');
		const {roles} = wizard.guide.getState();
		if (roles.status !== 'loading') throw new Error(`the roles are ${roles.status}`);
		wizard.guide.dispatch({
			type: 'succeed-read',
			read: 'roles',
			ticket: roles.ticket,
			value: [viewer],
		});
		await wizard.focuses('Account default');
	});
});

describe('a list that takes long', () => {
	speedUpClock();

	it('shows how long', async () => {
		using wizard = atRole({roles: undefined});
		await wizard.until('a clock', () => /Loading the roles\.\.\. \d+ s/u.test(wizard.text()));
	});
});

describe('a list that is read again while it is open', () => {
	/** At the role question, while fresher roles are being read. */
	function atKeptRoles() {
		const answered = act(
			found(act(arriveAll(begin()), answerEmail()), undefined),
			...restOfAnswers.slice(0, 3),
		);
		const kept: GuideState['roles'] = {status: 'loaded', value: [viewer, admin], renewal: 99};
		return wizardStage({state: {...answered, roles: kept}});
	}
	const auditor: Role = {id: 'role-auditor', name: 'Auditor'};

	it('keeps the focus on the same role, and Enter chooses it', async () => {
		using wizard = atKeptRoles();
		await wizard.focuses(words.fields.role.unsetRow);
		wizard.type(keys.down);
		await wizard.focuses('Viewer');
		const value = [auditor, admin, viewer];
		wizard.guide.dispatch({type: 'succeed-read', read: 'roles', ticket: 99, value});
		await wizard.sees('3/3');
		await wizard.focuses('Viewer');
		wizard.type(keys.enter);
		expect(wizard.guide.getState().answers.role?.value).toEqual({id: viewer.id, name: 'Viewer'});
	});

	it('chooses no other role with an Enter that was meant for one that is gone', async () => {
		using wizard = atKeptRoles();
		await wizard.focuses(words.fields.role.unsetRow);
		wizard.type(keys.down);
		await wizard.focuses('Viewer');
		const value = [auditor, admin];
		wizard.guide.dispatch({type: 'succeed-read', read: 'roles', ticket: 99, value});
		await wizard.focuses(words.fields.role.unsetRow);
		wizard.type(keys.enter);
		expect(wizard.guide.getState()).toMatchObject({status: 'asking', field: 'role'});
		await wizard.enterAlone();
		expect(wizard.guide.getState().answers.role?.value).toBeNull();
	});
});

describe('a list that could not be loaded', () => {
	it('is tried again', async () => {
		using wizard = atRole({roles: errors.network});
		await wizard.says('✗ The roles could not be loaded. Could not reach api.doit.com.');
		await wizard.focuses('Try again');
		wizard.answers.roles = undefined;
		wizard.type(keys.enter);
		await wizard.sees('Loading the roles...');
	});

	it('takes a typed ID, and comes back to it', async () => {
		using wizard = atRole({roles: errors.network});
		await wizard.focuses('Try again');
		wizard.type(keys.down);
		await wizard.focuses('Type an ID');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.role.typeId);
		wizard.answer('role x');
		await wizard.says('✗ An ID cannot contain spaces');
		wizard.type(keys.escape);
		await wizard.focuses('Type an ID');
		wizard.type(keys.enter);
		await wizard.until('the text', () => wizard.lines().includes('  role x'));
		wizard.type(keys['ctrl+u']);
		await wizard.losesSightOf('role x');
		wizard.answer('role-x');
		await wizard.sees(words.fields.organization.question);
		expect(wizard.guide.getState().answers.role?.value).toEqual({id: 'role-x', name: 'role-x'});
		wizard.type(keys['shift+tab']);
		await wizard.sees(words.fields.role.typeId);
		await wizard.until('the text', () => wizard.lines().includes('  role-x'));
	});

	it('can be left unset', async () => {
		using wizard = atRole({roles: errors.network});
		await wizard.focuses('Try again');
		wizard.type(keys.down);
		wizard.type(keys.down);
		await wizard.focuses('Account default');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.organization.question);
		wizard.type(keys['shift+tab']);
		await wizard.focuses('Account default');
	});
});

describe('the organization', () => {
	it('is taken and shown when there is one only', async () => {
		using wizard = atRole({organizations: [north]});
		await wizard.focuses('Account default');
		wizard.type(keys.enter);
		await wizard.sees(words.guide.readyToInvite);
		await wizard.sees('Organization  North (only one)');
	});

	it('is left out when there is none', async () => {
		using wizard = atRole({organizations: []});
		await wizard.focuses('Account default');
		wizard.type(keys.enter);
		await wizard.sees(words.guide.readyToInvite);
		expect(wizard.text()).not.toContain('Organization');
	});
});
