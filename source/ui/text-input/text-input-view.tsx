import {Box, type DOMElement, measureElement, Text, useCursor} from 'ink';
import {useLayoutEffect, useRef, useState} from 'react';
import {cutToWidth, displayWidth} from '../../output/text.ts';
import {useWindow} from '../screen/window.tsx';
import {useTheme} from '../theme.tsx';
import type {TextInput} from './use-text-input.ts';
import {visiblePart} from './visible-part.ts';

/** Where a line is drawn, in cells from the upper left corner of the frame. */
export type Origin = {x: number; y: number};

/** What `TextInputView` draws. */
export type TextInputViewProps = {
	input: Pick<TextInput, 'state' | 'ghost'>;
	/** Columns it may take; it never takes more and never wraps. */
	width: number;
	/** Stands in muted letters where nothing is typed and nothing suggested. */
	placeholder?: string;
	/** What it asks, for screen readers. */
	label: string;
	/** Whether the terminal's cursor stands here. */
	isActive?: boolean;
	/** Where it is drawn, when the screen knows; measured otherwise, one render later. */
	origin?: Origin;
};

/**
 * One line of editable text. The terminal's own cursor stands where the next character goes, so that input
 * methods open their window there:
 *
 *     jane@ac█me.com
 */
export function TextInputView(props: TextInputViewProps) {
	const {input, width, placeholder = '', label, isActive = true} = props;
	const {colour, styles, glyphs} = useTheme();
	const {isTooSmall} = useWindow();
	const {ref, origin} = useOrigin(props.origin);
	const {setCursorPosition} = useCursor();

	const part = visiblePart(input.state, width, displayWidth(glyphs.ellipsis));
	const room = width - displayWidth(part.text);
	const offered = input.ghost || (input.state.text === '' ? placeholder : '');
	const behind = offer(offered, room, colour === 'none', glyphs.ellipsis);
	setCursorPosition(
		isActive && !isTooSmall && origin ? {x: origin.x + part.cursor, y: origin.y} : undefined,
	);

	return (
		<Box ref={ref} width={width} height={1} aria-role="textbox" aria-label={spoken(label, input)}>
			<Text wrap="truncate">
				{part.cutBefore && <Text {...styles.muted}>{glyphs.ellipsis}</Text>}
				{part.text}
				{part.cutAfter ? (
					<Text {...styles.muted}>{glyphs.ellipsis}</Text>
				) : (
					<Text {...styles.muted}>{behind}</Text>
				)}
			</Text>
		</Box>
	);
}

/** Where an element was drawn; measured after each render. */
function useOrigin(known: Origin | undefined) {
	const ref = useRef<DOMElement>(null);
	const [measured, setMeasured] = useState<Origin | undefined>(undefined);

	useLayoutEffect(() => {
		if (!known && ref.current) {
			const {x, y} = measureElement(ref.current);
			setMeasured((before) => (before?.x === x && before.y === y ? before : {x, y}));
		}
	});

	return {ref, origin: known ?? measured};
}

/** What is suggested, cut to the room; without colours nothing but brackets tells it from what was typed. */
function offer(text: string, room: number, needsBrackets: boolean, ellipsis: string): string {
	if (text === '' || room < 1) {
		return '';
	}

	return needsBrackets
		? `[${cutToWidth(text, Math.max(0, room - 2), ellipsis)}]`
		: cutToWidth(text, room, ellipsis);
}

/** What a screen reader says of the line: the question, then what is typed. */
function spoken(label: string, input: TextInputViewProps['input']): string {
	return `${label} ${input.state.text}`.trim();
}
