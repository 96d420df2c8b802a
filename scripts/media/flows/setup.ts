import {words} from '../../../source/words/words.ts';
import {asks, chooseRow, enterEmail, inOrder} from '../../../test/helpers/wizard-steps.ts';
import {type Flow, key} from '../stage.ts';

/** First-time setup, an invite with the defaults it saved, and setup on a profile that exists. */
export const setup: Flow = async ({open, shoot, serve, settings}) => {
	const {env: served} = await serve();
	const env = {...served, ...settings(), DCI_API_KEY: undefined};
	const session = open({env, args: ['setup'], rows: 30});
	await shoot(session, 'setup-key', 'Where a key comes from', words.setup.hidden);
	session.type('test-key-0000-refused\r');
	await session.waitFor('did not accept');
	await session.waitFor(/\(hidden\)(?![\s\S]*did not accept)/);
	session.type(key);
	await shoot(session, 'setup-refused', 'A refused key, asked again', words.ask.received);
	session.press('enter');
	await shoot(session, 'setup-save', 'Before anything is written', `❯ ${words.setup.save}`);
	session.press('enter');
	await session.waitFor(words.setup.defaultOf(words.fields.role.name));
	session.type('fin');
	await shoot(session, 'setup-default', 'A default, searched', /fin[\s\S]*❯ /);
	session.press('enter');
	await session.waitFor(inOrder(words.setup.defaultOf(words.fields.organization.name), '❯ '));
	session.type('日本');
	await session.waitFor(/❯ 日本支社/);
	session.press('enter');
	await session.waitFor(inOrder(words.setup.defaultOf(words.fields.jobTitle.name), '❯ '));
	session.press('down', 'down');
	await session.waitFor(/❯ Data Engineer/);
	session.press('enter');
	await session.exit();
	await shoot(session, 'setup-done', 'Setup is done', words.setup.toInvite('dci-invite'));

	const invite = open({env, args: []});
	await invite.waitFor(/acme\.com · admin/);
	await enterEmail(invite, 'jane.doe@acme.com');
	invite.press('right', 'enter');
	await invite.waitFor(asks('lastName'));
	invite.press('right', 'enter');
	await shoot(
		invite,
		'review-defaults',
		'The review with saved defaults',
		inOrder(words.guide.readyToInvite, words.guide.origins.default),
	);

	const again = open({env, args: ['setup']});
	await shoot(
		again,
		'setup-again',
		'Setup on a profile that exists',
		`❯ ${words.setup.replaceKey}`,
	);
};

/** Setup offered when no key is found, and the saving of defaults after an invite. */
export const offered: Flow = async ({open, shoot, serve, settings}) => {
	const {env: served} = await serve();
	const env = {...served, ...settings(), DCI_API_KEY: undefined};
	const session = open({env, args: ['jane.doe@acme.com']});
	await shoot(session, 'setup-offered', 'No key yet', words.setup.hidden);
	session.type(`${key}\r`);
	await session.waitFor(`❯ ${words.setup.save}`);
	session.press('enter');
	await session.waitFor(asks('firstName'));
	session.press('enter');
	await session.waitFor(asks('lastName'));
	session.press('enter');
	await session.waitFor(
		inOrder(words.fields.jobTitle.question, `❯ ${words.fields.jobTitle.unsetRow}`),
	);
	session.press('enter');
	await session.waitFor(inOrder(words.fields.role.question, `❯ ${words.fields.role.unsetRow}`));
	session.press('down', 'down', 'down');
	await session.waitFor('❯ Standard User');
	session.press('enter');
	await session.waitFor(
		inOrder(words.fields.organization.question, `❯ ${words.fields.organization.unsetRow}`),
	);
	session.press('enter');
	await session.waitFor(`❯ ${words.guide.rows.send}`);
	await session.pressEnterAlone();
	await session.waitFor(`❯ ${words.guide.rows.done}`);
	await chooseRow(session, 'Save these as my defaults');
	await shoot(session, 'sent-saved', 'The answers became the defaults', inOrder(words.guide.saved));
};
