import {describe, expect, it} from 'vitest';
import type {Role} from '../../source/api/types.ts';
import type {SendOutcome} from '../../source/invite/send.ts';
import {words} from '../../source/words/words.ts';
import {completeAnswers, errors, somebody} from '../guide/fixtures.ts';
import {failing, type Session, sitDown} from './session.ts';

const complete = {start: {answers: completeAnswers()}};

/** Answers everything up to the review with empty lines. */
async function skipToReview(session: Session, email = 'jane@acme.com') {
	await session.answers('Who do you want to invite? ', email);
	await session.answers('First name (empty: Skip', '');
	await session.answers('Last name (empty: Skip', '');
	await session.answers('What do they do?', '');
	await session.answers('Which role?', '');
	await session.answers('Which organization?', '');
	await session.sees(words.guide.readyToInvite);
}

const support: Role = {id: 'preset/support-user', name: 'Support User'};

describe('a whole invitation', () => {
	it('is one question a line, without one escape code', async () => {
		const session = sitDown();
		await session.answers('Who do you want to invite? ', 'Jane Doe <jane@acme.com>');
		await session.answers('Number or name (empty: Skip): ', '2');
		await session.answers('Number or name (empty: Account default): ', 'view');
		await session.answers('Number or name (empty: Account default): ', '東京支社');
		await session.answers('Number or name: ', '');
		await session.answers('Number or name: ', '1');
		await session.sees('Sending the invitation to jane@acme.com...');
		await session.sees('Invited jane@acme.com');
		await session.answers('Number or name (empty: Done): ', '');
		expect(await session.ends()).toEqual({exitCode: 0, reason: 'done'});
		expect(session.bodies).toEqual([
			{
				email: 'jane@acme.com',
				firstName: 'Jane',
				lastName: 'Doe',
				jobTitle: 'Data Engineer / Data Analysts',
				roleId: 'role-viewer',
				organizationId: 'org-tokyo',
			},
		]);
		expect(session.output()).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
		expect(session.output()).toMatchInlineSnapshot(`
			"profile work, key from DCI_API_KEY
			At every question: back, ? for help, or quit.
			Who do you want to invite? acme.com, admin@acme.com, profile work, key from DCI_API_KEY
			What do they do?
			  1. Skip
			  2. Data Engineer / Data Analysts
			  3. Executive Team
			  4. Finance / Accounting
			  5. Founder
			  6. Legal / Purchasing
			  7. Management
			  8. Sales / Marketing
			  9. Software / Ops Engineer
			Number or name (empty: Skip): Which role?
			  1. Account default
			  2. Viewer (preset)
			  3. Admin (preset)
			Number or name (empty: Account default): A preset role with 1 permission: a.
			Which organization?
			  1. Account default
			  2. North
			  3. 東京支社
			Number or name (empty: Account default): Ready to invite
			  1. Send the invitation
			  2. Email: jane@acme.com
			  3. First name: Jane (with the address)
			  4. Last name: Doe (with the address)
			  5. Job title: Data Engineer / Data Analysts
			  6. Role: Viewer
			  7. Organization: 東京支社
			  8. Show the request
			  9. Show the same invite as a command
			An email with a sign-up link goes to jane@acme.com.
			Number or name: Type the number of a row, or part of its name.
			Number or name: Sending the invitation to jane@acme.com...
			Invited jane@acme.com
			Role: Viewer
			Organization: 東京支社
			Status: invited
			ID: user-1
			What next?
			  1. Done
			  2. Invite another like this
			  3. Invite another
			  4. Save these as my defaults
			Number or name (empty: Done): "
		`);
	});

	it('grants nothing to who takes what is said to be taken', async () => {
		const session = sitDown();
		await skipToReview(session);
		await session.answers('Number or name: ', 'send');
		await session.sees('Invited jane@acme.com');
		expect(session.bodies).toEqual([{email: 'jane@acme.com'}]);
		session.types('1');
		expect(await session.ends()).toMatchObject({exitCode: 0});
	});

	it('goes straight to the review when everything is said', async () => {
		const session = sitDown(complete);
		await session.answers('Number or name: ', '1');
		await session.sees('Invited jane@acme.com');
		session.types('');
		expect(await session.ends()).toMatchObject({exitCode: 0});
	});

	it('does not end on an empty line that comes too soon after the result', async () => {
		let clock = 0;
		const session = sitDown({...complete, options: {now: () => clock}});
		await session.sees('Number or name: ');
		clock += 1000;
		session.types('1');
		await session.sees('Number or name (empty: Done): ');
		for (const pause of [0, 399]) {
			clock += pause;
			session.types('');
			await session.sees('Number or name (empty: Done): ');
		}
		clock += 1;
		session.types('');
		expect(await session.ends()).toEqual({exitCode: 0, reason: 'done'});
	});

	it('names the role that the service chose once its list was read anew', async () => {
		let reads = 0;
		const user = somebody({state: 'invited', roleId: support.id});
		const session = sitDown({
			...complete,
			services: {
				async listRoles() {
					reads += 1;
					return reads === 1 ? [] : [support];
				},
			},
			outcomes: [{result: 'invited', user, confirmedBy: 'answer'}],
		});
		await session.answers('Number or name: ', '1');
		await session.sees('Invited jane@acme.com\nRole: Support User\n');
		await session.answers('Number or name (empty: Done): ', '');
		expect(await session.ends()).toEqual({exitCode: 0, reason: 'done'});
		expect(reads).toBe(2);
	});

	it('explains a chosen role by its description first', async () => {
		const described: Role = {...support, type: 'preset', description: 'Opens\u{1B}[31m requests'};
		const session = sitDown({services: {listRoles: async () => [described]}});
		await session.answers('Who do you want to invite? ', 'Jane Doe <jane@acme.com>');
		await session.answers('Number or name (empty: Skip): ', '');
		await session.answers('Number or name (empty: Account default): ', 'support');
		await session.sees('Opens requests\nA preset role with no permissions listed.\n');
	});

	it('is one only for a script that reads along', async () => {
		const session = sitDown({...complete, options: {once: true}});
		await session.answers('Number or name: ', '1');
		expect(await session.ends()).toEqual({exitCode: 0, reason: 'done'});
		expect(session.output()).not.toContain('What next?');
		expect(session.output().match(/Invited/g)).toHaveLength(1);
	});
});

