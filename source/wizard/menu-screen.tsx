import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {MenuRow} from '../guide/rows.ts';
import type {GuideState} from '../guide/state.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import type {LiveBinding} from '../ui/keys.ts';
import type {SelectOption} from '../ui/select/options.ts';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {useWindow} from '../ui/window.tsx';
import {Screen, shareRows} from './screen.tsx';
import {useWizard} from './wizard-context.ts';

type RowOption = SelectOption & {row: MenuRow};

const optionsOf = (rows: readonly MenuRow[]): RowOption[] =>
	rows.map((row) => ({id: row.id, label: row.label, guarded: row.sends, row}));

/** Carries out what a row says. */
export const useRowEffect = (onEnterKey: () => void) => {
	const {guide, newKey} = useWizard();
	return ({effect}: MenuRow) => {
		switch (effect.type) {
			case 'dispatch':
				guide.dispatch(effect.action);
				break;
			case 'follow-up':
				guide.dispatch({type: 'follow-up', action: effect.action, key: newKey()});
				break;
			case 'enter-key':
				onEnterKey();
				break;
		}
	};
};

/** News above a menu of what can be done about it. */
export const MenuScreen = (props: {
	state: GuideState;
	title: ReactNode;
	rows: readonly MenuRow[];
	/** How many lines the news take at the most. */
	newsRows: number;
	bindings: readonly LiveBinding[];
	onEnterKey?: () => void;
	children?: ReactNode;
}) => {
	const {state, title, rows, newsRows, bindings, onEnterKey = () => {}, children} = props;
	const window = useWindow();
	const perform = useRowEffect(onEnterKey);
	const layout = shareRows(window.rows, {
		answered: 0,
		atLeast: newsRows + rows.length + 1,
		footer: 1,
	});
	const select = useSelect({
		options: optionsOf(rows),
		rows: Math.max(1, Math.min(rows.length, layout.body - Math.min(newsRows, layout.body - 2))),
		filterable: false,
		onChoose: (option) => {
			if (option) perform(option.row);
		},
	});
	const footer = useFooter([...select.bindings, ...bindings]);
	useKeys(footer.bindings);
	return (
		<Screen state={state} title={title} layout={layout} footer={footer.lines}>
			{children}
			<Box marginTop={layout.gap}>
				<SelectView select={select} width={window.columns - 1} label="What next" />
			</Box>
		</Screen>
	);
};
