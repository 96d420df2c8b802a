import {Box, Text} from 'ink';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../source/output/text.ts';
import {useKeys} from '../../source/ui/key-provider.tsx';
import {useWindow} from '../../source/ui/screen/window.tsx';
import type {SelectOption} from '../../source/ui/select/options.ts';
import {SelectView} from '../../source/ui/select/select-view.tsx';
import {type SelectOptions, useSelect} from '../../source/ui/select/use-select.ts';
import {guardByHand, stage} from './stage.tsx';

const roles = [
	{id: 'r-1', label: 'Admin', detail: 'preset'},
	{id: 'r-2', label: 'Billing Admin', detail: 'preset, 12 permissions'},
	{id: 'r-3', label: '管理者', detail: 'custom'},
	{id: 'r-4', label: 'Viewer', detail: 'preset'},
];

function Question(props: Partial<SelectOptions<SelectOption>> & {onBack?: () => void}) {
	const {columns} = useWindow();
	const select = useSelect({
		options: roles,
		lead: 'Account default',
		rows: 6,
		onChoose: () => {},
		...props,
	});
	useKeys(
		[
			...select.bindings,
			{
				keys: ['escape'],
				run() {
					props.onBack?.();
					return true;
				},
			},
		],
		{appeared: select.movedTo},
	);
	return (
		<Box flexDirection="column">
			<Text>Which role?</Text>
			<SelectView select={select} width={columns} label="Which role?" />
		</Box>
	);
}

const sendRow = [{id: 'send', label: 'Send', guarded: true}];

function SendMenu(props: {onChoose: (id: string | undefined) => void}) {
	const select = useSelect({
		options: sendRow,
		filterable: false,
		rows: 3,
		onChoose: (option) => props.onChoose(option?.id),
	});
	useKeys(select.bindings);
	return <SelectView select={select} width={20} label="Review" />;
}

