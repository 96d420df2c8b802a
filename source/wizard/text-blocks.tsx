import {Box, Text} from 'ink';
import {displayWidth, padToWidth, wrapToWidth} from '../output/text.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {type StatusTone, type Tone, useTheme} from '../ui/theme.tsx';

/** One row of words on a screen, no wider than the window. */
export type Line = {
	/** What stands before the words: a symbol, a padded label, or the blanks of an indentation. */
	lead: string;
	leadTone?: Tone;
	text: string;
	tone?: Tone;
	isBold?: boolean;
};

/** Words as rows: as many as they need, and at most so many. */
export type Block = (maxLines: number) => Line[];

/** How a block looks. */
type BlockLook = Pick<Line, 'tone' | 'leadTone' | 'isBold'> & {lead?: string};

/** What makes blocks for the window as it is. */
export type BlockMaker = {
	/** Words behind an indentation, in the plain colour unless told otherwise. */
	paragraph(text: string, look?: BlockLook): Block;
	/** A symbol and words: how something went. */
	status(tone: StatusTone, text: string, isBold?: boolean): Block;
	/** Labels and values in two aligned columns; facts without a value are left out. */
	facts(facts: ReadonlyArray<readonly [string, string | undefined]>): Block[];
};

/** Makes blocks that are wrapped to the window. */
export function useBlocks(): BlockMaker {
	const {columns} = useWindow();
	const {glyphs} = useTheme();
	function paragraph(text: string, {lead = '  ', ...look}: BlockLook = {}): Block {
		const indent = displayWidth(lead);
		return (maxLines) =>
			wrapToWidth(text, columns - 1 - indent, maxLines, glyphs.ellipsis).map((part, index) => ({
				...look,
				lead: index === 0 ? lead : ' '.repeat(indent),
				text: part,
			}));
	}
	return {
		paragraph,
		status: (tone, text, isBold = false) =>
			paragraph(text, {lead: `${glyphs[tone]} `, leadTone: tone, isBold}),
		facts: (facts) => {
			const shown = facts.filter(([, value]) => value !== undefined && value !== '');
			const width = Math.max(0, ...shown.map(([label]) => displayWidth(label))) + 2;
			return shown.map(([label, value = '']) =>
				paragraph(value, {lead: `  ${padToWidth(label, width)}`, leadTone: 'muted'}),
			);
		},
	};
}

/** More rows than this no block gets, however large the window is. */
const mostLines = 4;

/**
 * Blocks as rows, at most `room` in all. The first `whole` blocks get what they need; of the others each gets one row
 * in the order given, then a second one each, until nothing is missing or the room is used up.
 */
export function fitBlocks(blocks: readonly Block[], room: number, whole = 1): Line[] {
	const wanted = blocks.map((block) => block(mostLines).length);
	const given = blocks.map(() => 0);
	let free = room;
	function give(index: number, most: number) {
		const before = given[index] ?? 0;
		given[index] = Math.min(most, wanted[index] ?? 0, before + free);
		free -= (given[index] ?? 0) - before;
	}
	for (let index = 0; index < Math.min(whole, blocks.length); index++) give(index, mostLines);
	for (let round = 1; round <= mostLines; round++) {
		for (let index = whole; index < blocks.length; index++) give(index, round);
	}
	return blocks.flatMap((block, index) => block(given[index] ?? 0));
}

/** Rows of paragraph, one below the other. */
export function Lines({lines}: {lines: readonly Line[]}) {
	const {styles} = useTheme();
	return (
		<Box flexDirection="column" flexShrink={0}>
			{withKeys(lines).map(({key, lead, leadTone, text, tone, isBold = false}) => (
				<Box key={key} height={1} flexShrink={0}>
					<Text wrap="truncate">
						<Text {...(leadTone ? styles[leadTone] : {})}>{lead}</Text>
						<Text bold={isBold} {...(tone ? styles[tone] : {})}>
							{text}
						</Text>
					</Text>
				</Box>
			))}
		</Box>
	);
}

/** The same words may stand twice, as when somebody was invited, cancelled and invited again. */
function withKeys(lines: readonly Line[]) {
	const seen = new Map<string, number>();
	return lines.map((line) => {
		const said = `${line.lead}${line.text}`;
		const count = (seen.get(said) ?? 0) + 1;
		seen.set(said, count);
		return {...line, key: `${count} ${said}`};
	});
}
