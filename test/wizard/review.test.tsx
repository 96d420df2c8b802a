import {describe, expect, it} from 'vitest';
import {words} from '../../source/words/words.ts';
import {
	act,
	completeAnswers,
	errors,
	posting,
	reviewing,
	sendingFails,
	somebody,
} from '../guide/fixtures.ts';
import {keySequences as keys} from '../helpers/keys.ts';
import {pasted, wizardStage} from './wizard-stage.tsx';

describe('the review', () => {
	const edits = [
		{row: 1, label: 'Email', opens: 'Who do you want to invite?'},
		{row: 2, label: 'First name', opens: 'First name'},
		{row: 3, label: 'Last name', opens: 'Last name'},
		{row: 4, label: 'Job title', opens: 'What do they do?'},
		{row: 5, label: 'Role', opens: 'Which role?'},
		{row: 6, label: 'Organization', opens: 'Which organization?'},
	];

	it.each(edits)('edits $label and comes back', async ({row, label, opens}) => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		for (let step = 0; step < row; step++) wizard.type(keys.down);
		await wizard.focuses(label);
		wizard.type(keys.enter);
		await wizard.until(opens, () => wizard.lines().includes(opens));
		wizard.type(keys.enter);
		await wizard.sees(words.guide.readyToInvite);
		await wizard.focuses(words.guide.rows.send);
		expect(wizard.posted).toEqual([]);
		expect(wizard.guide.getState().answers).toEqual(reviewing().answers);
	});

	it.each(edits)('comes back from $label with Esc', async ({row, label, opens}) => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		for (let step = 0; step < row; step++) wizard.type(keys.down);
		await wizard.focuses(label);
		wizard.type(keys.enter);
		await wizard.until(opens, () => wizard.lines().includes(opens));
		wizard.type(keys.escape);
		await wizard.sees(words.guide.readyToInvite);
	});

	it('shows a changed value', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		for (let step = 0; step < 5; step++) wizard.type(keys.down);
		await wizard.focuses('Role');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.role.question);
		wizard.type('admin');
		await wizard.focuses('Admin');
		wizard.type(keys.enter);
		await wizard.sees('Role          Admin');
	});

	it('leaves out where a value comes from where nothing of the value would be left', async () => {
		using wizard = wizardStage({columns: 40, rows: 10});
		await wizard.says(words.fields.email.question);
		wizard.type(pasted('"Doe, Jane" <jane@acme.com>'));
		wizard.type(keys.enter);
		for (const key of ['jobTitle', 'role', 'organization'] as const) {
			await wizard.says(words.fields[key].question);
			wizard.pass(1000);
			wizard.type(keys.enter);
		}
		await wizard.sees('  Last name     Doe (3 more)');
	});

	it('never cuts where a value comes from', async () => {
		using wizard = wizardStage({
			columns: 40,
			rows: 24,
			identity: undefined,
			roles: undefined,
			organizations: undefined,
			start: {
				answers: {
					...completeAnswers('default'),
					role: {
						value: {id: 'role-long', name: 'External auditor with read access'},
						origin: 'default',
					},
				},
			},
		});
		await wizard.sees('Role          Externa… (your default)');
	});

	it('keeps the values in one column', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		expect(wizard.lines().slice(2, 12)).toEqual([
			words.guide.readyToInvite,
			`❯ ${words.guide.rows.send}`,
			'  Email         jane@acme.com',
			'  First name    Jane',
			'  Last name     Doe',
			'  Job title     Management',
			'  Role          Viewer',
			'  Organization  North',
			'',
			'An email with a sign-up link goes to jane@acme.com.',
		]);
	});
});

describe('the views of the review', () => {
	const ways = [
		{name: 'Esc', key: keys.escape},
		{name: 'Enter', key: keys.enter},
		{name: 'the same letter', key: undefined},
	];
	const views = [
		{letter: 'v', title: 'The request', says: '"email": "jane@acme.com",'},
		{
			letter: 'c',
			title: 'The same invite as a command',
			says: 'dci-invite --email jane@acme.com --first-name Jane',
		},
	];
	const all = views.flatMap((view) => ways.map((way) => ({...view, ...way})));

	it.each(all)('$letter closes with $name and never sends', async ({letter, title, says, key}) => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		wizard.type(letter);
		await wizard.sees(title);
		await wizard.sees(says);
		wizard.pass(1000);
		wizard.type(key ?? letter);
		wizard.pass(1000);
		await wizard.focuses(words.guide.rows.send);
		expect(wizard.posted).toEqual([]);
		expect(wizard.guide.getState().status).toBe('reviewing');
	});

	it('scrolls what is higher than the window', async () => {
		using wizard = wizardStage({state: reviewing(), columns: 40, rows: 10});
		await wizard.focuses(words.guide.rows.send);
		wizard.type('v');
		await wizard.sees('Up/Down scroll   Esc close');
		expect(wizard.text()).not.toContain('"organizationId"');
		for (let row = 0; row < 12; row++) wizard.type(keys.down);
		await wizard.sees('"organizationId": "org-north"');
		expect(wizard.lines()).toContain('}');
	});
});

