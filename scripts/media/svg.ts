import type {Look} from './looks.ts';
import type {Cell, CellColour, CellStyle, Snapshot} from './snapshot.ts';

const cellWidth = 8.4;
const cellHeight = 19;
const fontSize = 14;
const padding = 18;

/** What of a style is drawn, in the colours of a look. */
type Paint = {
	colour: string;
	background: string | undefined;
	isBold: boolean;
	isItalic: boolean;
	isUnderlined: boolean;
};

/** Neighbouring cells that are drawn alike. */
type Run = {column: number; columns: number; text: string; paint: Paint};

/** A screen as an SVG picture. */
export function renderSvg({columns, rows, cursor}: Snapshot, look: Look, title: string): string {
	const width = round(columns * cellWidth + 2 * padding);
	const height = round(rows.length * cellHeight + 2 * padding);
	const body = rows.flatMap((cells, row) =>
		runsOf(cells, look)
			.map((run) => renderRun(run, row, look))
			.filter(Boolean),
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
		`<title>${escapeMarkup(title)}</title>`,
		`<rect x=".5" y=".5" width="${round(width - 1)}" height="${round(height - 1)}" rx="8" fill="${look.background}" stroke="${look.border}"/>`,
		`<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace" font-size="${fontSize}" fill="${look.foreground}" xml:space="preserve">`,
		...body,
		...(cursor ? [renderCursor(cursor, look)] : []),
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

const plainText = /^[\x20-\x7E]+$/;

/** Neighbouring cells of one style; whatever is not plain ASCII stands alone, so that it keeps its place in any font. */
function runsOf(cells: Cell[], look: Look): Run[] {
	const runs: Run[] = [];
	for (const {column, columns, text, style} of cells) {
		const paint = paintOf(style, look);
		const last = runs.at(-1);
		if (last && plainText.test(last.text + text) && isSamePaint(last.paint, paint)) {
			last.text += text;
			last.columns += columns;
		} else {
			runs.push({column, columns, text, paint});
		}
	}
	return runs;
}

function paintOf(style: CellStyle, look: Look): Paint {
	let colour = colourOf(style.colour, look) ?? look.foreground;
	let background = colourOf(style.background, look);
	if (style.isInverse) [colour, background] = [background ?? look.background, colour];
	if (style.isDim) colour = mix(colour, background ?? look.background, look.dimming);
	const {isBold, isItalic, isUnderlined} = style;
	return {colour, background, isBold, isItalic, isUnderlined};
}

function colourOf(colour: CellColour, look: Look): string | undefined {
	return typeof colour === 'number' ? (look.palette[colour] ?? indexed(colour)) : colour;
}

/** The 6x6x6 cube and the greys of the 256 colours. */
function indexed(colour: number): string {
	function hex(value: number) {
		return value.toString(16).padStart(2, '0');
	}
	if (colour >= 232) return `#${hex(8 + (colour - 232) * 10).repeat(3)}`;
	function level(value: number) {
		return hex(value === 0 ? 0 : 55 + value * 40);
	}
	const cube = colour - 16;
	return `#${level(Math.floor(cube / 36))}${level(Math.floor(cube / 6) % 6)}${level(cube % 6)}`;
}

function mix(colour: string, other: string, share: number): string {
	function channel(text: string, index: number) {
		return Number.parseInt(text.slice(1 + index * 2, 3 + index * 2), 16);
	}
	return `#${[0, 1, 2]
		.map((index) => channel(colour, index) * (1 - share) + channel(other, index) * share)
		.map((value) => Math.round(value).toString(16).padStart(2, '0'))
		.join('')}`;
}

function isSamePaint(one: Paint, other: Paint) {
	return (
		one.colour === other.colour &&
		one.background === other.background &&
		one.isBold === other.isBold &&
		one.isItalic === other.isItalic &&
		one.isUnderlined === other.isUnderlined
	);
}

function leftOf(column: number) {
	return round(padding + column * cellWidth);
}

function renderRun(run: Run, row: number, look: Look): string {
	const {paint} = run;
	const filled =
		paint.background === undefined
			? ''
			: `<rect x="${leftOf(run.column)}" y="${padding + row * cellHeight}" width="${round(run.columns * cellWidth)}" height="${cellHeight}" fill="${paint.background}"/>`;
	const {column, columns, text} = paint.isUnderlined ? run : withoutBlanks(run);
	if (text === '') return filled;
	const attributes = [
		...placeOf(column, columns, text),
		`y="${padding + row * cellHeight + fontSize}"`,
		paint.colour === look.foreground ? '' : `fill="${paint.colour}"`,
		paint.isBold ? 'font-weight="bold"' : '',
		paint.isItalic ? 'font-style="italic"' : '',
		paint.isUnderlined ? 'text-decoration="underline"' : '',
	];
	return `${filled}<text ${attributes.filter(Boolean).join(' ')}>${escapeMarkup(text)}</text>`;
}

/** Blanks at the ends need no ink. */
function withoutBlanks({column, columns, text}: Run): Omit<Run, 'paint'> {
	const trimmed = text.trimStart();
	const blanks = text.length - trimmed.length;
	const inked = trimmed.trimEnd();
	return {
		column: column + blanks,
		columns: columns - blanks - (trimmed.length - inked.length),
		text: inked,
	};
}

/** Whatever font is there, the cells stay where the terminal had them; a symbol keeps its own width. */
function placeOf(column: number, columns: number, text: string): string[] {
	if (!plainText.test(text)) {
		return [`x="${leftOf(column + columns / 2)}"`, 'text-anchor="middle"'];
	}
	return text.length === 1
		? [`x="${leftOf(column)}"`]
		: [
				`x="${leftOf(column)}"`,
				`textLength="${round(columns * cellWidth)}"`,
				'lengthAdjust="spacingAndGlyphs"',
			];
}

/** A thin bar in front of the character that comes next. */
function renderCursor({column, row}: {column: number; row: number}, look: Look): string {
	return `<rect x="${round(leftOf(column) - 1)}" y="${padding + row * cellHeight + 1}" width="2" height="${cellHeight - 2}" fill="${look.foreground}"/>`;
}

function round(value: number) {
	return Math.round(value * 100) / 100;
}

function escapeMarkup(text: string) {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
