import {words} from '../../../source/words/words.ts';
import type {Session} from '../../../test/helpers/session.ts';
import {
	asks,
	chooseFromList,
	enterEmail,
	enterLine,
	inOrder,
} from '../../../test/helpers/wizard-steps.ts';
import type {Flow} from '../stage.ts';

/** Empties the line and types another address. */
async function retype(session: Session, text: string) {
	session.press('ctrl+u');
	await session.waitFor((now) => now.cursor().column === 2);
	await enterLine(session, text);
}

/** The address, right and wrong. */
export const addresses: Flow = async ({open, shoot}) => {
	const session = open();
	await shoot(session, 'email', 'The first question', /demo · acme\.com[\s\S]*invite\?/);
	session.type('jane');
	await shoot(session, 'email-suggested', 'The home domain is suggested', /jane\[?@acme\.com/);
	session.press('enter');
	await shoot(
		session,
		'email-no-domain',
		'An address without an @',
		inOrder(words.address.noAtTabCompletes('jane@acme.com')),
	);
	await retype(session, 'jane doe@acme.com');
	await shoot(session, 'email-wrong', 'An address that cannot be', '✗');
	await retype(session, 'jane@acne.com');
	await shoot(
		session,
		'email-near-miss',
		'Nearly the home domain',
		inOrder(words.address.didYouMean('jane@acme.com')),
	);
	await retype(session, 'jane@partner.example');
	await shoot(
		session,
		'email-outside',
		'Somebody from outside',
		inOrder(words.address.outside('partner.example', 'acme.com')),
	);
};

/** An address pasted with a name and a line break. */
export const paste: Flow = async ({open, shoot}) => {
	const session = open();
	await session.waitFor(/demo · acme\.com/);
	session.paste('jane.doe@acme.com\nomar.haddad@acme.com');
	await shoot(
		session,
		'email-pasted-several',
		'Several addresses at once',
		inOrder(words.address.onlyOne),
	);
	session.paste('Jane Doe\n<jane.doe@acme.com>');
	await shoot(
		session,
		'email-pasted',
		'A pasted address with a name',
		inOrder(words.wizard.pasteWasCut),
	);
};

/** From the first name to the organization. */
export const questions: Flow = async ({open, shoot}) => {
	const session = open();
	await session.waitFor(/demo · acme\.com/);
	await enterEmail(session, 'jane.doe@acme.com');
	await shoot(session, 'first-name', 'The first name, guessed', /First name\n {2}\[?Jane/);
	session.press('right', 'enter');
	await session.waitFor(asks('lastName'));
	session.type('Do');
	await shoot(session, 'last-name', 'The last name, half typed', /Last name\n {2}Do\[?e/);
	session.press('right', 'enter');
	await shoot(
		session,
		'job-title',
		'The job title',
		inOrder(words.fields.jobTitle.question, `❯ ${words.fields.jobTitle.unsetRow}`),
	);
	await chooseFromList(session, 'jobTitle', 'finance');
	await shoot(
		session,
		'role-top',
		'The roles, nothing chosen',
		inOrder(words.fields.role.question, `❯ ${words.fields.role.unsetRow}`),
	);
	session.press('down', 'down', 'down', 'down');
	await shoot(session, 'role', 'A role in focus, explained', '❯ Finance User');
	session.type('fin');
	await shoot(session, 'role-filtered', 'The roles, filtered', /\n +fin +1\//);
	session.type('ch');
	await shoot(session, 'role-no-match', 'No role fits the filter', /\n +finch /);
	session.press('escape');
	await session.waitFor(words.ui.typeToFilter);
	session.press('end');
	await session.waitFor('❯ No Access Yet');
	session.press('up');
	await shoot(session, 'role-wide', 'A role with a Japanese name', '❯ 経理担当');
	session.press('home');
	await session.waitFor(`❯ ${words.fields.role.unsetRow}`);
	await chooseFromList(session, 'role', 'finance');
	await session.waitFor(words.fields.organization.question);
	session.press('end');
	await shoot(session, 'organization', 'The organizations', '❯ 日本支社');
};

/** Leaving from the first question. */
export const leaving: Flow = async ({open, shoot}) => {
	const session = open();
	await session.waitFor(/demo · acme\.com/);
	session.type('jane@acme.com');
	await session.waitFor('jane@acme.com');
	session.press('escape');
	await shoot(session, 'quit-asked', 'Esc on the first question', words.wizard.escQuits);
	session.press('escape');
	await session.exit();
	await shoot(session, 'quit', 'Left before anything was sent', words.guide.nothingSent);
};

const namesOnly = ['--first-name', 'none', '--last-name', 'none', '--job-title', 'none'];

/** A list on its way. */
export const listLoading: Flow = async ({open, shoot, fail}) => {
	const {env} = await fail({reads: {roles: 'hang'}});
	const session = open({env, args: ['jane@acme.com', ...namesOnly]});
	await shoot(
		session,
		'list-loading',
		'The roles are on their way',
		new RegExp(`${inOrder(words.fields.role.loading).source} \\d s`),
	);
};

/** A list that could not be loaded, and its ways out. */
export const listFailed: Flow = async ({open, shoot, fail}) => {
	const {env} = await fail({reads: {roles: 'not-found'}});
	const session = open({env, args: ['jane@acme.com', ...namesOnly]});
	await shoot(
		session,
		'list-failed',
		'The roles could not be loaded',
		`❯ ${words.guide.rows.retry}`,
	);
	session.press('down');
	await session.waitFor(`❯ ${words.guide.rows.typeId}`);
	session.press('enter');
	await shoot(session, 'list-typed-id-empty', 'An ID instead of a role', words.fields.role.typeId);
	await enterLine(session, 'role 7');
	await shoot(session, 'list-typed-id-wrong', 'An ID that cannot be', '✗');
	await retype(session, 'role-7');
	await shoot(
		session,
		'list-typed-id',
		'The review with a typed ID',
		inOrder(words.guide.readyToInvite, 'role-7'),
	);
};

/** A key that is refused on a background read, and another one. */
export const keyRefused: Flow = async ({open, shoot, serve}) => {
	const {env} = await serve();
	const session = open({
		env: {...env, DCI_API_KEY: 'test-key-0000-refused'},
		args: [],
	});
	await shoot(session, 'key-refused-noted', 'A refused key, said at once', 'did not accept');
	await enterLine(session, 'jane@acme.com');
	await shoot(session, 'key-refused', 'A refused key', `❯ ${words.guide.rows.enterApiKey}`);
	session.press('enter');
	await shoot(session, 'key-entry', 'Another key, hidden', words.wizard.anotherKey);
	session.type('test-key-0000-canary');
	await shoot(session, 'key-received', 'Only that something arrived is shown', words.ask.received);
	session.press('enter');
	await shoot(session, 'key-kept', 'For this run, or saved', '********nary');
};

/** A key that may not do what is needed. */
export const forbiddenNoted: Flow = async ({open, shoot, fail}) => {
	const {env} = await fail({reads: {users: 'forbidden'}});
	const session = open({env, args: []});
	await session.waitFor(/acme\.com · admin/);
	await enterEmail(session, 'jane@acme.com');
	await shoot(session, 'forbidden-noted', 'Who may not invite, said at once', 'may not invite');
};