describe('the select', () => {
	it('draws the rows aligned, the focus and the position', async () => {
		using screen = stage(<Question />, {columns: 40});
		await screen.shows(
			[
				'Which role?',
				'  [Type to filter]                   0/4',
				'❯ Account default',
				'  Admin          preset',
				'  Billing Admin  preset, 12 permissions',
				'  管理者         custom',
				'  Viewer         preset',
			].join('\n'),
		);
	});

	it('filters as one types, with the cursor behind the filter', async () => {
		const chosen: Array<string | undefined> = [];
		using screen = stage(<Question onChoose={(option) => chosen.push(option?.id)} />, {
			columns: 40,
		});
		await screen.sees('❯ Account default');
		screen.type('管');
		await screen.sees('❯ 管理者');
		await screen.cursorAt(4, 1);
		expect(screen.lines()[1]).toBe('  管                                 1/1');
		screen.type('\r');
		expect(chosen).toEqual(['r-3']);
	});

	it('does not say that nothing matches where the leading row is meant', async () => {
		using screen = stage(<Question />, {columns: 60});
		await screen.sees('❯ Account default');
		screen.type('account d');
		await screen.sees('  account d');
		expect(screen.text()).toContain('❯ Account default');
		expect(screen.text()).not.toContain('No match');
	});

	it('says when nothing matches, chooses nothing then, and Esc clears before it goes back', async () => {
		const events: string[] = [];
		using screen = stage(
			<Question onChoose={() => events.push('chosen')} onBack={() => events.push('back')} />,
			{columns: 60},
		);
		await screen.sees('❯ Account default');
		screen.type('xyz');
		await screen.sees('No match. Esc clears the filter.');
		screen.type('\r');
		expect(events).toEqual([]);
		screen.type('\x1B');
		await screen.sees('❯ Account default');
		expect(events).toEqual([]);
		screen.type('\x1B');
		await screen.until('back', () => events.includes('back'));
	});

	it('moves with several keys in one chunk and chooses what has the focus by then', async () => {
		const chosen: Array<string | undefined> = [];
		using screen = stage(<Question onChoose={(option) => chosen.push(option?.id)} />);
		await screen.sees('❯ Account default');
		screen.type('\x1B[B\x1B[B\x1B[B\x1B[A\r');
		expect(chosen).toEqual(['r-2']);
	});

	describe('when its list is replaced while it is open', () => {
		const [adminRole, billing, managers, viewer] = roles;
		/** Two new roles before the others, one of them gone. */
		const fresh = [
			{id: 'r-8', label: 'Auditor', detail: 'custom'},
			{id: 'r-9', label: 'Administrator', detail: 'custom'},
			...roles.filter(({id}) => id !== 'r-2'),
		];

		it('keeps the focus on the same option, and counts moves from there', async () => {
			const chosen: Array<string | undefined> = [];
			function onChoose(option: SelectOption | null) {
				chosen.push(option?.id);
			}
			using screen = stage(<Question onChoose={onChoose} />);
			await screen.sees('❯ Account default');
			screen.type('\x1B[B');
			await screen.sees('❯ Admin ');
			screen.redraw(<Question onChoose={onChoose} options={fresh} />);
			await screen.sees('❯ Admin ');
			await screen.sees('3/5');
			screen.type('\r');
			screen.type('\x1B[B');
			await screen.sees('❯ 管理者');
			expect(chosen).toEqual(['r-1']);
		});

		it('keeps the focus on the first row', async () => {
			using screen = stage(<Question />);
			await screen.sees('❯ Account default');
			screen.redraw(<Question options={fresh} />);
			await screen.sees('Auditor');
			await screen.sees('❯ Account default');
		});

		it('keeps filter and focus, and finds the same option when the filter goes', async () => {
			using screen = stage(<Question />);
			await screen.sees('❯ Account default');
			screen.type('\x1B[B\x1B[B\x1B[B');
			await screen.sees('❯ 管理者');
			screen.type('adm');
			await screen.sees('❯ Admin ');
			screen.type('\x1B[B');
			await screen.sees('❯ Billing Admin');
			screen.redraw(<Question options={[...fresh, ...(billing ? [billing] : [])]} />);
			await screen.sees('❯ Billing Admin');
			await screen.sees('3/3');
			screen.type('\x1B');
			await screen.sees('❯ 管理者');
		});

		it.each([
			['the first row', undefined, '❯ Account default', undefined],
			['the answer', 'r-4', '❯ Viewer', 'r-4'],
		])(
			'gives the focus to %s when its option is gone, and no Enter that was meant for it chooses',
			async (_, chosenId, focused, id) => {
				const chosen: Array<string | undefined> = [];
				const {guard, pass} = guardByHand();
				const props = {
					chosen: chosenId,
					onChoose(option: SelectOption | null) {
						chosen.push(option?.id);
					},
				};
				using screen = stage(<Question {...props} />, {guard});
				await screen.sees('❯ Account default');
				screen.type('\x1B[B\x1B[B');
				await screen.sees('❯ Billing Admin');
				screen.redraw(<Question {...props} options={fresh} />);
				await screen.sees(focused);
				pass(399);
				screen.type('\r');
				expect(chosen).toEqual([]);
				pass(1);
				screen.type('\r');
				expect(chosen).toEqual([id]);
			},
		);

		it('lets a move after the loss be followed by Enter at once', async () => {
			const chosen: Array<string | undefined> = [];
			const {guard} = guardByHand();
			function onChoose(option: SelectOption | null) {
				chosen.push(option?.id);
			}
			const short = [adminRole, managers, viewer].filter((role) => role !== undefined);
			using screen = stage(<Question onChoose={onChoose} initial="r-2" />, {guard});
			await screen.sees('❯ Billing Admin');
			screen.redraw(<Question onChoose={onChoose} initial="r-2" options={short} />);
			await screen.sees('❯ Account default');
			screen.type('\x1B[B');
			await screen.sees('❯ Admin ');
			screen.type('\r');
			expect(chosen).toEqual(['r-1']);
		});
	});

	it('is a plain menu without a filter, with ASCII if need be', async () => {
		const chosen: Array<string | undefined> = [];
		using screen = stage(
			<Question
				filterable={false}
				options={[
					{id: 'done', label: 'Done'},
					{id: 'again', label: 'Invite another'},
				]}
				onChoose={(option) => chosen.push(option?.id)}
			/>,
			{glyphs: 'ascii'},
		);
		await screen.shows('Which role?\n> Account default\n  Done\n  Invite another');
		screen.type('x');
		screen.type('\x1B[F');
		await screen.sees('> Invite another');
	});

	it('acts on a guarded row only when Enter comes alone', async () => {
		const chosen: Array<string | undefined> = [];
		const {guard, pass} = guardByHand();
		using screen = stage(<SendMenu onChoose={(id) => chosen.push(id)} />, {guard});
		await screen.sees('❯ Send');
		screen.type('\r\r');
		pass(100);
		screen.type('\r');
		pass(1000);
		screen.type('\r');
		pass(140);
		screen.type('\r');
		pass(1000);
		expect(chosen).toEqual([]);
		screen.type('\r');
		pass(140);
		expect(chosen).toEqual([]);
		pass(20);
		expect(chosen).toEqual(['send']);
	});

	it('calls off a waiting Enter when its screen goes', async () => {
		const chosen: string[] = [];
		const {guard, pass} = guardByHand();
		const options = [{id: 'send', label: 'Send', guarded: true}];
		using screen = stage(
			<Question
				filterable={false}
				options={options}
				initial="send"
				onChoose={() => chosen.push('send')}
			/>,
			{guard},
		);
		await screen.sees('❯ Send');
		screen.type('\r');
		screen.redraw(<Text>Elsewhere</Text>);
		await screen.shows('Elsewhere');
		pass(1000);
		expect(chosen).toEqual([]);
	});

	it.each([
		[40, 10],
		[80, 24],
		[200, 60],
	])('stays in a window of %i by %i with ten thousand rows', async (columns, rows) => {
		const options = Array.from({length: 10_000}, (_, index) => ({
			id: `id-${index}`,
			label: `Rolle ${index} ${'lang '.repeat(index % 9)}`,
			detail: 'preset',
		}));
		using screen = stage(<Question options={options} rows={rows - 3} />, {columns, rows});
		await screen.sees('❯ Account default');
		screen.type('\x1B[F');
		await screen.sees('❯ Rolle 9999');
		await screen.sees('10000/10000');
		screen.type('4321');
		await screen.sees('❯ Rolle 4321');
		await screen.sees('1/1');
		const lines = screen.lines().filter(Boolean);
		expect(lines.length).toBeLessThan(rows);
		expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
	});

	it('comes back as it was left', async () => {
		const state = {filter: 'adm', focus: 2, top: 0, unfilteredFocus: 0, hasMoved: false};
		using screen = stage(<Question initial={state} />);
		await screen.sees('❯ Billing Admin');
		await screen.cursorAt(5, 1);
	});

	it('redraws without stale lines when the window changes', async () => {
		using screen = stage(<Question />, {columns: 100, rows: 20});
		await screen.sees('❯ Account default');
		screen.type('\x1B[B');
		await screen.sees('❯ Admin');
		for (const columns of [60, 40, 90]) {
			screen.resize(columns, 20);
			await screen.shows(
				[
					'Which role?',
					`  [Type to filter]${'1/4'.padStart(22)}`,
					'  Account default',
					'❯ Admin          preset',
					'  Billing Admin  preset, 12 permissions',
					'  管理者         custom',
					'  Viewer         preset',
				].join('\n'),
			);
			await screen.cursorAt(2, 1);
		}
	});

	it('tells a screen reader what is what', async () => {
		using screen = stage(<Question />, {screenReader: true});
		await screen.sees('option: (selected) Account default');
		expect(screen.text()).toContain('listbox: textbox: Which role?');
		expect(screen.text()).toContain('option: Admin, preset');
	});
});
