import {displayWidth} from './text.ts';

/** How many rows below its start an echoed text has left the cursor, in a window of so many columns. */
export function echoedRows(text: string, columns: number): number {
	const lines = text.split(/\r\n|\r|\n/);
	const wrapped = lines.map((line) => Math.floor(Math.max(0, displayWidth(line) - 1) / columns));
	return lines.length - 1 + wrapped.reduce((sum, rows) => sum + rows, 0);
}

/** Wipes what a terminal echoed below the last prompt of the shell, so that the first frame begins there. */
export function wipeEcho(
	screen: {columns?: number; write(text: string): unknown},
	echoed: string,
): void {
	const up = echoedRows(echoed, screen.columns || 80);
	screen.write(`\r${up > 0 ? `\u{1B}[${up}A` : ''}\u{1B}[J`);
}