describe('y', () => {
	const narrow = {columns: 40, rows: 10};
	const hint = `y ${words.wizard.keys.copy}`;
	const done = `✓ ${words.wizard.keys.copied}`;

	it('copies the command whole, also where the window breaks it', async () => {
		using wizard = wizardStage({state: reviewing(), ...narrow});
		await wizard.focuses(words.guide.rows.send);
		wizard.type('c');
		await wizard.sees(hint);
		wizard.type('y');
		await wizard.sees(done);
		expect(wizard.copied).toEqual([
			'dci-invite --email jane@acme.com --first-name Jane --last-name Doe --job-title Management --role Viewer --organization North --yes',
		]);
	});

	it('copies the request whole, and makes nothing jump', async () => {
		using wizard = wizardStage({state: reviewing(), ...narrow});
		await wizard.focuses(words.guide.rows.send);
		wizard.type('v');
		await wizard.sees(hint);
		const before = wizard.lines().slice(0, -1);
		wizard.type('y');
		await wizard.sees(done);
		expect(wizard.lines().slice(0, before.length - 1)).toEqual(before.slice(0, -1));
		const [head = '', ...body] = wizard.copied.join('\n').split('\n');
		expect(head).toBe('POST https://api.doit.com/iam/v1/users/invite');
		expect(JSON.parse(body.join('\n'))).toMatchObject({email: 'jane@acme.com'});
		wizard.type('c');
		await wizard.sees(words.wizard.command);
		await wizard.sees(hint);
	});

	it('copies who was invited, in one line', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		await wizard.enterAlone();
		await wizard.sees(hint);
		wizard.type('y');
		await wizard.sees(done);
		expect(wizard.copied).toEqual([
			'Invited jane@acme.com. Role: Viewer, Organization: North, Status: invited, ID: user-1',
		]);
	});

	it('copies nothing that could steer a terminal', async () => {
		const state = reviewing();
		const firstName = {value: 'Ja\u{1B}]52;c;eA==\u{7}ne', origin: 'answer'} as const;
		using wizard = wizardStage({state: {...state, answers: {...state.answers, firstName}}});
		await wizard.focuses(words.guide.rows.send);
		wizard.type('v');
		await wizard.sees(hint);
		wizard.type('y');
		await wizard.sees(done);
		wizard.type('c');
		await wizard.sees(hint);
		wizard.type('y');
		await wizard.sees(done);
		expect(wizard.copied.join('')).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
	});

	it('is no key where the terminal must not be asked', async () => {
		using wizard = wizardStage({state: reviewing(), canCopy: false});
		await wizard.focuses(words.guide.rows.send);
		wizard.type('c');
		await wizard.sees(words.wizard.command);
		expect(wizard.text()).not.toContain(hint);
		wizard.type('y');
		wizard.type(keys.escape);
		await wizard.focuses(words.guide.rows.send);
	});
});

describe('an Enter on a row that sends', () => {
	it('sends when it comes alone', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		await wizard.enterAlone();
		await wizard.sees('✓ Invited jane@acme.com');
		expect(wizard.posted).toHaveLength(1);
	});

	it('sends nothing when it is held or typed ahead', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		wizard.pass(1000);
		for (let repeat = 0; repeat < 20; repeat++) {
			wizard.type(keys.enter);
			wizard.pass(33);
		}
		wizard.pass(1000);
		wizard.type(keys.enter + keys.enter);
		wizard.pass(1000);
		await wizard.focuses(words.guide.rows.send);
		expect(wizard.posted).toEqual([]);
		await wizard.enterAlone();
		await wizard.sees('✓ Invited jane@acme.com');
		expect(wizard.posted).toHaveLength(1);
	});

	it('is guarded on Try again too', async () => {
		using wizard = wizardStage({state: sendingFails(posting(), 'not-sent', errors.network)});
		await wizard.focuses('Try again');
		wizard.pass(1000);
		wizard.type(keys.enter);
		wizard.pass(50);
		wizard.type(keys.enter);
		wizard.pass(1000);
		expect(wizard.posted).toEqual([]);
		await wizard.enterAlone();
		await wizard.sees('✓ Invited jane@acme.com');
		expect(wizard.lookedUp).toEqual(['jane@acme.com']);
		expect(wizard.posted).toHaveLength(1);
	});

	it('goes from a failure back to the review with Esc', async () => {
		using wizard = wizardStage({state: sendingFails(posting(), 'not-sent', errors.forbidden)});
		await wizard.focuses('Enter another key');
		wizard.type(keys.escape);
		await wizard.focuses(words.guide.rows.send);
	});
});

