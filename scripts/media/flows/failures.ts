import {words} from '../../../source/words/words.ts';
import {inOrder} from '../../../test/helpers/wizard-steps.ts';
import type {Flow} from '../stage.ts';
import {complete, openReview} from './sending.ts';

/** What each reserved address of the embedded API brings out (source/demo/reserved.ts). */
const refusals = [
	[
		'bad-request',
		'failed-400',
		'Refused, with the field to change',
		`❯ ${words.guide.rows.change(words.fields.email.name)}`,
	],
	['unauthorized', 'failed-401', 'The key was refused', `❯ ${words.guide.rows.enterApiKey}`],
	['forbidden', 'failed-403', 'This key may not invite', 'Users Manager'],
	['conflict', 'failed-409', 'Somebody else was faster', 'The server refused'],
	[
		'server-error',
		'failed-500',
		'The server failed, and nothing was sent',
		'No invitation was found',
	],
	['unavailable', 'failed-503', 'The server was not available', 'No invitation was found'],
	['lost-before', 'failed-lost', 'No answer, and nothing was sent', 'No invitation was found'],
	['lost-after', 'sent-after-doubt', 'No answer, but it went through', 'It went through'],
] as const;

/** One flow for every refusal. */
export const refused: readonly Flow[] = refusals.map(
	([person, name, title, expected]) =>
		async (stage) => {
			const session = await openReview(stage, `${person}@example.com`);
			await session.pressEnterAlone();
			await stage.shoot(session, name, title, expected);
		},
);

/** Too many requests: the countdown, and when it is stopped. */
export const rateLimited: Flow = async (stage) => {
	const session = await openReview(stage, 'rate-limited@example.com');
	await session.pressEnterAlone();
	await stage.shoot(
		session,
		'rate-limited',
		'Too many requests',
		inOrder(
			words.guide.sending('rate-limited@example.com'),
			...words.guide.tooManyRequests(0).split('0'),
		),
	);
	session.press('escape');
	await stage.shoot(session, 'failed-429', 'Too many requests, stopped', words.guide.nothingLost);
};

/** While it is not known whether the invitation was made. */
export const inDoubt: Flow = async (stage) => {
	const session = await openReview(stage, 'lost-before@example.com');
	await session.pressEnterAlone();
	await stage.shoot(
		session,
		'in-doubt',
		'No answer: finding out',
		inOrder('... ', words.guide.checking),
	);
};

/** Doubt that could not be resolved. */
export const unresolved: Flow = async ({open, shoot, fail}) => {
	const {env} = await fail({invite: 'server-error', reads: {users: ['none', 'not-found']}});
	const session = open({env, args: complete('jane@acme.com')});
	await session.waitFor(inOrder('acme.com · admin', `❯ ${words.guide.rows.send}`));
	await session.pressEnterAlone();
	await shoot(
		session,
		'failed-unknown',
		'Could not check what became of it',
		inOrder(words.guide.couldNotCheck),
	);
};

/** A look-up that failed, said on the review; then the network is gone. */
export const unreachable: Flow = async ({open, shoot, fail}) => {
	const {env, close} = await fail({reads: {users: 'not-found'}});
	const session = open({env, args: complete('jane@acme.com')});
	await session.waitFor(inOrder('acme.com · admin', `❯ ${words.guide.rows.send}`));
	await shoot(
		session,
		'review-unchecked',
		'The review without a look-up',
		'Could not check whether',
	);
	await close();
	await session.pressEnterAlone();
	await shoot(session, 'failed-unreachable', 'The network is gone', words.guide.nothingLost);
};
