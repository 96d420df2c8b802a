import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {GuideState} from '../guide/state.ts';
import {headerParts, originNote, shownValue} from '../guide/state-words.ts';
import {type FieldKey, fields} from '../invite/fields.ts';
import {cutToWidth, padToWidth} from '../output/text.ts';
import {Footer} from '../ui/footer.tsx';
import {HeaderLine} from '../ui/frame.tsx';
import {useWindow} from '../ui/screen/window.tsx';
import {useTheme} from '../ui/theme.tsx';
import {words} from '../words/words.ts';
import {useWizard} from './wizard-context.ts';

/** How the rows of a frame are shared out. */
export type Layout = {
	/** Blank lines between the parts: 1, or 0 where rows are scarce. */
	gap: number;
	/** How many answered steps are shown, the latest first to stay. */
	answered: number;
	/** Rows left for what the screen is about. */
	body: number;
};

/** What a screen is made of. */
export type ScreenProps = {
	state: GuideState;
	/** The question; news have no title but begin the body. */
	title?: string;
	layout: Layout;
	/** Fields shown as answered above the title. */
	answered?: readonly FieldKey[];
	footer: readonly string[];
	children?: ReactNode;
};

/**
 * Shares out `rows`: header, answered steps, title, body, footer. `atLeast` rows of the body come before answered
 * steps. Depends on nothing that comes and goes, so that no frame jumps while one types.
 */
export function shareRows(
	rows: number,
	wanted: {answered: number; atLeast: number; footer: number},
): Layout {
	const fixed = 2 + wanted.footer;
	const gap = rows >= fixed + 3 + wanted.atLeast + Math.min(wanted.answered, 3) ? 1 : 0;
	const free = rows - fixed - gap * (wanted.answered > 0 ? 3 : 2);
	const answered = Math.max(0, Math.min(wanted.answered, free - wanted.atLeast));
	return {gap, answered, body: Math.max(1, free - answered)};
}

/** The answered fields before a question, in order. */
export function answeredBefore(state: GuideState, field: FieldKey): FieldKey[] {
	const order = fields.map(({key}) => key);
	return order.slice(0, order.indexOf(field)).filter((key) => isShown(state, key));
}

function isShown({answers, people}: GuideState, key: FieldKey): boolean {
	if (key === 'email' && people) return true;
	return answers[key] !== undefined && answers[key].origin !== 'left-out';
}

/**
 * The shape all screens share:
 *
 *     acme.com · admin@acme.com · profile default · key from DCI_API_KEY
 *
 *     ✓ Email         jane@acme.com
 *
 *     First name
 *       Jane
 *
 *     Enter accept   Esc back
 *
 * The footer is always seen: `?` takes the rows it needs from the answered steps, then from the body.
 */
export function Screen({state, title, layout, answered = [], footer, children}: ScreenProps) {
	const {account} = useWizard();
	const {rows} = useWindow();
	const {gap} = layout;
	const shownRows = Math.max(0, layout.answered - Math.max(0, footer.length - 1));
	const shown = answered.slice(answered.length - shownRows);
	const around = 1 + (shownRows > 0 ? shownRows + gap : 0) + (title ? 1 : 0) + footer.length;
	return (
		<Box flexDirection="column">
			<HeaderLine parts={headerParts(state, account())} />
			{shown.length > 0 && (
				<Box flexDirection="column" marginTop={gap} flexShrink={0}>
					{shown.map((field) => (
						<AnsweredLine key={field} state={state} field={field} />
					))}
				</Box>
			)}
			{title !== undefined && (
				<Box marginTop={gap} flexShrink={0}>
					<Text bold wrap="truncate">
						{title}
					</Text>
				</Box>
			)}
			<Box
				flexDirection="column"
				flexShrink={0}
				marginTop={title === undefined ? gap : 0}
				maxHeight={Math.max(1, rows - around - 2 * gap)}
				overflow="hidden"
			>
				{/* Keeps rows that do not fit from being squeezed into each other. */}
				<Box flexDirection="column" flexShrink={0}>
					{children}
				</Box>
			</Box>
			{footer.length > 0 && (
				<Box marginTop={gap} flexShrink={0}>
					<Footer lines={footer} />
				</Box>
			)}
		</Box>
	);
}

/** Columns of the labels of answered steps. */
const labelColumns = 14;

/** One answered step on one line. */
function AnsweredLine({state, field}: {state: GuideState; field: FieldKey}) {
	const {columns} = useWindow();
	const {glyphs, styles} = useTheme();
	const value = shownValue(state, field);
	const note = originNote(state.answers[field]);
	const {label, unset} = words.fields[field];
	const room = columns - labelColumns - 2 - (note === '' ? 0 : note.length + 1);
	return (
		<Text wrap="truncate">
			<Text {...styles.success}>{value === undefined ? ' ' : glyphs.success}</Text>{' '}
			<Text {...styles.muted}>{padToWidth(label, labelColumns)}</Text>
			{value === undefined ? (
				<Text {...styles.muted}>{unset}</Text>
			) : (
				cutToWidth(value, room, glyphs.ellipsis)
			)}
			{note !== '' && <Text {...styles.muted}> {note}</Text>}
		</Text>
	);
}
