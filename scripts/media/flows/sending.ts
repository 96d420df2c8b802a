import {words} from '../../../source/words/words.ts';
import {
	asks,
	chooseFocused,
	chooseRow,
	enterEmail,
	inOrder,
} from '../../../test/helpers/wizard-steps.ts';
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
	await session.waitFor(
		inOrder('acme.com', words.guide.readyToInvite, `❯ ${words.guide.rows.send}`),
	);
	return session;
}

/** The review, its views, the result and what comes after it. */
export const review: Flow = async (stage) => {
	const {shoot} = stage;
	const session = await openReview(stage, 'jane.doe@acme.com');
	await shoot(session, 'review', 'The review', `❯ ${words.guide.rows.send}`);
	session.type('v');
	await shoot(session, 'review-request', 'The request, on v', 'POST');
	session.press('escape');
	await session.waitFor(`❯ ${words.guide.rows.send}`);
	session.type('c');
	await shoot(session, 'review-command', 'The same invite as a command, on c', '--role');
	session.press('escape');
	await session.waitFor(`❯ ${words.guide.rows.send}`);
	session.type('?');
	await shoot(session, 'review-keys', 'All keys, on ?', words.ui.does.fewerKeys);
	session.type('?');
	await session.waitFor(words.ui.does.allKeys);
	await session.pressEnterAlone();
	await shoot(session, 'sent', 'The invitation is sent', words.guide.invited('jane.doe@acme.com'));
	await chooseRow(session, words.guide.rows.inviteLikeThis);
	await enterEmail(session, 'omar@acme.com');
	session.press('enter');
	await session.waitFor(asks('lastName'));
	session.press('enter');
	await shoot(
		session,
		'review-as-before',
		'Another one like the first',
		inOrder(words.guide.readyToInvite, words.guide.origins['as-before']),
	);
	session.press('ctrl+c');
	await session.exit();
	await shoot(
		session,
		'quit-after-sent',
		'Left after an earlier success',
		words.guide.nothingMoreSent,
	);
};

/** A finished run, as it stays in the scrollback. */
export const finished: Flow = async (stage) => {
	const session = await openReview(stage, 'jane.doe@acme.com');
	await session.pressEnterAlone();
	await session.waitFor(`❯ ${words.guide.rows.done}`);
	await chooseFocused(session);
	await session.exit();
	await stage.shoot(
		session,
		'finished',
		'What stays in the scrollback',
		words.guide.invited('jane.doe@acme.com'),
	);
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
		inOrder(words.guide.isActive('maria.silva@acme.com')),
	);
	active.press('enter');
	await shoot(active, 'already-active', 'An active user', /State +active/);
	const invited = open();
	await invited.waitFor(/demo · acme\.com/);
	await enterEmail(invited, 'omar.haddad@acme.com');
	await invited.waitFor(inOrder(words.guide.wasInvited('omar.haddad@acme.com')));
	invited.press('enter');
	await shoot(
		invited,
		'already-invited',
		'Somebody invited before',
		words.guide.rows.resendAs(['Power User']).trim(),
	);
	await invited.pressEnterAlone();
	await shoot(invited, 'resent', 'The invitation was sent again', 'works until');
	const pending = open();
	await pending.waitFor(/demo · acme\.com/);
	await enterEmail(pending, 'priya.nair@acme.com');
	await pending.waitFor(inOrder(words.guide.wasInvited('priya.nair@acme.com')));
	pending.press('enter');
	await chooseRow(pending, words.guide.rows.cancel);
	await pending.waitFor(words.guide.cancelThis);
	await chooseRow(pending, words.guide.rows.yes);
	await shoot(
		pending,
		'cancelled',
		'The invitation was cancelled',
		words.guide.cancelled('priya.nair@acme.com'),
	);
};
