import {Box} from 'ink';
import {displayWidth} from '../output/text.ts';
import {words} from '../words/words.ts';
import {type Hint, hintsOf, type LiveBinding, live} from './keys.ts';
import {useLiveState} from './live-state.ts';
import {useWindow} from './screen/window.tsx';
import {Paint} from './theme.tsx';

const separator = '   ';

/** What the footer shows. */
export type FooterState = {
	/** The bindings of the screen, `?` among them where it is not text; for `useKeys`. */
	bindings: LiveBinding[];
	/** The lines to draw, each as wide as the window at most. */
	lines: string[];
};

/** The hints that fit on one line, in their order; those of least weight go first, the last of equals. */
export function hintsThatFit(hints: readonly Hint[], columns: number): Hint[] {
	const kept = [...hints];
	while (kept.length > 0 && widthOf(kept) > columns) {
		const lightest = Math.min(...kept.map(({weight = 0}) => weight));
		kept.splice(
			kept.findLastIndex(({weight = 0}) => weight === lightest),
			1,
		);
	}

	return kept;
}

function widthOf(hints: readonly Hint[]) {
	return displayWidth(hints.map(wordsOf).join(separator));
}

function wordsOf(hint: Hint) {
	return `${hint.key} ${hint.does}`;
}

/** All hints, on as many lines as they need. */
export function hintLines(hints: readonly Hint[], columns: number): string[] {
	const lines: string[] = [];
	for (const words of hints.map(wordsOf)) {
		const longer = lines.length === 0 ? words : `${lines.at(-1)}${separator}${words}`;
		if (displayWidth(longer) <= columns && lines.length > 0) {
			lines.splice(-1, 1, longer);
		} else {
			lines.push(words);
		}
	}

	return lines;
}

/** From how many rows on all keys can be shown. */
const roomyRows = 13;

/** The footer of the bindings that work now. `?` shows the rest, where it is not text. */
export function useFooter(bindings: readonly LiveBinding[]): FooterState {
	const {columns, rows} = useWindow();
	const isOpen = useLiveState(() => false);
	const hints = hintsOf(bindings);
	const usual = hints.filter(({extra}) => !extra);
	const isText = bindings.some(({keys}) => keys.includes('text'));
	const hasRest = usual.length < hints.length || widthOf(usual) > columns;
	// In a low window the list would lose the rows the keys take.
	if (isText || !hasRest || rows < roomyRows) {
		return {bindings: [...bindings], lines: lineOf(hintsThatFit(usual, columns))};
	}

	const more: Hint = {
		key: '?',
		does: isOpen.shown ? words.ui.does.fewerKeys : words.ui.does.allKeys,
		weight: 9,
	};
	const [toggle] = live<{type: 'toggle'}>(
		[{keys: ['?'], action: {type: 'toggle'}, hint: more}],
		() => {
			isOpen.set(!isOpen.now());
			return true;
		},
	);
	return {
		bindings: toggle ? [...bindings, toggle] : [...bindings],
		lines: isOpen.shown
			? hintLines([...hints, more], columns)
			: lineOf(hintsThatFit([...usual, more], columns)),
	};
}

function lineOf(hints: readonly Hint[]): string[] {
	return [hints.map(wordsOf).join(separator)];
}

/** The keys that work now, muted, at the foot of a screen. */
export function Footer(props: {lines: readonly string[]}) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			{props.lines.map((line) => (
				<Box key={line} height={1}>
					<Paint tone="muted">{line}</Paint>
				</Box>
			))}
		</Box>
	);
}
