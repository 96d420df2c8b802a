import type {IBuffer, IBufferCell, Terminal} from '@xterm/headless';

/** The colours of a picture: what a terminal calls default, and its sixteen named ones. */
export type Look = {
	background: string;
	foreground: string;
	/** Mixed into the foreground for dim text, 0 to 1. */
	dimming: number;
	/** Black to white, then the bright ones. */
	palette: readonly string[];
};

/** A dark terminal. */
export const dark: Look = {
	background: '#16181d',
	foreground: '#d7dae0',
	dimming: 0.45,
	palette: [
		'#2b2f37',
		'#f2777a',
		'#8fc77f',
		'#e5c07b',
		'#6fb3f2',
		'#c792ea',
		'#5cc4cf',
		'#d7dae0',
		'#7b828f',
		'#ff9a9c',
		'#a9e098',
		'#f5d899',
		'#93caff',
		'#dcb3f7',
		'#82dde6',
		'#ffffff',
	],
};

/** A light terminal. */
export const light: Look = {
	background: '#fbfbfa',
	foreground: '#24272d',
	dimming: 0.4,
	palette: [
		'#24272d',
		'#b3261e',
		'#2f7d32',
		'#8a6100',
		'#1b5fb4',
		'#7b3fa0',
		'#0b7285',
		'#d5d7da',
		'#6a6f78',
		'#c9372c',
		'#3b8f3f',
		'#a17300',
		'#2a6fc9',
		'#8c4fb3',
		'#12879b',
		'#ffffff',
	],
};

const cellWidth = 8.4;
const cellHeight = 19;
const fontSize = 14;
const padding = 16;

type Style = {
	color: string;
	background: string | undefined;
	bold: boolean;
	italic: boolean;
	underline: boolean;
};
type Run = {column: number; columns: number; text: string; style: Style};

/** The screen of a terminal as an SVG picture, as many rows as are written on. */
export function renderSvg(terminal: Terminal, look: Look, title: string): string {
	const buffer = terminal.buffer.active;
	const rows = lastRow(buffer) + 1;
	const width = terminal.cols * cellWidth + 2 * padding;
	const height = rows * cellHeight + 2 * padding;
	const body = Array.from({length: rows}, (_, row) =>
		runsOf(buffer, row, terminal.cols, look)
			.map((run) => renderRun(run, row))
			.join(''),
	).join('\n');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img">`,
		`<title>${escapeMarkup(title)}</title>`,
		`<rect width="100%" height="100%" rx="8" fill="${look.background}"/>`,
		`<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace" font-size="${fontSize}" xml:space="preserve">`,
		body,
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

function lastRow(buffer: IBuffer): number {
	for (let row = buffer.length - 1; row > 0; row--) {
		if (buffer.getLine(row)?.translateToString(true) !== '') {
			return row;
		}
	}
	return 0;
}

/** Neighbouring cells of one style; a wide character stands alone, so that it keeps its two columns. */
function runsOf(buffer: IBuffer, row: number, columns: number, look: Look): Run[] {
	const line = buffer.getLine(row);
	const runs: Run[] = [];
	for (let column = 0; column < columns; column++) {
		const cell = line?.getCell(column);
		if (!cell || cell.getWidth() === 0) {
			continue;
		}
		const text = cell.getChars() || ' ';
		const style = styleOf(cell, look);
		const last = runs.at(-1);
		const isNarrow = /^[\x20-\x7E]$/.test(text);
		if (last && isNarrow && /^[\x20-\x7E]+$/.test(last.text) && isSameStyle(last.style, style)) {
			last.text += text;
			last.columns += 1;
		} else {
			runs.push({column, columns: cell.getWidth(), text, style});
		}
	}
	return runs;
}

function styleOf(cell: IBufferCell, look: Look): Style {
	let color =
		colorOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor(), look) ?? look.foreground;
	let background = colorOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor(), look);
	if (cell.isInverse()) {
		[color, background] = [background ?? look.background, color];
	}
	if (cell.isDim()) {
		color = mix(color, background ?? look.background, look.dimming);
	}
	return {
		color,
		background,
		bold: cell.isBold() !== 0,
		italic: cell.isItalic() !== 0,
		underline: cell.isUnderline() !== 0,
	};
}

function colorOf(
	isDefault: boolean,
	isRgb: boolean,
	color: number,
	look: Look,
): string | undefined {
	if (isDefault) {
		return undefined;
	}
	if (isRgb) {
		return `#${color.toString(16).padStart(6, '0')}`;
	}
	return look.palette[color] ?? indexed(color);
}

/** The 6x6x6 cube and the greys of the 256 colours. */
function indexed(color: number): string {
	const hex = (value: number) => value.toString(16).padStart(2, '0');
	if (color >= 232) {
		return `#${hex(8 + (color - 232) * 10).repeat(3)}`;
	}
	const level = (value: number) => hex(value === 0 ? 0 : 55 + value * 40);
	const cube = color - 16;
	return `#${level(Math.floor(cube / 36))}${level(Math.floor(cube / 6) % 6)}${level(cube % 6)}`;
}

function mix(color: string, other: string, share: number): string {
	const channel = (text: string, index: number) =>
		Number.parseInt(text.slice(1 + index * 2, 3 + index * 2), 16);
	return `#${[0, 1, 2]
		.map((index) => Math.round(channel(color, index) * (1 - share) + channel(other, index) * share))
		.map((value) => value.toString(16).padStart(2, '0'))
		.join('')}`;
}

const isSameStyle = (one: Style, other: Style) =>
	one.color === other.color &&
	one.background === other.background &&
	one.bold === other.bold &&
	one.italic === other.italic &&
	one.underline === other.underline;

function renderRun({column, columns, text, style}: Run, row: number): string {
	const x = round(padding + column * cellWidth);
	const top = round(padding + row * cellHeight);
	const width = round(columns * cellWidth);
	const filled =
		style.background === undefined
			? ''
			: `<rect x="${x}" y="${top}" width="${width}" height="${cellHeight}" fill="${style.background}"/>`;
	if (text.trim() === '' && !style.underline) {
		return filled;
	}
	const attributes = [
		`x="${x}"`,
		`y="${round(padding + row * cellHeight + fontSize)}"`,
		`fill="${style.color}"`,
		// Whatever font is there, the cells stay where the terminal had them.
		columns > 1 || text.length > 1 ? `textLength="${width}" lengthAdjust="spacingAndGlyphs"` : '',
		style.bold ? 'font-weight="bold"' : '',
		style.italic ? 'font-style="italic"' : '',
		style.underline ? 'text-decoration="underline"' : '',
	];
	return `${filled}<text ${attributes.filter(Boolean).join(' ')}>${escapeMarkup(text)}</text>`;
}

const round = (value: number) => Math.round(value * 100) / 100;

const escapeMarkup = (text: string) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
