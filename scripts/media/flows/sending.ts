import {chooseRow, enterEmail, enterOnResult} from '../../../test/helpers/wizard-steps.ts';
import type {Flow, Stage} from '../stage.ts';

/** Answers every question, so that the program opens on the review. */
export function complete(email: string, ...more: string[]): string[] {
	return [
		email,
		...['--first-name', 'Jane', '--last-name', 'Doe', '--job-title', 'Finance / Accounting'],
		...['--role', 'none', '--organization', 'none'],
		...more,
	];
}

function withRole(email: string): string[] {
	return [
		'--demo',
		email,
		...['--first-name', 'Jane', '--last-name', 'Doe', '--job-title', 'Finance / Accounting'],
		...['--role', 'Finance User', '--organization', '日本支社'],
	];
}

/** Opens the demo on the review of an invite. */
export async function openReview({open}: Stage, email: string) {
	const session = open({args: withRole(email)});
	await session.waitFor(/acme\.com[\s\S]*Ready to invite[\s\S]*❯ Send the invitation/);
	return session;
}

/** The review, its views, the result and what comes after it. */
export const review: Flow = async (stage) => {
	const {shoot} = stage;
	const session = await openReview(stage, 'jane.doe@acme.com');
	await shoot(session, 'review', 'The review', '❯ Send the invitation');
	session.type('v');
	await shoot(session, 'review-request', 'The request, on v', 'POST');
	session.press('escape');
	await session.waitFor('❯ Send the invitation');
	session.type('c');
	await shoot(session, 'review-command', 'The same invite as a command, on c', '--role');
	session.press('escape');
	await session.waitFor('❯ Send the invitation');
	session.type('?');
	await shoot(session, 'review-keys', 'All keys, on ?', 'fewer keys');
	session.type('?');
	await session.waitFor('all keys');
	await session.pressEnterAlone();
	await shoot(session, 'sent', 'The invitation is sent', 'Invited jane.doe@acme.com');
	await chooseRow(session, 'Invite another like this');
	await enterEmail(session, 'omar@acme.com');
	session.press('enter');
	await session.waitFor(/\nLast name\n/);
	session.press('enter');
	await shoot(
		session,
		'review-as-before',
		'Another one like the first',
		/Ready[\s\S]*\(as before\)/,
	);
	session.press('ctrl+c');
	await session.exit();
	await shoot(
		session,
		'quit-after-sent',
		'Left after an earlier success',
		'Nothing more was sent.',
	);
};

/** A finished run, as it stays in the scrollback. */
export const finished: Flow = async (stage) => {
	const session = await openReview(stage, 'jane.doe@acme.com');
	await session.pressEnterAlone();
	await session.waitFor('❯ Done');
	await enterOnResult(session);
	await session.exit();
	await stage.shoot(session, 'finished', 'What stays in the scrollback', 'Invited');
};

/** A slow answer, and the stop of the wait. */
export const slow: Flow = async (stage) => {
	const session = await openReview(stage, 'slow@example.com');
	await session.pressEnterAlone();
	await stage.shoot(session, 'sending', 'Sending takes a while', /slow@example\.com\.\.\. \d s/);
	session.press('ctrl+c');
	await session.exit();
	await stage.shoot(
		session,
		'stopped',
		'Stopped while sending',
		/was sent|went through|Invited|there/,
	);
};

/** People who are there already. */
export const people: Flow = async ({open, shoot}) => {
	const active = open();
	await active.waitFor(/demo · acme\.com/);
	await enterEmail(active, 'maria.silva@acme.com');
	await shoot(
		active,
		'already-noted',
		'Somebody there already, said at once',
		'is already an active user',
	);
	active.press('enter');
	await shoot(active, 'already-active', 'An active user', /State +active/);
	const invited = open();
	await invited.waitFor(/demo · acme\.com/);
	await enterEmail(invited, 'omar.haddad@acme.com');
	await invited.waitFor('was already invited');
	invited.press('enter');
	await shoot(invited, 'already-invited', 'Somebody invited before', 'Resend it as Power User');
	await invited.pressEnterAlone();
	await shoot(invited, 'resent', 'The invitation was sent again', 'works until');
	const pending = open();
	await pending.waitFor(/demo · acme\.com/);
	await enterEmail(pending, 'priya.nair@acme.com');
	await pending.waitFor('was already invited');
	pending.press('enter');
	await chooseRow(pending, 'Cancel the invitation');
	await pending.waitFor('Cancel this invitation?');
	await chooseRow(pending, 'Yes');
	await shoot(pending, 'cancelled', 'The invitation was cancelled', 'Cancelled the invitation');
};
