import {execFileSync} from 'node:child_process';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../source/output/text.ts';
import {requestLines, shownCommand} from '../../source/wizard/shown-lines.ts';

/** The words a shell reads from a command that was pasted. */
function wordsOf(command: string): string[] {
	return execFileSync('sh', ['-c', command.replace('dci-invite', String.raw`printf '%s\n'`)], {
		encoding: 'utf8',
	})
		.trimEnd()
		.split('\n');
}

describe('a command that is shown', () => {
	const values = [
		'Viewer',
		'Finance / Accounting',
		'External auditor with read access to invoices and contracts, quarterly review',
		"Costs over $100 and it's a long name that goes on and on without an end in sight",
		'日本支社 営業本部 第一営業部 東日本担当グループ 経理担当',
		'a'.repeat(90),
	];

	it.each(values.flatMap((value) => [79, 49, 39].map((columns) => ({value, columns}))))(
		'can be pasted as it stands in $columns columns: $value',
		({value, columns}) => {
			const words = ['dci-invite', '--email', 'jane@acme.com', '--role', value, '--yes'];
			const lines = shownCommand({words, leftOut: []}, columns);
			expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
			expect(wordsOf(lines.join('\n'))).toEqual([
				'--email',
				'jane@acme.com',
				'--role',
				value,
				'--yes',
			]);
		},
	);
});

it('a command that lacks something says so, apart from what can be pasted', () => {
	expect(shownCommand({words: ['dci-invite', '--yes'], leftOut: ['--role']}, 79)).toEqual([
		'dci-invite --yes',
		'',
		'The command lacks --role: the value contains characters that cannot be typed.',
	]);
});

describe('a request that is shown', () => {
	const request = {
		method: 'POST' as const,
		url: 'https://api.doit.com/iam/v1/users/invite',
		body: {email: 'jane@acme.com', firstName: '健二', roleId: 'role-\u{1B}[31m-quarterly-audit'},
	};

	it('is its first line and its body', () => {
		expect(requestLines({...request, body: {email: 'jane@acme.com'}}, 79)).toEqual([
			'POST https://api.doit.com/iam/v1/users/invite',
			'{',
			'  "email": "jane@acme.com"',
			'}',
		]);
	});

	it.each([79, 39, 20])('never exceeds %d columns', (columns) => {
		const lines = requestLines(request, columns);
		expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
		expect(lines.join('')).not.toContain('\u{1B}');
	});
});