describe('the words that work everywhere', () => {
	it('back goes one step back and keeps what was answered', async () => {
		const session = sitDown();
		await session.answers('Who do you want to invite? ', 'jane@acme.com');
		await session.answers('First name (empty: Skip): ', 'Jane');
		await session.answers('Last name (empty: Skip): ', 'Back');
		await session.answers('First name (empty: Jane, none: Skip): ', 'back');
		await session.answers('Who do you want to invite? (empty: jane@acme.com) ', '');
		await session.answers('First name (empty: Jane, none: Skip): ', 'none');
		await session.answers('Last name (empty: Skip): ', 'back');
		await session.answers('First name (empty: Skip): ', 'back');
		await session.answers('(empty: jane@acme.com) ', 'back');
		await session.sees('This is the first question. Type back again to quit.');
		await session.answers('(empty: jane@acme.com) ', 'back');
		await session.sees('Nothing was sent.');
		expect(await session.ends()).toEqual({exitCode: 130, reason: 'quit'});
	});

	it('? helps and the question comes again', async () => {
		const session = sitDown();
		await session.answers('Who do you want to invite? ', '?');
		await session.sees(words.fields.email.help);
		await session.sees(words.plain.generalHelp);
		await session.answers('Who do you want to invite? ', 'QUIT');
		await session.sees('Nothing was sent.');
		expect(await session.ends()).toEqual({exitCode: 130, reason: 'quit'});
	});

	it('the end of the input ends it with 130', async () => {
		const session = sitDown();
		await session.sees('Who do you want to invite? ');
		session.closes();
		await session.sees('Nothing was sent.');
		expect(await session.ends()).toEqual({exitCode: 130, reason: 'quit'});
	});

	it('Ctrl+C ends it with 130', async () => {
		let interrupt = () => {};
		const session = sitDown({
			options: {
				holdInterrupts: (handler) => {
					interrupt = handler;
					return () => {};
				},
			},
		});
		await session.sees('Who do you want to invite? ');
		interrupt();
		await session.sees('Nothing was sent.');
		expect(await session.ends()).toEqual({exitCode: 130, reason: 'quit'});
	});

	it('a signal from outside says how it stands at once', async () => {
		const session = sitDown();
		await session.sees('Who do you want to invite? ');
		session.signal.abort();
		await session.sees('Nothing was sent.');
		expect(await session.ends()).toMatchObject({exitCode: 130});
	});
});

