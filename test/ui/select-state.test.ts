import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {findOptions, folded} from '../../source/ui/select/options.ts';
import {
	optionAt,
	positionText,
	reduceSelect,
	rowsFor,
	type SelectAction,
	type SelectList,
	selectState,
	topFor,
} from '../../source/ui/select/state.ts';

const roles = [
	{id: 'r-1', label: 'Billing Administrator'},
	{id: 'r-2', label: 'Admin'},
	{id: 'r-3', label: 'Standard User'},
	{id: 'r-4', label: 'Administrator'},
	{id: 'r-5', label: 'Café Gérant', search: 'custom'},
	{id: 'r-6', label: '管理者'},
	{id: 'r-7', label: 'カスタム'},
	{id: 'r-8', label: '관리자'},
	{id: 'admin-x', label: 'Viewer'},
	{id: 'r-10', label: 'Superadmin'},
];

describe('finding options', () => {
	it.each([
		['admin', ['Admin', 'Administrator', 'Billing Administrator', 'Superadmin', 'Viewer']],
		['ADMIN', ['Admin', 'Administrator', 'Billing Administrator', 'Superadmin', 'Viewer']],
		['adm bil', ['Billing Administrator']],
		['cafe gerant', ['Café Gérant']],
		['custom', ['Café Gérant']],
		['管理', ['管理者']],
		['ｶｽﾀﾑ', ['カスタム']],
		['관리', ['관리자']],
		['r-3', ['Standard User']],
		['  r-10 ', ['Superadmin']],
		['zzz', []],
	])('%j finds %j', (filter, labels) => {
		expect(findOptions(roles, filter).map((position) => roles[position]?.label)).toEqual(labels);
	});

	it('finds all without a filter, in their order', () => {
		expect(findOptions(roles, ' ')).toEqual(roles.map((_, position) => position));
	});

	it.each([
		['Straße', 'strasse'],
		['ＡＢＣ', 'abc'],
		['Ñandú', 'nandu'],
	])('%j is compared as %j', (text, expected) => {
		expect(folded(text)).toBe(expected);
	});

	it('finds the same whatever was filtered before', () => {
		const filters = fc.array(fc.constantFrom('a', 'ad', 'admin', 'admin b', 'r', '管', 'x', ''), {
			maxLength: 6,
		});
		fc.assert(
			fc.property(
				filters,
				fc.constantFrom('a', 'adm', 'bill admin', 'r-', ''),
				(before, filter) => {
					for (const each of before) {
						findOptions(roles, each);
					}

					expect(findOptions(roles, filter)).toEqual(findOptions([...roles], filter));
				},
			),
		);
	});
});

const list: SelectList = {options: roles, hasLead: true, rows: 4};

function labelInFocus(state: ReturnType<typeof selectState>, within: SelectList = list) {
	const option = optionAt(within, rowsFor(within, state.filter), state.focus);
	return option === null ? 'lead' : option?.label;
}

function after(actions: SelectAction[], start = selectState(list), within = list) {
	let state = start;
	for (const action of actions) {
		state = reduceSelect(state, action, within);
	}

	return state;
}

