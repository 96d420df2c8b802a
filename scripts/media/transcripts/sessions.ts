import {words} from '../../../source/words/words.ts';
import type {FaultServerOptions} from '../../../test/helpers/fault-server.ts';
import type {KeyName} from '../../../test/helpers/keys.ts';

/** A line, or a key without Enter. */
export type Typed = string | {press: KeyName};

/** A whole session of the accessible mode. */
export type Transcript = {
	title: string;
	/** What turns the mode on. */
	by: 'TERM=dumb' | '--accessible';
	/** Words of the command line besides. */
	args?: readonly string[];
	/** A server that fails on purpose, instead of the embedded API. */
	fails?: FaultServerOptions;
	/** Whether no key is set, so that one is asked for. */
	isKeyless?: boolean;
	/** What is waited for at the end of what was written, and what is then typed. */
	turns: ReadonlyArray<readonly [prompt: string, typed: Typed]>;
};

const {email, firstName, lastName, jobTitle, role} = words.fields;
const who = words.plain.address(email.question);
const number = words.ask.numberOrName;
const orSkip = words.ask.numberOrNameOr(jobTitle.unsetRow);
const orUnset = words.ask.numberOrNameOr(role.unsetRow);
const orDone = words.ask.numberOrNameOr(words.guide.rows.done);

const names = ['--first-name', 'Jane', '--last-name', 'Doe'];
const choices = ['--job-title', 'none', '--role', 'none', '--organization', 'none'];
function complete(email: string) {
	return [email, ...names, ...choices];
}

