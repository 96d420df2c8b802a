import {describe, expect, it} from 'vitest';
import {InviteError} from '../../source/errors.ts';
import {type Choice, type DefaultField, fieldOf} from '../../source/invite/fields.ts';
import {matchChoice, resolveChoice} from '../../source/invite/match.ts';

const choices: Choice[] = [
	{id: 'r1', name: 'Viewer'},
	{id: 'r2', name: 'Viewer plus'},
	{id: 'r3', name: 'Admin'},
	{id: 'r4', name: 'Billing'},
	{id: 'r5', name: 'billing'},
	{id: 'o1', name: '東京支社'},
	{id: 'o2', name: '東京本社'},
	{id: 'r6', name: 'Éditeur'},
];

describe('a name or ID', () => {
	it.each([
		{words: 'r3', id: 'r3'},
		{words: ' r3 ', id: 'r3'},
		{words: 'ADMIN', id: 'r3'},
		{words: 'viewer', id: 'r1'},
		{words: 'viewer p', id: 'r2'},
		{words: 'adm', id: 'r3'},
		{words: '東京支社', id: 'o1'},
		{words: '東京本', id: 'o2'},
		{words: 'E\u{301}diteur', id: 'r6'},
		{words: 'none', id: null},
		{words: 'NONE', id: null},
	])('$words is $id', ({words, id}) => {
		const result = matchChoice(words, choices);
		expect(result.status === 'matched' ? (result.choice?.id ?? null) : result.status).toBe(id);
	});

	it('called none goes before leaving it out', () => {
		const named = [{id: 'x', name: 'None'}];
		expect(matchChoice('none', named)).toEqual({status: 'matched', choice: named[0]});
	});

	it.each([
		{words: 'view', ids: ['r1', 'r2']},
		{words: 'billing', ids: ['r4', 'r5']},
		{words: '東京', ids: ['o1', 'o2']},
	])('$words fits several', ({words, ids}) => {
		const result = matchChoice(words, choices);
		expect(result.status === 'ambiguous' ? result.candidates.map(({id}) => id) : result).toEqual(
			ids,
		);
	});

	it.each(['king', '', '  ', 'iewer', 'R3'])('"%s" is unknown', (words) => {
		expect(matchChoice(words, choices)).toEqual({status: 'unknown'});
	});
});

describe('the error', () => {
	function refusalOf(
		words: string,
		list = choices,
		field: DefaultField = fieldOf('role'),
	): InviteError {
		try {
			resolveChoice(field, words, list);
		} catch (error) {
			if (error instanceof InviteError) return error;
			throw error;
		}
		throw new Error('it was accepted');
	}

	it('lists candidates, with IDs only where names repeat', () => {
		const repeated = refusalOf('billing');
		expect(repeated).toMatchObject({code: 'VALIDATION_ERROR', exitCode: 30, field: 'roleId'});
		expect(repeated.message).toBe('More than one role matches "billing".');
		expect(repeated.hint).toContain('Billing (r4), billing (r5)');
		expect(refusalOf('view').hint).toContain('Viewer, Viewer plus.');
	});

	it('cuts long names and long words', () => {
		const long = [{id: 'l', name: 'long '.repeat(2000)}];
		const {message, hint} = refusalOf('w'.repeat(10_000), long);
		expect(message).toBe(`There is no role "${'w'.repeat(39)}…".`);
		expect(hint).toMatch(/^Choose from: (long ){7}long…\. See/);
	});

	it('says what there is, and how to see the rest', () => {
		const unknown = refusalOf('king');
		expect(unknown.message).toBe('There is no role "king".');
		expect(unknown.hint).toContain('dci-invite roles');
		const many = Array.from({length: 20}, (_, index) => ({id: `i${index}`, name: `Role ${index}`}));
		expect(refusalOf('king', many).hint).toContain('Role 7 and 12 more');
		expect(refusalOf('x', many, fieldOf('organization')).hint).toContain(
			'dci-invite organizations',
		);
		expect(refusalOf('x', [], fieldOf('organization')).hint).toContain('Leave --organization out');
	});

	it('shows names and words made safe', () => {
		const evil = [{id: 'e', name: 'Evil\u{1B}]0;x\u{7} role'}];
		const error = refusalOf('\u{1B}[31mking', evil);
		expect(`${error.message}${error.hint}`).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/);
		expect(error.hint).toContain('Evil role');
	});
});

it.each(['finance/accounting', 'Finance /Accounting', 'Finance  /  Acc'])(
	'takes a title without regard to blanks around the slash: %s',
	(text) => {
		const choices = [{id: 'f', name: 'Finance / Accounting'}];
		expect(matchChoice(text, choices)).toMatchObject({status: 'matched', choice: {id: 'f'}});
	},
);

it('names the nearest choice first', () => {
	const choices = ['Viewer', 'Owner', 'Editor'].map((name) => ({id: name, name}));
	expect(() => resolveChoice(fieldOf('role'), 'Edtor', choices)).toThrow(
		expect.objectContaining({hint: expect.stringContaining(': Editor, Viewer, Owner')}),
	);
});
