import {describe, expect, it} from 'vitest';
import {userStates} from '../../../source/api/user-states.ts';
import {commands} from '../../../source/commands/catalog.ts';
import {
	complete,
	renderCompletion,
	unquote,
} from '../../../source/commands/completion/candidates.ts';

const sources = {
	commands,
	roles: () => ['Standard User', 'Admin', 'evil\u001B]0;x\u0007\trole'],
	organizations: () => ['Acme Europe', '日本支社'],
	profiles: () => ['default', 'work'],
};

function offered(line: string): string[] {
	const completion = complete(line.split(' '), sources);
	return completion.kind === 'files' ? [':files'] : completion.candidates.map(({text}) => text);
}

describe('complete', () => {
	it.each<[string, string[]]>([
		['st', ['status']],
		['inv', ['invite-user', 'inviteuser']],
		['c', ['cancel', 'config', 'completion']],
		['zz', []],
		['--dry', ['--dry-run']],
		[
			'resend --',
			['--state', '--dry-run', '--yes', '--profile', '--customer-context', '--output'].concat([
				'--json',
				'--no-input',
				'--demo',
				'--accessible',
				'--no-color',
				'--ascii',
				'--timeout',
				'--debug',
				'--help',
			]),
		],
		['--role ', [...sources.roles(), 'none']],
		['--role st', ['Standard User']],
		['--role=st', ['Standard User']],
		['--role = st', ['Standard User']],
		['--role =', [...sources.roles(), 'none']],
		['invite-user --organization 日', ['日本支社']],
		['--job-title fo', ['Founder']],
		['--output ', ['table', 'json']],
		['--if-exists s', ['skip']],
		['--profile ', ['default', 'work']],
		['-D ', []],
		['--input ', [':files']],
		['--yes --json st', ['status']],
		['--role Admin st', ['status']],
		['completion ', ['bash', 'zsh', 'fish']],
		['config ', ['list', 'get', 'set', 'unset', 'path', 'reset']],
		['config get default-', ['default-role', 'default-organization', 'default-job-title']],
		['config set default-role a', ['Admin']],
		['config set default-job-title fou', ['Founder']],
		['config set color ', ['auto', 'always', 'never']],
		['config set timeout ', []],
		['config list ', []],
		['profile use w', ['work']],
		['profile list ', []],
		['status jane', []],
		['peo', ['people']],
		['people --s', ['--state', '--search']],
		['people --state ', [...userStates]],
		['resend --state exp', ['expired']],
		['cancel jane@acme.com ', []],
		['roles ', []],
	])('"%s"', (line, expected) => {
		expect(offered(line)).toEqual(expected);
	});
});

it('offers no name that is too long to be shown whole', () => {
	const candidates = [{text: 'n'.repeat(1_000_000)}, {text: '名'.repeat(128)}];
	expect(renderCompletion({kind: 'words', candidates})).toBe(`${'名'.repeat(128)}\n`);
});

it('prints a candidate a line, made safe', () => {
	expect(renderCompletion(complete(['--role', 'e'], sources))).toBe('evil role\n');
	expect(renderCompletion(complete(['sta'], sources))).toMatch(/^status\t\w.*\n$/);
	expect(renderCompletion({kind: 'files'})).toBe(':files\n');
});

it.each([
	['plain', 'plain'],
	[String.raw`Standard\ Us`, 'Standard Us'],
	['"Standard Us', 'Standard Us'],
	["'it''s", 'its'],
	[String.raw`"a\"b"`, 'a"b'],
	[String.raw`'a\b'`, String.raw`a\b`],
	['\\', ''],
])('unquote(%j)', (typed, text) => {
	expect(unquote(typed)).toBe(text);
});