describe('moving and filtering', () => {
	it.each<[string, SelectAction[], string | undefined, string]>([
		['starts on the leading row', [], 'lead', '0/10'],
		['up at the top stays', [{type: 'move', by: -1}], 'lead', '0/10'],
		['down', [{type: 'move', by: 1}], 'Billing Administrator', '1/10'],
		['to the end', [{type: 'move-to-end'}], 'Superadmin', '10/10'],
		['no wrap-around', [{type: 'move-to-end'}, {type: 'move', by: 1}], 'Superadmin', '10/10'],
		['a page', [{type: 'move-page', pages: 1}], 'Standard User', '3/10'],
		['a page back', [{type: 'move-to-end'}, {type: 'move-page', pages: -1}], 'カスタム', '7/10'],
		['home', [{type: 'move-to-end'}, {type: 'move-to-start'}], 'lead', '0/10'],
		['the best match takes the focus', [{type: 'narrow', text: 'admin'}], 'Admin', '1/5'],
		[
			'the leading row stays in reach',
			[{type: 'narrow', text: 'admin'}, {type: 'move-to-start'}],
			'lead',
			'0/5',
		],
		['nothing found: nothing in focus', [{type: 'narrow', text: 'zzz'}], undefined, '0/0'],
		[
			'nothing found, then up',
			[
				{type: 'narrow', text: 'zzz'},
				{type: 'move', by: -1},
			],
			'lead',
			'0/0',
		],
		[
			'one character back',
			[{type: 'narrow', text: 'adminz'}, {type: 'delete-left'}],
			'Admin',
			'1/5',
		],
		[
			'a filter that goes gives the focus back',
			[
				{type: 'move', by: 3},
				{type: 'narrow', text: 'adm'},
				{type: 'move', by: 1},
				{type: 'clear-filter'},
			],
			'Standard User',
			'3/10',
		],
		['a blank alone filters nothing', [{type: 'narrow', text: ' '}], 'lead', '0/10'],
		['what is unsafe is dropped', [{type: 'narrow', text: '\x1B[31madmin\u200B'}], 'Admin', '1/5'],
	])('%s', (_, actions, label, position) => {
		const state = after(actions);
		expect(labelInFocus(state)).toBe(label);
		expect(positionText(list, state)).toBe(position);
	});

	it('starts on a given option and shows it', () => {
		const state = selectState(list, 'r-8');
		expect(labelInFocus(state)).toBe('관리자');
		expect(state.top).toBe(5);
	});

	it('counts from one without a leading row', () => {
		const plain = {...list, hasLead: false};
		expect(positionText(plain, selectState(plain))).toBe('1/10');
	});

	it('changes nothing in an empty list', () => {
		const empty: SelectList = {options: [], hasLead: false, rows: 4};
		const state = selectState(empty);
		expect(reduceSelect(state, {type: 'move', by: 1}, empty)).toBe(state);
		expect(optionAt(empty, rowsFor(empty, ''), state.focus)).toBeUndefined();
	});

	const actions = fc.oneof(
		fc.integer({min: -12, max: 12}).map((by): SelectAction => ({type: 'move', by})),
		fc.constantFrom(-1, 1).map((pages): SelectAction => ({type: 'move-page', pages})),
		fc.constantFrom<SelectAction>(
			{type: 'move-to-start'},
			{type: 'move-to-end'},
			{type: 'delete-left'},
			{type: 'clear-filter'},
		),
		fc
			.constantFrom('a', 'd', 'r-', ' ', '管', 'zz')
			.map((text): SelectAction => ({type: 'narrow', text})),
	);

	it('keeps the focus in a window that is full and no larger than its rows', () => {
		fc.assert(
			fc.property(
				fc.array(actions, {maxLength: 30}),
				fc.boolean(),
				fc.integer({min: 1, max: 15}),
				fc.integer({min: 1, max: 15}),
				(steps, hasLead, rows, resized) => {
					const within: SelectList = {options: roles, hasLead, rows};
					let state = selectState(within);
					for (const action of steps) {
						state = reduceSelect(state, action, within);
						const {count} = rowsFor(within, state.filter);
						expect(state.focus).toBeLessThan(Math.max(1, count));
						for (const height of [rows, resized]) {
							const top = topFor(state, count, height);
							expect(top).toBeGreaterThanOrEqual(0);
							expect(top).toBeLessThanOrEqual(Math.max(0, count - height));
							expect(state.focus).toBeLessThan(top + height);
							expect(state.focus === -1 || state.focus >= top).toBe(true);
						}
					}
				},
			),
		);
	});
});

describe('the leading row', () => {
	const list = {
		options: [
			{id: 'role-1', label: 'Account Manager'},
			{id: 'role-2', label: 'Default viewer'},
			{id: 'role-3', label: 'Admin'},
		],
		hasLead: true,
		leadWords: ['Account default', 'none', 'skip', 'default', 'leave'],
		rows: 5,
	};

	function filtered(text: string) {
		return reduceSelect(selectState(list), {type: 'narrow', text}, list);
	}

	it.each(['none', 'SKIP', 'default', 'leave', 'account default', 'sk', 'account d'])(
		'is found by %j',
		(text) => {
			expect(filtered(text).focus).toBe(0);
		},
	);

	it.each(['account', 'acc', 'def', 'admin', 'adm', 'role-1'])(
		'leaves the focus to the best match of %j',
		(text) => {
			expect(filtered(text).focus).toBe(1);
		},
	);

	it('has no focus where nothing fits', () => {
		expect(filtered('xyz').focus).toBe(-1);
	});
});
