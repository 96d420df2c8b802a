/** The colours of a picture: what a terminal calls default, and its sixteen named ones. */
export type Look = {
	background: string;
	foreground: string;
	/** The line around the picture, so that it ends also on a page of its own colour. */
	border: string;
	/** How much of the background is mixed into dim text, 0 to 1. */
	dimming: number;
	/** Black to white, then the bright ones. */
	palette: readonly string[];
};

/** A dark terminal. */
export const dark: Look = {
	background: '#16181d',
	foreground: '#d7dae0',
	border: '#31353e',
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
	background: '#fdfdfc',
	foreground: '#24272d',
	border: '#d9dbdf',
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