describe('addresses and names', () => {
	it('says what is wrong before it asks again', async () => {
		const session = sitDown();
		await session.answers('Who do you want to invite? ', 'jane doe@acme.com');
		await session.sees('it cannot contain spaces.\nWho do you want to invite? ');
		session.types('');
		await session.sees('Enter an email address');
		await session.answers('Who do you want to invite? ', 'jane@acme.com');
		await session.answers('First name (empty: Skip): ', 'Ja\u{200B}ne');
		await session.sees('The first name contains invisible characters.');
		await session.sees('First name (empty: Skip): ');
		session.closes();
		await session.ends();
	});

	it('offers a near miss again to who goes back to the address', async () => {
		const session = sitDown();
		await session.answers('Who do you want to invite? ', 'Jane Doe <jane@acme.con>');
		await session.answers('Number or name: ', '2');
		await session.answers('Number or name (empty: Skip): ', 'back');
		await session.sees(words.address.didYouMean('jane@acme.com'));
		await session.answers('(empty: jane@acme.con, 1: jane@acme.com) ', '1');
		await session.sees('What do they do?');
		expect(session.guide.getState().answers).toMatchObject({
			email: {value: 'jane@acme.com'},
			firstName: {value: 'Jane', origin: 'with-address'},
			lastName: {value: 'Doe', origin: 'with-address'},
		});
	});

	it('offers the home domain, and asks about a near miss', async () => {
		const session = sitDown();
		await session.answers('Who do you want to invite? ', 'jane');
		await session.sees('This is not an email address: it needs an @');
		await session.sees('1. Yes, jane@acme.com');
		await session.answers('Number or name: ', 'back');
		await session.answers('Who do you want to invite? ', 'jane@acne.com');
		await session.sees('Did you mean jane@acme.com?');
		await session.answers('Number or name: ', '1');
		await session.sees('First name');
		expect(session.guide.getState().answers.email?.value).toBe('jane@acme.com');
		session.closes();
		await session.ends();
	});

	it('takes a guessed name only when asked to', async () => {
		const session = sitDown();
		await session.answers('Who do you want to invite? ', 'jane.doe@other.com');
		await session.sees('other.com is outside acme.com.');
		await session.answers('First name (empty: Skip, 1: Jane): ', '1');
		await session.answers('Last name (empty: Skip, 1: Doe): ', '');
		await session.sees(words.fields.jobTitle.question);
		expect(session.guide.getState().answers).toMatchObject({
			firstName: {value: 'Jane'},
			lastName: {value: null},
		});
		session.closes();
		await session.ends();
	});

	it('takes nothing from a paste of several lines', async () => {
		const session = sitDown();
		await session.sees('Who do you want to invite? ');
		session.keys('jane@acme.com\nbob@acme.com\n1\n');
		await session.sees('Several lines came at once, so none was taken.');
		await session.sees('Who do you want to invite? ');
		session.closes();
		await session.ends();
	});
});

