import {wrapToWidth} from '../output/text.ts';
import type {ColourDepth, GlyphSet} from '../terminal.ts';

/** How the prompts may look. */
export type Look = {colour: ColourDepth; glyphs: GlyphSet};

/** The style of every prompt, in the shape Inquirer takes it. */
export type PromptTheme = ReturnType<typeof createPromptTheme>;

const codes = {
	accent: [35, 39],
	success: [32, 39],
	danger: [31, 39],
	bold: [1, 22],
	dim: [2, 22],
	grey: [90, 39],
};

/**
 * One accent, muted hints, no emoji: the looks of the wizard. Every style is set, because Inquirer's own asks
 * the process's stdout for colour, which need not be where the prompts are drawn.
 */
export function createPromptTheme({colour, glyphs}: Look) {
	function paint(role: keyof typeof codes) {
		return (text: string) =>
			colour === 'none' || text === ''
				? text
				: `\u{1B}[${codes[role][0]}m${text}\u{1B}[${codes[role][1]}m`;
	}
	const accent = paint('accent');
	const muted = paint(colour === 'full' ? 'grey' : 'dim');
	const unicode = glyphs === 'unicode';
	const mark = accent('?');
	return {
		prefix: {idle: mark, done: paint('success')(unicode ? '✓' : '+')},
		spinner: {interval: 1000, frames: [mark]},
		icon: {cursor: unicode ? '❯' : '>'},
		style: {
			answer: (text: string) => text,
			message: paint('bold'),
			error: (text: string) => `${paint('danger')(unicode ? '✗' : 'x')} ${text}`,
			defaultAnswer: (text: string) => muted(`(${text})`),
			help: muted,
			highlight: accent,
			key: accent,
			disabled: muted,
			description: muted,
			searchTerm: accent,
		},
	};
}

/** What a prompt of ours is drawn with. */
export type PromptLook = {
	theme: PromptTheme;
	/** The keys, below the question. */
	hints: string;
	/** The columns there are. */
	columns: number;
};

/** The mark and the blank before a problem. */
const markWidth = 2;

/** What stands below a prompt of ours: what is wrong with the answer, and the keys. */
export function below({theme, hints, columns}: PromptLook, problem: string | undefined): string {
	const {error, help} = theme.style;
	const lines = problem ? wrapToWidth(problem, columns - markWidth, 3) : [];
	return [...(problem ? [error(lines.join('\n'))] : []), help(hints)].join('\n');
}
