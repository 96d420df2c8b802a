import {execFileSync} from 'node:child_process';
import {describe, expect, it} from 'vitest';
import {commandLine, shellWord} from '../../source/invite/command-line.ts';

describe('shellWord', () => {
	it.each([
		['jane@acme.com', 'jane@acme.com'],
		['Standard User', '"Standard User"'],
		['', '""'],
		["O'Neil", '"O\'Neil"'],
		['$HOME', "'$HOME'"],
		['a!b', "'a!b'"],
		[`it's "$x" \\`, String.raw`'it'\''s "$x" \'`],
		['経理担当', '"経理担当"'],
		['~', '"~"'],
		['*', '"*"'],
	])('%j is %j, and the shell reads it back', (word, quoted) => {
		expect(shellWord(word)).toBe(quoted);
		expect(execFileSync('sh', ['-c', `printf %s ${quoted}`], {encoding: 'utf8'})).toBe(word);
	});
});

describe('commandLine', () => {
	const role = {id: 'r-1', name: 'Standard User'};

	it('says names, and none for what is left out', () => {
		expect(commandLine({email: 'jane@acme.com', role, organization: null})).toBe(
			'dci-invite --email jane@acme.com --role "Standard User" --organization none',
		);
	});

	it('says IDs where a name would not do, and what else is needed', () => {
		expect(commandLine({role}, {sayIds: new Set(['role']), more: ['--yes']})).toBe(
			'dci-invite --role r-1 --yes',
		);
	});
});