describe('a role that the service chose', () => {
	const support = {id: 'preset/support-user', name: 'Support User', type: 'preset'};

	it('is shown by name once the list was read anew, and stays in the last frame', async () => {
		using wizard = wizardStage({
			state: reviewing(),
			send: {
				result: 'invited',
				user: somebody({state: 'invited', roleId: support.id}),
				confirmedBy: 'answer',
			},
			roles: undefined,
		});
		await wizard.focuses(words.guide.rows.send);
		await wizard.enterAlone();
		await wizard.sees(`Role          ${words.guide.readingName}`);
		wizard.type('q');
		await wizard.losesSightOf(words.guide.rows.done);
		const {roles: read} = wizard.guide.getState();
		const ticket = read.status === 'loaded' ? (read.renewal ?? -1) : -1;
		wizard.guide.dispatch({type: 'succeed-read', read: 'roles', ticket, value: [support]});
		await wizard.sees('Role          Support User');
		expect(wizard.guide.getState()).toMatchObject({status: 'ended', exitCode: 0});
	});
});

describe('an Enter that comes too soon after the result', () => {
	it('does not close it; one that comes later does', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		await wizard.enterAlone();
		await wizard.focuses(words.guide.rows.done);
		wizard.pass(399);
		wizard.type(keys.enter);
		expect(wizard.guide.getState().status).toBe('sent');
		wizard.pass(1);
		wizard.type(keys.enter);
		expect(wizard.guide.getState().status).toBe('ended');
	});

	it.each(['escape', 'ctrl+c'] as const)('%s closes it at once', async (key) => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		await wizard.enterAlone();
		await wizard.focuses(words.guide.rows.done);
		wizard.type(keys[key]);
		await wizard.until('the end', () => wizard.guide.getState().status === 'ended');
		expect(wizard.guide.getState()).toMatchObject({exitCode: 0});
	});

	it('starts nothing once the row that saves is gone', async () => {
		using wizard = wizardStage({state: reviewing(), canSaveDefaults: true});
		await wizard.focuses(words.guide.rows.send);
		await wizard.enterAlone();
		await wizard.focuses(words.guide.rows.done);
		wizard.type(keys.end);
		await wizard.focuses(words.guide.rows.saveDefaults);
		await wizard.enterAlone();
		await wizard.says(words.guide.saved);
		await wizard.focuses(words.guide.rows.done);
		wizard.type(keys.enter);
		expect(wizard.guide.getState().status).toBe('sent');
	});
});

describe('leaving', () => {
	it('says that nothing was sent', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		wizard.type(keys['ctrl+c']);
		await wizard.shows('Nothing was sent.');
	});

	it('says that nothing more was sent after an earlier success', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		await wizard.enterAlone();
		await wizard.focuses('Done');
		wizard.type(keys.down);
		wizard.type(keys.down);
		await wizard.focuses('Invite another');
		await wizard.enterAlone();
		await wizard.sees(words.fields.email.question);
		wizard.type(keys.escape);
		await wizard.says(words.wizard.escQuits);
		wizard.type(keys.escape);
		await wizard.shows('✓ Invited jane@acme.com\nNothing more was sent.');
	});

	it('keeps the result when one is done, and asks less for another like this', async () => {
		using wizard = wizardStage({state: reviewing()});
		await wizard.focuses(words.guide.rows.send);
		await wizard.enterAlone();
		await wizard.focuses('Done');
		wizard.type(keys.down);
		await wizard.focuses('Invite another like this');
		await wizard.enterAlone();
		await wizard.sees(words.fields.email.question);
		wizard.answer('ken@acme.com');
		await wizard.until('first name', () => wizard.lines().includes('First name'));
		wizard.type(keys.enter);
		await wizard.until('last name', () => wizard.lines().includes('Last name'));
		wizard.type(keys.enter);
		await wizard.sees('Role          Viewer (as before)');
		await wizard.enterAlone();
		await wizard.focuses('Done');
		wizard.type('q');
		await wizard.until('the last frame', () => !wizard.text().includes('Done'));
		expect(wizard.lines()[0]).toBe('✓ Invited jane@acme.com');
		expect(act(wizard.guide.getState())).toMatchObject({status: 'ended', exitCode: 0});
	});
});