describe('choices', () => {
	const many: Role[] = Array.from({length: 40}, (_, index) => ({
		id: `id-${index}`,
		name: `Role ${index}`,
		type: index % 2 === 0 ? 'preset' : 'custom',
		permissions: ['read', 'write'],
	}));
	function atRole(list: Role[]) {
		const {role: _, ...others} = completeAnswers();
		return sitDown({start: {answers: others}, services: {listRoles: async () => list}});
	}

	it('come in pages', async () => {
		const session = atRole(many);
		await session.sees('  15. Role 13 (custom)\n  26 more: type more for the next page');
		await session.answers('Number or name (empty: Account default): ', 'more');
		await session.sees('  16. Role 14 (preset)');
		await session.answers('Number or name (empty: Account default): ', 'more');
		await session.answers('  41. Role 39 (custom)\n', '41');
		await session.sees('A custom role with 2 permissions: read, write.');
		await session.sees(words.guide.readyToInvite);
		expect(session.guide.getState().answers.role?.value).toEqual({id: 'id-39', name: 'Role 39'});
		session.closes();
		await session.ends();
	});

	it('a part that fits several lists them with their numbers', async () => {
		const session = atRole(many);
		await session.answers('Number or name (empty: Account default): ', 'role 3');
		await session.sees(words.guide.readyToInvite);
		session.types('role');
		await session.answers('Number or name (empty: Role 3): ', '39');
		await session.answers('Number or name: ', 'role');
		await session.answers('Number or name (empty: Role 37): ', 'le 2');
		await session.sees('Several rows match "le 2":\n  4. Role 2 (preset)\n  14. Role 12 (preset)');
		await session.answers('Number or name (empty: Role 37): ', 'king');
		await session.sees('No row matches "king".');
		await session.answers('Number or name (empty: Role 37): ', '99');
		await session.sees('There is no row 99. Choose a number from 1 to 41.');
		await session.answers('Number or name (empty: Role 37): ', 'id-7');
		await session.sees('Role: Role 7');
		session.closes();
		await session.ends();
	});

	it('show names made safe, and IDs where names repeat', async () => {
		const session = atRole([
			{id: 'a', name: 'Ev\u{1B}[31mil'},
			{id: 'b', name: 'Twin'},
			{id: 'c', name: 'Twin'},
		]);
		await session.sees('  2. Evil\n  3. Twin (b)\n  4. Twin (c)');
		await session.answers('Number or name (empty: Account default): ', 'twin');
		await session.sees('Several rows match "twin":');
		await session.answers('Number or name (empty: Account default): ', 'c');
		await session.sees(words.guide.readyToInvite);
		expect(session.guide.getState().answers.role?.value).toEqual({id: 'c', name: 'Twin'});
		session.closes();
		await session.ends();
	});

	it('that could not be loaded have three ways out', async () => {
		const {role: _, ...others} = completeAnswers();
		let calls = 0;
		const session = sitDown({
			start: {answers: others},
			services: {
				listRoles: async () => {
					calls++;
					throw errors.server;
				},
			},
		});
		await session.sees('The roles could not be loaded.');
		await session.answers('Number or name: ', 'try');
		await session.sees('The roles could not be loaded.');
		expect(calls).toBe(2);
		await session.answers('Number or name: ', '2');
		await session.answers('Role ID: ', 'my role');
		await session.sees('An ID cannot contain spaces');
		await session.answers('Role ID: ', 'back');
		await session.answers('Number or name: ', '2');
		await session.answers('Role ID: ', 'role-9');
		await session.sees('Role: role-9');
		await session.answers('Number or name: ', 'role');
		await session.answers('Number or name: ', 'leave');
		await session.sees('Role: account default');
		session.closes();
		await session.ends();
	});

	it('says that it waits for a list', async () => {
		const {role: _, ...others} = completeAnswers();
		let give = (_: Role[]) => {};
		const session = sitDown({
			start: {answers: others},
			services: {
				listRoles: () =>
					new Promise<Role[]>((resolve) => {
						give = resolve;
					}),
			},
		});
		await session.sees('Loading the roles...');
		session.types('1');
		give(many);
		await session.sees(words.fields.role.question);
		await session.sees('Number or name (empty: Account default): ');
		expect(session.raw).toEqual([true, false]);
		session.closes();
		await session.ends();
	});
});

