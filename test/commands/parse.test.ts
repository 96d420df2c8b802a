import {describe, expect, it} from 'vitest';
import {commands} from '../../source/commands/catalog.ts';
import {parseCall} from '../../source/commands/parse.ts';
import {words} from '../../source/words/words.ts';

function refused(argv: readonly string[]) {
	try {
		parseCall(argv);
	} catch (error) {
		return error;
	}
	throw new Error(`${JSON.stringify(argv)} was taken`);
}

function usage(message: RegExp | string) {
	return expect.objectContaining({
		code: 'USAGE_ERROR',
		message: typeof message === 'string' ? message : expect.stringMatching(message),
	});
}

describe('a flag a command does not have', () => {
	it.each([
		[['config', 'set', 'timeout', '5', '--dry-run'], /^dci-invite config has no flag --dry-run/],
		[['config', 'reset', '-y', '-n'], /^dci-invite config has no flag --dry-run/],
		[['--role', 'Admin', 'resend', 'p@acme.com'], /^dci-invite resend has no flag --role/],
		[['roles', '--email', 'x@acme.com'], /^dci-invite roles has no flag --email/],
		[['status', '--if-exists', 'skip'], /^dci-invite status has no flag --if-exists/],
		[['--yes=1', 'x@acme.com'], /^--yes takes no value/],
		[['--jsn'], /^There is no flag --jsn/],
		[['-x'], /^There is no flag -x/],
		[['x@acme.com', '-yz'], /^There is no flag -z/],
	])('%j is refused', (argv, message) => {
		expect(refused(argv)).toEqual(usage(message));
	});

	it.each([
		[['--json', 'roles'], 'roles'],
		[['roles', '--json'], 'roles'],
		[['--profile', 'work', 'resend', 'p@acme.com', '-y'], 'resend'],
		[['invite-user', 'email: x@acme.com', '--dry-run'], ''],
		[['invite-user', '{"email": "x@acme.com"}', '-n'], ''],
		[['Jane Doe <jane@acme.com>'], ''],
		[['x@acme.com', '--last-name=-x'], ''],
		[['--input', '-'], ''],
		[['x@acme.com', '--role', 'A', '--role', 'A', '-y', '-y'], ''],
		[['completion', 'bash', '--', 'x@acme.com', '--role', ''], 'completion'],
	])('%j is taken', (argv, name) => {
		expect(parseCall(argv).command.name).toBe(name);
	});
});

describe.each([[[]], [['status']], [['resend']], [['cancel']], [['invite-user']]])(
	'after %j',
	(start) => {
		it.each(['email=jane@acme.com', 'x=y@acme.com', '', ' '])('"%s" is no address', (word) => {
			expect(refused([...start, word])).toMatchObject({
				code: 'USAGE_ERROR',
				problems: [{flag: '--email', value: word.trim()}],
			});
		});
	},
);

describe('several wrong flags', () => {
	it('are all named at once', () => {
		const argv = ['x@acme.com', '--rol', '--if-exists', 'ski', '--last-name=', '--yes=1'];
		expect(refused(argv)).toMatchObject({
			code: 'USAGE_ERROR',
			problems: [
				{flag: '--rol', value: null, candidates: ['--role']},
				{flag: '--if-exists', value: 'ski', candidates: ['skip', 'fail', 'resend', 'ensure']},
				{flag: '--last-name', value: ''},
				{flag: '--yes', value: '1'},
			],
		});
	});
});

const takers = commands.flatMap((command) =>
	command.flags.flatMap((flag) => (flag.takes ? [{command, flag}] : [])),
);

describe.each(takers)('$command.name --$flag.name', ({command, flag}) => {
	const start = command.name === '' ? [] : [command.name];
	const name = `--${flag.name}`;
	const message = new RegExp(`^${name} `);

	it('needs a value', () => {
		expect(refused([...start, name])).toEqual(usage(message));
		if (flag.short) expect(refused([...start, `-${flag.short}`])).toEqual(usage(message));
	});

	it('takes no flag for its value', () => {
		expect(refused([...start, name, '--json'])).toEqual(usage(message));
		expect(refused([...start, name, '-y'])).toEqual(usage(message));
	});

	it('refuses an empty value', () => {
		expect(refused([...start, name, ''])).toEqual(
			usage(words.commands.commandLine.emptyValue(name)),
		);
		expect(refused([...start, `${name}=`])).toEqual(
			usage(words.commands.commandLine.emptyValue(name)),
		);
		expect(refused([...start, name, ' '])).toEqual(
			usage(words.commands.commandLine.emptyValue(name)),
		);
	});

	it('refuses two values', () => {
		const [first = 'a', second = 'b'] = flag.values ?? [];
		expect(refused([...start, name, first, `${name}=${second}`])).toEqual(
			usage(words.commands.commandLine.flagTwice(name)),
		);
	});
});