/** Every session that is written down. */
export const transcripts: readonly Transcript[] = [
	{
		title: 'An invitation, from the first question to the result',
		by: 'TERM=dumb',
		turns: [
			[who, 'Jane Doe <jane.doe@acme.com>'],
			[orSkip, 'finance'],
			[orUnset, 'fin'],
			[orUnset, 'finance user'],
			[orUnset, '日本'],
			[number, '1'],
			[orDone, 'done'],
		],
	},
	{
		title: 'The same with --accessible; help, guessed names, and what would be sent',
		by: '--accessible',
		turns: [
			[who, '?'],
			[who, 'jane.doe@acme.com'],
			[words.plain.textOrGuess(firstName.question, 'Jane'), '1'],
			[words.plain.textOrGuess(lastName.question, 'Doe'), ''],
			[orSkip, '?'],
			[orSkip, ''],
			[orUnset, '99'],
			[orUnset, 'nobody'],
			[orUnset, 'standard'],
			[orUnset, ''],
			[number, ''],
			[number, 'request'],
			[number, 'command'],
			[number, '1'],
			[orDone, 'like this'],
			[who, 'omar@acme.com'],
			[words.plain.text(firstName.question), ''],
			[words.plain.text(lastName.question), ''],
			[number, 'quit'],
		],
	},
	{
		title: 'Going back, and changing an answer on the review',
		by: 'TERM=dumb',
		turns: [
			[who, 'jane@acme.com'],
			[words.plain.text(firstName.question), 'Janet'],
			[words.plain.text(lastName.question), 'back'],
			[words.plain.textOr(firstName.question, 'Janet'), 'Jane'],
			[words.plain.text(lastName.question), ''],
			[orSkip, 'founder'],
			[orUnset, 'back'],
			[words.ask.numberOrNameOr('Founder'), 'legal'],
			[orUnset, ''],
			[orUnset, 'platform'],
			[number, 'last name'],
			[words.plain.text(lastName.question), 'Doe'],
			[number, '1'],
			[orDone, 'done'],
		],
	},
	{
		title: 'Wrong addresses, and nearly the home domain',
		by: '--accessible',
		turns: [
			[who, 'jane doe@acme.com'],
			[who, 'jane@acme..com'],
			[who, 'jane'],
			[number, '2'],
			[who, 'jane@acne.com'],
			[number, '1'],
			[words.plain.text(firstName.question), {press: 'ctrl+c'}],
		],
	},
	{
		title: 'A list that could not be loaded',
		by: 'TERM=dumb',
		args: ['jane@acme.com', ...names, '--job-title', 'none', '--organization', 'none'],
		fails: {reads: {roles: 'not-found'}},
		turns: [
			[number, 'again'],
			[number, 'type'],
			[words.plain.typeId(role.typeId), 'role 7'],
			[words.plain.typeId(role.typeId), 'role-7'],
			[number, '1'],
			[orDone, 'done'],
		],
	},
	{
		title: 'An active user, and an invitation that is sent again',
		by: 'TERM=dumb',
		turns: [
			[who, 'maria.silva@acme.com'],
			[
				`${words.invite.isActive('maria.silva@acme.com')}\n${words.plain.textOrGuess(firstName.question, 'Maria')}`,
				'',
			],
			[number, 'another'],
			[words.plain.addressOr(email.question, 'maria.silva@acme.com'), 'omar.haddad@acme.com'],
			[
				`${words.guide.wasInvitedNote('omar.haddad@acme.com')}\n${words.plain.textOrGuess(firstName.question, 'Omar')}`,
				'',
			],
			[number, 'resend'],
			[orDone, 'done'],
		],
	},
	{
		title: 'Refused, changed and sent',
		by: '--accessible',
		args: complete('bad-request@example.com'),
		turns: [
			[number, '1'],
			[number, 'change'],
			[words.plain.addressOr(email.question, 'bad-request@example.com'), 'jane@acme.com'],
			[number, '1'],
			[orDone, 'done'],
		],
	},
	{
		title: 'No answer: looked up, not there, sent again',
		by: 'TERM=dumb',
		args: complete('jane@acme.com'),
		fails: {invite: ['reset-before', 'none']},
		turns: [
			[number, '1'],
			[number, 'try again'],
			[orDone, 'done'],
		],
	},
	{
		title: 'No answer, but it went through',
		by: 'TERM=dumb',
		args: complete('lost-after@example.com'),
		turns: [
			[number, '1'],
			[orDone, 'done'],
		],
	},
	{
		title: 'A key that is refused, and another one that is never shown',
		by: 'TERM=dumb',
		args: complete('jane@acme.com'),
		fails: {invite: ['unauthorized', 'none']},
		turns: [
			[number, '1'],
			[number, 'enter another key'],
			[words.plain.enterApiKey, 'test-key-0000-another'],
			[number, '1'],
			[number, '1'],
			[orDone, 'done'],
		],
	},
	{
		title: 'Too many requests, and the wait is stopped with Esc',
		by: '--accessible',
		args: complete('rate-limited@example.com'),
		turns: [
			[number, '1'],
			['Esc stops.\n', {press: 'escape'}],
			[number, 'quit'],
		],
	},
	{
		title: 'Could not check what became of it',
		by: 'TERM=dumb',
		args: complete('jane@acme.com'),
		fails: {invite: 'server-error', reads: {users: ['none', 'not-found']}},
		turns: [
			[number, '1'],
			[number, 'quit'],
		],
	},
	{
		title: 'First-time setup',
		by: 'TERM=dumb',
		args: ['setup'],
		fails: {},
		isKeyless: true,
		turns: [
			[words.setup.hiddenQuestion(words.setup.pasteKey), 'short'],
			[words.setup.hiddenQuestion(words.setup.pasteKey), 'test-key-0000-canary'],
			[words.ask.numberOrNameOr(words.setup.save), ''],
			[words.ask.numberOrNameOr(words.setup.askEachTime), 'viewer'],
			[words.ask.numberOrNameOr(words.setup.askEachTime), '2'],
			[words.ask.numberOrNameOr(words.setup.askEachTime), ''],
		],
	},
	{
		title: 'Left before anything was sent',
		by: '--accessible',
		turns: [
			[who, 'jane@acme.com'],
			[words.plain.text(firstName.question), 'quit'],
		],
	},
];
