import {Box, Text} from 'ink';
import {describe, expect, it} from 'vitest';
import {useKeys} from '../../source/ui/key-provider.tsx';
import {useWindow} from '../../source/ui/screen/window.tsx';
import {TableView} from '../../source/ui/table/table-view.tsx';
import {type TableOptions, type TableRow, useTable} from '../../source/ui/table/use-table.ts';
import {words} from '../../source/words/words.ts';
import {stage} from './stage.tsx';

const people: TableRow[] = [
	{id: 'send', label: 'Send 2 invitations', pinned: true},
	{
		id: '2',
		label: 'jane@acme.com',
		cells: ['jane@acme.com', 'Jane Doe', 'Viewer', ''],
		mark: 'in',
		canToggle: true,
	},
	{
		id: '3',
		label: 'bob@acme.con',
		cells: ['bob@acme.con', 'Bob', 'Viewer', 'Did you mean bob@acme.com?'],
		mark: 'warning',
		canToggle: true,
		needsLook: true,
	},
	{
		id: '4',
		label: 'nobody',
		cells: ['nobody', '', '', 'This is not an email address'],
		mark: 'danger',
		needsLook: true,
	},
	{
		id: '5',
		label: 'taro@acme.com',
		cells: ['taro@acme.com', '山田太郎', 'Viewer', ''],
		mark: 'out',
		canToggle: true,
	},
];

const columns = [
	{least: 12, weight: 9},
	{least: 6, weight: 4},
	{least: 5, weight: 3},
	{least: 8, weight: 7},
];

function People(props: Partial<TableOptions<TableRow>>) {
	const {columns: width} = useWindow();
	const table = useTable({options: people, rows: 8, onChoose: () => {}, ...props});
	useKeys(table.bindings);
	return (
		<Box flexDirection="column">
			<Text>Ready to invite</Text>
			<TableView table={table} columns={columns} width={width} label="Ready to invite" />
		</Box>
	);
}

const key = {tab: '\t', enter: '\r', down: '\x1B[B', space: ' '};

describe('the table', () => {
	it('draws pinned rows, marks and columns', async () => {
		using screen = stage(<People />, {columns: 80});
		await screen.shows(
			[
				'Ready to invite',
				'  [Type to filter]                   0/4',
				'❯ Send 2 invitations',
				'  • jane@acme.com  Jane Doe  Viewer',
				'  ! bob@acme.con   Bob       Viewer  Did you mean bob@acme.com?',
				'  ✗ nobody                           This is not an email address',
				'    taro@acme.com  山田太郎  Viewer',
			].join('\n'),
		);
	});

	it('gives columns up in a narrow window, never the address', async () => {
		using screen = stage(<People />, {columns: 40});
		await screen.shows(
			[
				'Ready to invite',
				'  [Type to filter]                   0/4',
				'❯ Send 2 invitations',
				'  • jane@acme.com  Jane…',
				'  ! bob@acme.con   Bob     Did you mean…',
				'  ✗ nobody                 This is not…',
				'    taro@acme.com  山田…',
			].join('\n'),
		);
	});

	it('goes to the rows that need a look with Tab, and around', async () => {
		const chosen: string[] = [];
		using screen = stage(<People onChoose={({id}) => chosen.push(id)} />);
		await screen.sees('❯ Send');
		for (const found of ['2/4', '3/4', '2/4']) {
			screen.type(key.tab);
			await screen.sees(found);
			screen.type(key.enter);
		}
		await screen.until('three rows chosen', () => chosen.length === 3);
		expect(chosen).toEqual(['3', '4', '3']);
	});

	it('marks with Space while nothing is typed, and once the focus was moved', async () => {
		const toggled: string[] = [];
		using screen = stage(<People onToggle={({id}) => toggled.push(id)} />);
		await screen.sees('❯ Send');
		screen.type(key.space);
		screen.type(key.down);
		screen.type(key.space);
		screen.type('a');
		await screen.sees('1/3');
		screen.type(key.space);
		await screen.sees('1/3');
		screen.type(key.down);
		await screen.sees('2/3');
		screen.type(key.space);
		await screen.until('two rows marked', () => toggled.length === 2);
		expect(toggled).toEqual(['2', '3']);
	});

	it('chooses nothing when the filter finds nobody', async () => {
		const chosen: string[] = [];
		using screen = stage(<People onChoose={({id}) => chosen.push(id)} />);
		await screen.sees('❯ Send');
		screen.type('zzz');
		await screen.sees(words.ui.noMatch);
		screen.type(key.enter);
		screen.type('\x1B');
		await screen.sees('❯ Send');
		expect(chosen).toEqual([]);
	});
});