describe('news beside the question', () => {
	it('a refused key is said under the open question, then takes the next step', async () => {
		let refuse = () => {};
		const session = sitDown({
			services: {
				validate: () =>
					new Promise((_, reject) => {
						refuse = () => reject(errors.unauthorized);
					}),
			},
		});
		await session.sees('Who do you want to invite? ');
		refuse();
		await session.sees('\nDoiT did not accept the key.\nWho do you want to invite? ');
		session.types('jane@acme.com');
		await session.sees('Nothing you entered is lost.');
		await session.answers('Number or name: ', 'enter');
		await session.sees('Another API key (hidden): ');
		session.keys('test-key-0000-ca');
		await session.sees('received');
		session.keys('nary\r');
		await session.sees('Key ********nary');
		await session.sees('clear text, readable only by you, in /home/me/.config/dci-invite/cred');
		await session.answers('Number or name: ', 'save');
		await session.sees('First name');
		expect(session.savedKeys).toEqual([{key: 'test-key-0000-canary', save: true}]);
		expect(session.output()).not.toContain('test-key');
		expect(session.raw).toEqual([true, false]);
		session.closes();
		await session.ends();
	});

	it('and quitting there has the key’s exit code', async () => {
		const session = sitDown({
			services: {validate: () => Promise.reject(errors.unauthorized)},
		});
		await session.answers('Who do you want to invite? ', 'jane@acme.com');
		await session.answers('Number or name: ', '1');
		await session.sees('Another API key (hidden): ');
		session.keys('short\r');
		await session.sees('That is too short to be a key.');
		await session.sees('Another API key (hidden): ');
		session.keys('back\r');
		await session.answers('Number or name: ', 'quit');
		expect(await session.ends()).toEqual({exitCode: 10, reason: 'gave-up'});
	});

	it('Ctrl+C in a hidden entry leaves with 130', async () => {
		const session = sitDown({
			services: {validate: () => Promise.reject(errors.unauthorized)},
		});
		await session.answers('Who do you want to invite? ', 'jane@acme.com');
		await session.answers('Number or name: ', '1');
		await session.sees('Another API key (hidden): ');
		session.keys('\u{3}');
		expect(await session.ends()).toMatchObject({exitCode: 130});
		expect(session.raw.at(-1)).toBe(false);
	});

	it('a default that is gone is said and asked', async () => {
		const session = sitDown({
			start: {answers: completeAnswers('default')},
			services: {listRoles: async () => [{id: 'other', name: 'Other'}]},
		});
		await session.sees('Role "Viewer" no longer exists. Choose another one.');
		await session.answers('Number or name (empty: Account default): ', 'other');
		await session.sees('Role: Other');
		session.closes();
		await session.ends();
	});
});

describe('somebody who is there already', () => {
	const people = {'jane@acme.com': somebody({roleId: 'role-admin'})};

	it('is told, and the invitation can be sent again', async () => {
		const session = sitDown({people});
		await session.answers('Who do you want to invite? ', 'jane@acme.com');
		await session.sees('jane@acme.com was already invited.');
		session.types('');
		await session.sees('jane@acme.com was already invited\nRole: Admin\nState: pending');
		await session.sees('1. Resend it as Admin');
		await session.answers('Number or name: ', '1');
		await session.sees('Sending the invitation to jane@acme.com again...');
		await session.sees('Sent the invitation to jane@acme.com again');
		expect(session.followUps).toEqual([
			['resend', people['jane@acme.com'], expect.stringMatching(/^[\da-f-]{36}$/)],
		]);
		await session.answers('Number or name (empty: Done): ', '');
		expect(await session.ends()).toMatchObject({exitCode: 0});
	});

	it('or cancelled, or another address used', async () => {
		const session = sitDown({people});
		await session.answers('Who do you want to invite? ', 'jane@acme.com');
		await session.answers('was already invited.', '');
		await session.answers('Number or name: ', 'another');
		await session.answers('(empty: jane@acme.com) ', '');
		await session.answers('Number or name: ', 'cancel');
		await session.sees(words.guide.cancelThis);
		await session.answers('Number or name: ', 'no');
		await session.answers('Number or name: ', 'cancel');
		await session.answers('Number or name: ', 'yes');
		await session.sees('Cancelling the invitation to jane@acme.com...');
		await session.sees('Cancelled the invitation to jane@acme.com');
		session.closes();
		expect(await session.ends()).toMatchObject({exitCode: 0});
	});

	it('and a failed resend can be tried again', async () => {
		let calls = 0;
		const session = sitDown({
			people,
			services: {
				followUp: async () => {
					calls++;
					if (calls === 1) throw errors.server;
				},
			},
		});
		await session.answers('Who do you want to invite? ', 'jane@acme.com');
		await session.answers('was already invited.', '');
		await session.answers('Number or name: ', '1');
		await session.sees("DoiT's server failed (500).");
		await session.answers('Number or name: ', '1');
		await session.sees('Sent the invitation to jane@acme.com again');
		session.closes();
		await session.ends();
	});
});

