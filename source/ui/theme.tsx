import {Text, type TextProps} from 'ink';
import {createContext, type ReactNode, use} from 'react';

/** What a colour means; the only way the screens speak of colour. */
export type Tone = 'accent' | 'muted' | 'success' | 'danger' | 'warning' | 'focus';

/** The tones that say how something went: always a symbol and words, never colour alone. */
export type StatusTone = 'success' | 'danger' | 'warning';

/** How a tone is drawn, as properties of Ink's `<Text>`. */
type ToneStyle = Pick<TextProps, 'color' | 'dimColor' | 'bold'>;

/** The symbols of the screens, each with a twin in plain ASCII. */
type Glyphs = {
	/** Stands before the row in focus (docs/behaviour.md, Wizard). */
	focus: string;
	success: string;
	danger: string;
	warning: string;
	bullet: string;
	/** Stands for text that was cut off. */
	ellipsis: string;
	arrow: string;
	/** Between parts of one line. */
	separator: string;
	/** The frames of the spinner, all of one width. */
	spinner: readonly string[];
	/** What a progress bar is made of: done, and to be done. */
	bar: readonly [full: string, empty: string];
};

/** How much colour the terminal shows. */
export type Colour = 'none' | 'basic' | 'full';

/** Colours by tone, and the symbols. */
export type Theme = {
	colour: Colour;
	styles: Readonly<Record<Tone, ToneStyle>>;
	glyphs: Readonly<Glyphs>;
};

const glyphSets: Readonly<Record<'unicode' | 'ascii', Glyphs>> = {
	unicode: {
		focus: '❯',
		success: '✓',
		danger: '✗',
		warning: '!',
		bullet: '•',
		ellipsis: '…',
		arrow: '→',
		separator: '·',
		spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
		bar: ['█', '░'],
	},
	ascii: {
		focus: '>',
		success: '+',
		danger: 'x',
		warning: '!',
		bullet: '*',
		ellipsis: '...',
		arrow: '->',
		separator: '-',
		spinner: ['|', '/', '-', '\\'],
		bar: ['#', '.'],
	},
};

const styleSets: Readonly<Record<Colour, Readonly<Record<Tone, ToneStyle>>>> = {
	none: {accent: {}, muted: {}, success: {}, danger: {}, warning: {}, focus: {}},
	// Named colours follow the terminal's own palette. Magenta is the one that palettes for dark and for
	// light backgrounds both keep readable, so it is the accent; muted dims whatever the text colour is.
	basic: {
		accent: {color: 'magenta'},
		muted: {dimColor: true},
		success: {color: 'green'},
		danger: {color: 'red'},
		warning: {color: 'yellow'},
		focus: {color: 'magenta', bold: true},
	},
	// The middle grey has about the same contrast on black and on white; some terminals ignore dimming.
	full: {
		accent: {color: 'magenta'},
		muted: {color: '#808080'},
		success: {color: 'green'},
		danger: {color: 'red'},
		warning: {color: 'yellow'},
		focus: {color: 'magenta', bold: true},
	},
};

const ThemeContext = createContext<Theme>(createTheme({colour: 'none', glyphs: 'ascii'}));

/** The theme for what the terminal can show. */
export function createTheme(look: {colour: Colour; glyphs: 'unicode' | 'ascii'}): Theme {
	return {
		colour: look.colour,
		styles: styleSets[look.colour],
		glyphs: glyphSets[look.glyphs],
	};
}

/** Hands the theme to every screen below. */
export function ThemeProvider(props: {theme: Theme; children: ReactNode}) {
	return <ThemeContext value={props.theme}>{props.children}</ThemeContext>;
}

/** The theme of the run; without a provider the one that works everywhere. */
export function useTheme(): Theme {
	return use(ThemeContext);
}

/** Text in the look of a tone. Cut, never wrapped, unless told otherwise. */
export function Paint(props: {tone: Tone; wrap?: TextProps['wrap']; children: ReactNode}) {
	const theme = useTheme();
	return (
		<Text {...theme.styles[props.tone]} wrap={props.wrap ?? 'truncate'}>
			{props.children}
		</Text>
	);
}

/** A symbol in the colour of how it went, then the words in the plain text colour: `✓ Invited ...`. */
export function Status(props: {tone: StatusTone; wrap?: TextProps['wrap']; children: ReactNode}) {
	const theme = useTheme();
	return (
		<Text wrap={props.wrap ?? 'wrap'}>
			<Text {...theme.styles[props.tone]}>{theme.glyphs[props.tone]}</Text> {props.children}
		</Text>
	);
}
