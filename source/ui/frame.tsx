import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {cutToWidth, displayWidth} from '../output/text.ts';
import {words} from '../words/words.ts';
import {smallestWindow, useWindow, useWindowSize} from './screen/window.tsx';
import {Paint, useTheme} from './theme.tsx';

/**
 * Holds a screen to the window less one row, and in a window that is too small says so instead. What is
 * inside stays mounted, so that no answer, cursor or filter is lost.
 */
export function Frame(props: {children: ReactNode}) {
	const {columns, rows, isTooSmall} = useWindow();
	return (
		<>
			<Box
				display={isTooSmall ? 'none' : 'flex'}
				flexDirection="column"
				width={columns}
				maxHeight={rows}
				overflow="hidden"
			>
				{/* Keeps rows that do not fit from being squeezed into each other. */}
				<Box flexDirection="column" flexShrink={0}>
					{props.children}
				</Box>
			</Box>
			{isTooSmall && <TooSmall />}
		</>
	);
}

function TooSmall() {
	const {columns, rows} = useWindowSize();
	return (
		<Box width={columns} maxHeight={Math.max(1, rows - 1)} overflow="hidden">
			<Text>{words.ui.windowTooSmall(smallestWindow.columns, smallestWindow.rows)}</Text>
		</Box>
	);
}

/** As many parts of a line as fit, from the left; the first is cut if even it does not. */
export function partsThatFit(
	parts: readonly string[],
	columns: number,
	separator: string,
	ellipsis: string,
): string {
	let line = '';
	for (const part of parts.filter(Boolean)) {
		const longer = line === '' ? part : `${line}${separator}${part}`;
		if (displayWidth(longer) > columns) {
			return line === '' ? cutToWidth(part, columns, ellipsis) : line;
		}

		line = longer;
	}

	return line;
}

/** The one line that says whose account this is; narrow windows drop parts from the right. */
export function HeaderLine(props: {parts: readonly string[]}) {
	const {columns} = useWindow();
	const {glyphs} = useTheme();
	return (
		<Box height={1} flexShrink={0}>
			<Paint tone="muted">
				{partsThatFit(props.parts, columns, ` ${glyphs.separator} `, glyphs.ellipsis)}
			</Paint>
		</Box>
	);
}