describe('the review', () => {
	it('edits any row, shows the request and the command', async () => {
		const session = sitDown(complete);
		await session.sees(words.guide.readyToInvite);
		await session.sees('An email with a sign-up link goes to jane@acme.com.');
		await session.answers('Number or name: ', 'last');
		await session.answers('Last name (empty: Doe, none: Skip): ', 'Roe');
		await session.sees('Last name: Roe');
		await session.answers('Number or name: ', 'request');
		await session.sees(
			'POST https://api.doit.com/iam/v1/users/invite\n{\n  "email": "jane@acme.com"',
		);
		await session.answers('Number or name: ', 'command');
		await session.sees('dci-invite jane@acme.com --yes');
		await session.sees(words.guide.readyToInvite);
		expect(session.bodies).toEqual([]);
		session.closes();
		await session.ends();
	});

	it('says when nobody could check', async () => {
		const session = sitDown({
			...complete,
			services: {findUser: () => Promise.reject(errors.server)},
		});
		await session.answers('Number or name: ', 'email');
		await session.answers('(empty: jane@acme.com) ', 'back');
		await session.sees('Could not check whether jane@acme.com is already there');
		await session.answers('Number or name: ', '1');
		await session.sees('Invited jane@acme.com');
		session.closes();
		await session.ends();
	});

	it('sends nothing on an Enter that came with another', async () => {
		let clock = 0;
		const session = sitDown({...complete, options: {now: () => clock}});
		await session.sees('Number or name: ');
		session.types('2');
		await session.answers('(empty: jane@acme.com) ', '');
		await session.answers('Number or name: ', '1');
		await session.sees(words.ask.tooFast);
		expect(session.bodies).toEqual([]);
		clock += 1000;
		await session.answers('Number or name: ', '1');
		await session.sees('Invited jane@acme.com');
		session.closes();
		await session.ends();
	});
});

