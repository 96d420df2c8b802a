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

const who = 'Who do you want to invite? ';
const number = 'Number or name: ';
const orSkip = 'Number or name (empty: Skip): ';
const orUnset = 'Number or name (empty: Account default): ';
const orDone = 'Number or name (empty: Done): ';

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
			['First name (empty: Skip, 1: Jane): ', '1'],
			['Last name (empty: Skip, 1: Doe): ', ''],
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
			['First name (empty: Skip): ', ''],
			['Last name (empty: Skip): ', ''],
			[number, 'quit'],
		],
	},
	{
		title: 'Going back, and changing an answer on the review',
		by: 'TERM=dumb',
		turns: [
			[who, 'jane@acme.com'],
			['First name (empty: Skip): ', 'Janet'],
			['Last name (empty: Skip): ', 'back'],
			['First name (empty: Janet, none: Skip): ', 'Jane'],
			['Last name (empty: Skip): ', ''],
			[orSkip, 'founder'],
			[orUnset, 'back'],
			['Number or name (empty: Founder): ', 'legal'],
			[orUnset, ''],
			[orUnset, 'platform'],
			[number, 'last name'],
			['Last name (empty: Skip): ', 'Doe'],
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
			['First name (empty: Skip): ', {press: 'ctrl+c'}],
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
			['Role ID: ', 'role 7'],
			['Role ID: ', 'role-7'],
			[number, '1'],
			[orDone, 'done'],
		],
	},
	{
		title: 'An active user, and an invitation that is sent again',
		by: 'TERM=dumb',
		turns: [
			[who, 'maria.silva@acme.com'],
			['user.\nFirst name (empty: Skip, 1: Maria): ', ''],
			[number, 'another'],
			['Who do you want to invite? (empty: maria.silva@acme.com) ', 'omar.haddad@acme.com'],
			['invited.\nFirst name (empty: Skip, 1: Omar): ', ''],
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
			['Who do you want to invite? (empty: bad-request@example.com) ', 'jane@acme.com'],
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
			['Another API key (hidden): ', 'test-key-0000-another'],
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
			['Paste the key (hidden): ', 'short'],
			['Paste the key (hidden): ', 'test-key-0000-canary'],
			['Number or name (empty: Save): ', ''],
			['Number or name (empty: Skip: ask each time): ', 'viewer'],
			['Number or name (empty: Skip: ask each time): ', '2'],
			['Number or name (empty: Skip: ask each time): ', ''],
		],
	},
	{
		title: 'Left before anything was sent',
		by: '--accessible',
		turns: [
			[who, 'jane@acme.com'],
			['First name (empty: Skip): ', 'quit'],
		],
	},
];
