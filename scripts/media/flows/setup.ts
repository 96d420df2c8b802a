import {chooseRow, enterEmail} from '../../../test/helpers/wizard-steps.ts';
import {type Flow, key} from '../stage.ts';

/** First-time setup, an invite with the defaults it saved, and setup on a profile that exists. */
export const setup: Flow = async ({open, shoot, serve, settings}) => {
	const {env: served} = await serve();
	const env = {...served, ...settings(), DCI_API_KEY: undefined};
	const session = open({env, args: ['setup'], rows: 30});
	await shoot(session, 'setup-key', 'Where a key comes from', '(hidden)');
	session.type('test-key-0000-refused\r');
	await session.waitFor('did not accept');
	await session.waitFor(/\(hidden\)(?![\s\S]*did not accept)/);
	session.type(key);
	await shoot(session, 'setup-refused', 'A refused key, asked again', 'received');
	session.press('enter');
	await shoot(session, 'setup-save', 'Before anything is written', '❯ Save');
	session.press('enter');
	await session.waitFor('Default role');
	session.type('fin');
	await shoot(session, 'setup-default', 'A default, searched', /fin[\s\S]*❯ /);
	session.press('enter');
	await session.waitFor(/Default organization[\s\S]*❯ /);
	session.type('日本');
	await session.waitFor(/❯ 日本支社/);
	session.press('enter');
	await session.waitFor(/Default job title[\s\S]*❯ /);
	session.press('down', 'down');
	await session.waitFor(/❯ Data Engineer/);
	session.press('enter');
	await session.exit();
	await shoot(session, 'setup-done', 'Setup is done', 'To invite somebody');

	const invite = open({env, args: []});
	await invite.waitFor(/acme\.com · admin/);
	await enterEmail(invite, 'jane.doe@acme.com');
	invite.press('right', 'enter');
	await invite.waitFor(/\nLast name\n/);
	invite.press('right', 'enter');
	await shoot(
		invite,
		'review-defaults',
		'The review with saved defaults',
		/Ready[\s\S]*\(your default\)/,
	);

	const again = open({env, args: ['setup']});
	await shoot(again, 'setup-again', 'Setup on a profile that exists', '❯ Replace the key');
};

/** Setup offered when no key is found, and the saving of defaults after an invite. */
export const offered: Flow = async ({open, shoot, serve, settings}) => {
	const {env: served} = await serve();
	const env = {...served, ...settings(), DCI_API_KEY: undefined};
	const session = open({env, args: ['jane.doe@acme.com']});
	await shoot(session, 'setup-offered', 'No key yet', '(hidden)');
	session.type(`${key}\r`);
	await session.waitFor('❯ Save');
	session.press('enter');
	await session.waitFor(/\nFirst name\n/);
	session.press('enter');
	await session.waitFor(/\nLast name\n/);
	session.press('enter');
	await session.waitFor(/What do they do\?[\s\S]*❯ Skip/);
	session.press('enter');
	await session.waitFor(/Which role\?[\s\S]*❯ Account default/);
	session.press('down', 'down', 'down');
	await session.waitFor('❯ Standard User');
	session.press('enter');
	await session.waitFor(/Which organization\?[\s\S]*❯ Account default/);
	session.press('enter');
	await session.waitFor('❯ Send the invitation');
	await session.pressEnterAlone();
	await session.waitFor('❯ Done');
	await chooseRow(session, 'Save these as my defaults');
	await shoot(session, 'sent-saved', 'The answers became the defaults', 'Saved.');
};