describe('a sending', () => {
	it('that fails keeps everything and can be tried again', async () => {
		const session = sitDown({...complete, outcomes: [failing(errors.limited)]});
		await session.answers('Number or name: ', '1');
		await session.sees('Too many requests.');
		await session.sees('Nothing you entered is lost.');
		await session.answers('Number or name: ', 'try');
		await session.sees('Invited jane@acme.com');
		expect(session.bodies).toHaveLength(2);
		session.closes();
		expect(await session.ends()).toMatchObject({exitCode: 0});
	});

	it('that is given up has the failure’s exit code', async () => {
		const session = sitDown({...complete, outcomes: [failing(errors.forbidden)]});
		await session.answers('Number or name: ', '1');
		await session.sees('This key may not invite people here.');
		await session.answers('Number or name: ', 'quit');
		await session.sees('Nothing was sent.');
		expect(await session.ends()).toEqual({exitCode: 11, reason: 'gave-up'});
	});

	it('in doubt says so and how to check later', async () => {
		const session = sitDown({...complete, outcomes: [failing(errors.server, 'unknown')]});
		await session.answers('Number or name: ', '1');
		await session.sees("DoiT's server answered 500.");
		await session.sees('dci-invite status jane@acme.com');
		await session.answers('Number or name: ', 'quit');
		expect(await session.ends()).toMatchObject({exitCode: 40});
		expect(session.output()).not.toContain('Nothing was sent.');
	});

	function hanging() {
		let settle = (_: SendOutcome) => {};
		const stops: boolean[] = [];
		const session = sitDown({
			...complete,
			services: {
				send: (_, {stop, report}) =>
					new Promise<SendOutcome>((resolve) => {
						settle = resolve;
						stop.addEventListener('abort', () => stops.push(true));
						report({phase: 'posting'});
						report({phase: 'checking', cause: errors.server});
					}),
			},
		});
		return {session, stops, settle: (outcome: SendOutcome) => settle(outcome)};
	}

	it('stops at the first Ctrl+C, and says what is true', async () => {
		const {session, stops, settle} = hanging();
		await session.answers('Number or name: ', '1');
		await session.sees('Checking whether the invitation went through...');
		session.keys('\u{3}');
		await session.sees('Stopped waiting.');
		expect(stops).toEqual([true]);
		settle({result: 'invited', user: somebody(), confirmedBy: 'look-up'});
		await session.sees('Invited jane@acme.com');
		expect(await session.ends()).toEqual({exitCode: 0, reason: 'done'});
	});

	it('leaves at the second, and names the address to check', async () => {
		const {session} = hanging();
		await session.answers('Number or name: ', '1');
		await session.sees('Checking whether the invitation went through...');
		session.keys('\u{3}');
		await session.sees('Stopped waiting.');
		session.keys('\u{3}');
		await session.sees('dci-invite status jane@acme.com');
		expect(await session.ends()).toEqual({exitCode: 130, reason: 'stopped'});
		expect(session.raw.at(-1)).toBe(false);
	});

	it('drops what is typed meanwhile', async () => {
		const {session, settle} = hanging();
		await session.answers('Number or name: ', '1');
		await session.sees('Checking whether the invitation went through...');
		session.keys('1\n1\n');
		settle({result: 'not-there', error: errors.server});
		await session.sees('No invitation was found');
		await session.answers('Number or name: ', 'quit');
		expect(await session.ends()).toMatchObject({exitCode: 40});
	});

	it('that waits after a 429 is stopped by Esc', async () => {
		const session = sitDown({
			...complete,
			services: {
				send: (_, {stop, report}) =>
					new Promise<SendOutcome>((resolve) => {
						report({phase: 'rate-limited', until: 9_000_000, cause: errors.limited});
						stop.addEventListener('abort', () =>
							resolve({result: 'not-sent', error: errors.limited}),
						);
					}),
			},
		});
		await session.answers('Number or name: ', '1');
		await session.sees('Esc stops.');
		session.keys('\u{1B}');
		await session.sees('Nothing you entered is lost.');
		await session.answers('Number or name: ', 'quit');
		expect(await session.ends()).toMatchObject({exitCode: 50});
	});
});

describe('after the invitation', () => {
	it('another like this asks address and names', async () => {
		const session = sitDown(complete);
		await session.answers('Number or name: ', '1');
		await session.answers('Number or name (empty: Done): ', 'like');
		await session.answers('Who do you want to invite? ', 'bob@acme.com');
		await session.answers('First name (empty: Skip): ', '');
		await session.answers('Last name (empty: Skip): ', '');
		await session.sees('Role: Viewer (as before)');
		await session.answers('Number or name: ', 'quit');
		await session.sees('Nothing more was sent.');
		expect(await session.ends()).toEqual({exitCode: 0, reason: 'quit'});
	});

	it('the defaults can be saved', async () => {
		const session = sitDown(complete);
		await session.answers('Number or name: ', '1');
		await session.answers('Number or name (empty: Done): ', 'save');
		await session.sees('Saved.');
		await session.answers('Number or name (empty: Done): ', '');
		expect(await session.ends()).toMatchObject({exitCode: 0});
	});

	it('or not, and then it is said why', async () => {
		const session = sitDown({
			...complete,
			services: {saveDefaults: () => Promise.reject(errors.network)},
		});
		await session.answers('Number or name: ', '1');
		await session.answers('Number or name (empty: Done): ', 'save');
		await session.sees(errors.network.message);
		session.closes();
		expect(await session.ends()).toMatchObject({exitCode: 0});
	});
});