describe('words that are not taken', () => {
	it.each([
		[['roles', 'extra'], 'extra'],
		[['organizations', 'extra'], 'extra'],
		[['setup', 'extra'], 'extra'],
		[['logout', 'extra'], 'extra'],
		[['demo-api', 'extra'], 'extra'],
		[['status', 'a@acme.com', 'b@acme.com'], 'b@acme.com'],
		[['config', 'list', 'timeout'], 'timeout'],
		[['config', 'path', 'timeout'], 'timeout'],
		[['config', 'reset', 'timeout'], 'timeout'],
		[['config', 'get', 'timeout', '5'], '5'],
		[['config', 'unset', 'timeout', '5'], '5'],
		[['config', 'set', 'timeout', '5', '6'], '6'],
		[['profile', 'list', 'work'], 'work'],
		[['profile', 'use', 'work', 'home'], 'home'],
		[['completion', 'bash', 'extra'], 'extra'],
		[['a@acme.com', 'extra'], 'extra'],
		[['a@acme.com', 'b@acme.com', 'extra'], 'b@acme.com'],
		[['people.csv', 'more.csv'], 'more.csv'],
	])('%j: %s', (argv, extra) => {
		expect(refused(argv)).toEqual(usage(words.commands.commandLine.wordTooMany(extra)));
	});
});

describe('the address', () => {
	it.each([
		[['a@acme.com', '--email', 'b@acme.com'], /^The address is given twice/],
		[['a@acme.com', '--email', 'a@acme.com'], /^The address is given twice/],
		[['invite-user', 'email: a@acme.com', '--email', 'b@acme.com'], /^The address is given twice/],
		[['email=jane@acme.com'], /^email=jane@acme\.com is not an address/],
		[['a@acme.com', 'email=b@acme.com'], /^email=b@acme\.com is not an address/],
		[['a@acme.com', ''], /^The address is empty/],
		[['a@acme.com', 'b@acme.com', '--email', 'c@acme.com'], /^The address is given twice/],
		[['invite-user', 'email=jane@acme.com', '-y'], /^email=jane@acme\.com is not an address/],
	])('%j', (argv, message) => {
		expect(refused(argv)).toEqual(usage(message));
	});

	it('may be several, or a file of people', () => {
		for (const argv of [['a@acme.com', 'b@acme.com'], ['people.csv'], ['./people', '--yes']]) {
			expect(parseCall(argv).positionals).toEqual(argv.filter((word) => word !== '--yes'));
		}
	});

	it('holds an = before the @ where a flag says that it is one', () => {
		expect(parseCall(['--email', 'a=b@acme.com']).flags['email']).toBe('a=b@acme.com');
	});
});

describe('a command by another name', () => {
	it.each([
		['invite', 'dci-invite'],
		['login', 'dci-invite setup'],
		['whoami', 'dci-invite status'],
		['orgs', 'dci-invite organizations'],
		['users', 'dci-invite people'],
		['list', 'dci-invite roles'],
		['stauts', 'dci-invite status'],
	])('%s is told of %s', (word, command) => {
		expect(refused([word])).toMatchObject({
			code: 'USAGE_ERROR',
			hint: expect.stringContaining(`Did you mean ${command}`),
		});
	});

	it.each([
		['list-users', 'people'],
		['list-roles', 'roles'],
		['list-organizations', 'organizations'],
		['resend-invite', 'resend'],
		['cancel-invite', 'cancel'],
		['validate', 'status'],
	])('%s is %s', (word, name) => {
		expect(parseCall([word]).command.name).toBe(name);
	});
});

it('refuses text that is not valid UTF-8', () => {
	expect(refused(['jane@acme.com', '--last-name', 'Mu\u{FFFD}ller'])).toMatchObject({
		code: 'VALIDATION_ERROR',
	});
});

it('lets --json and --output agree only', () => {
	expect(refused(['roles', '--json', '--output', 'table'])).toEqual(usage(/contradict/));
	expect(parseCall(['roles', '--json', '--output', 'json']).flags['json']).toBe(true);
});
