import {Box} from 'ink';
import type {MenuRow} from '../guide/menu-rows.ts';
import {performRow} from '../guide/menu-rows.ts';
import type {GuideState} from '../guide/state.ts';
import type {FieldKey} from '../invite/fields.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import type {LiveBinding} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {words} from '../words/words.ts';
import {type Layout, Screen} from './screen.tsx';
import {type Block, fitBlocks, Lines} from './text-blocks.tsx';
import {useWizard} from './wizard-context.ts';

/** A row of a menu, as much of it as a screen needs. */
export type PlainRow = Pick<MenuRow, 'id' | 'label' | 'sends'>;

/** Carries out what a row says. */
export function useRowEffect(enterApiKey: () => void = () => {}) {
	const tools = useWizard();
	return (row: MenuRow) => void performRow(row, {...tools, enterApiKey});
}

/** News above a menu of what can be done about it. */
export function MenuScreen<Row extends PlainRow>(props: {
	state: GuideState;
	/** The question, where one is open. */
	title?: string;
	answered?: readonly FieldKey[];
	/** What there is to say, the most important first. */
	news: readonly Block[];
	rows: readonly Row[];
	/** How many of the news, from the first, are shortened last; 1 unless told, 0 where all matter alike. */
	whole?: number;
	/** The ID of the row the focus begins on; the first one unless told. */
	initial?: string;
	bindings: readonly LiveBinding[];
	/** Deaf to an Enter that comes too soon after it appeared. */
	isDeafToEarly?: boolean;
	onChoose: (row: Row) => void;
}) {
	const {state, title, answered = [], news, rows, whole = 1, initial, bindings} = props;
	const window = useWindow();
	const share = shareWithMenu(window.rows, {
		news,
		whole,
		menu: rows.length,
		title: title === undefined ? 0 : 1,
		answered: answered.length,
	});
	const select = useSelect({
		options: rows.map((row) => ({id: row.id, label: row.label, guarded: row.sends, row})),
		rows: share.menu,
		filterable: false,
		...(initial === undefined ? {} : {initial}),
		onChoose: (option) => {
			if (option) props.onChoose(option.row);
		},
	});
	const footer = useFooter([...select.bindings, ...bindings]);
	const appeared = props.isDeafToEarly ? 'news' : undefined;
	useKeys(footer.bindings, {appeared: select.movedTo ?? appeared});
	return (
		<Screen
			state={state}
			{...(title === undefined ? {} : {title})}
			answered={answered}
			layout={share.layout}
			footer={footer.lines}
		>
			<Lines lines={fitBlocks(news, share.news, whole)} />
			<Box marginTop={share.layout.gap}>
				<SelectView select={select} width={window.columns - 1} label={words.wizard.menuLabel} />
			</Box>
		</Screen>
	);
}

/** How many rows of a menu are seen in the lowest window; it scrolls. */
const menuAtLeast = 2;

/** How news and menu share a window: the news are shortened only after the menu. */
function shareWithMenu(
	rows: number,
	wanted: {
		news: readonly Block[];
		whole: number;
		menu: number;
		title: number;
		answered: number;
	},
): {layout: Layout; news: number; menu: number} {
	const free = rows - 2 - wanted.title;
	const all = fitBlocks(wanted.news, free, wanted.whole).length + wanted.menu;
	const gaps = wanted.answered > 0 ? 4 : 3;
	const gap = all + gaps + Math.min(wanted.answered, 1) <= free ? 1 : 0;
	const body = free - gap * gaps;
	const answered = Math.max(0, Math.min(wanted.answered, body - all));
	const room = body - answered;
	const news = Math.max(1, room - Math.min(wanted.menu, menuAtLeast));
	const taken = fitBlocks(wanted.news, news, wanted.whole).length;
	return {
		layout: {gap, answered, body: room + gap},
		news,
		menu: Math.max(1, Math.min(wanted.menu, room - taken)),
	};
}
