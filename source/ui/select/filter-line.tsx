import {Box} from 'ink';
import {displayWidth} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import {smallestWindow} from '../screen/window.tsx';
import {TextInputView} from '../text-input/text-input-view.tsx';
import {Paint, useTheme} from '../theme.tsx';
import type {SelectOption} from './options.ts';
import {positionText} from './state.ts';
import type {Select} from './use-select.ts';

/** What `FilterLine` draws. */
type FilterLineProps<Option extends SelectOption> = {
	select: Select<Option>;
	/** Columns it may take. */
	width: number;
	/** What is chosen, for screen readers. */
	label: string;
};

/**
 * The filter and the position. No wider than the smallest window: terminals break wider lines in two when
 * their window shrinks, before anybody can redraw.
 */
export function FilterLine<Option extends SelectOption>(props: FilterLineProps<Option>) {
	const {select, width, label} = props;
	const position = positionText(select.list, select.state);
	const {filter} = select.state;
	const {glyphs} = useTheme();
	// In line with the options below.
	const indent = displayWidth(glyphs.focus) + 1;
	const columns = Math.min(width, smallestWindow.columns);
	return (
		<Box width={columns} height={1} paddingLeft={indent} justifyContent="space-between">
			<TextInputView
				input={{state: {text: filter, cursor: filter.length}, ghost: ''}}
				width={Math.max(1, columns - indent - displayWidth(position) - 1)}
				placeholder={words.ui.typeToFilter}
				label={label}
			/>
			<Paint tone="muted">{position}</Paint>
		</Box>
	);
}
