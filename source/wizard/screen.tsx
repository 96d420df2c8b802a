import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {headerParts, originNote, shownValue, unsetWords} from '../guide/words.ts';
import type {GuideState} from '../guide/state.ts';
import {type FieldKey, fields} from '../invite/fields.ts';
import {cutToWidth, padToWidth} from '../output/text.ts';
import {Footer} from '../ui/footer.tsx';
import {HeaderLine} from '../ui/frame.tsx';
import {Paint, useTheme} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
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

/** Shares out `rows`: header, answered steps, title, body, footer. `atLeast` rows of the body come before answered steps. */
export const shareRows = (
	rows: number,
	wanted: {answered: number; atLeast: number; footer: number},
): Layout => {
	const fixed = 2 + wanted.footer;
	const gap = rows >= fixed + 3 + wanted.atLeast + Math.min(wanted.answered, 3) ? 1 : 0;
	const free = rows - fixed - gap * (wanted.answered > 0 ? 3 : 2);
	const answered = Math.max(0, Math.min(wanted.answered, free - wanted.atLeast));
	return {gap, answered, body: Math.max(1, free - answered)};
};

/** Columns of the labels of answered steps. */
const labelColumns = 14;

/** The answered fields before a question, in order. */
export const answeredBefore = (state: GuideState, field: FieldKey): FieldKey[] => {
	const order = fields.map(({key}) => key);
	return order
		.slice(0, order.indexOf(field))
		.filter((key) => state.answers[key] && state.answers[key].origin !== 'left-out');
};

/** One answered step on one line. */
const AnsweredLine = ({state, field}: {state: GuideState; field: FieldKey}) => {
	const {columns} = useWindow();
	const {glyphs, styles} = useTheme();
	const value = shownValue(state.answers, field);
	const note = originNote(state.answers[field]);
	const label = fields.find(({key}) => key === field)?.label ?? '';
	const room = columns - labelColumns - 2 - (note === '' ? 0 : note.length + 1);
	return (
		<Text wrap="truncate">
			<Text {...styles.success}>{value === undefined ? ' ' : glyphs.success}</Text>{' '}
			<Text {...styles.muted}>{padToWidth(label, labelColumns)}</Text>
			{value === undefined ? (
				<Text {...styles.muted}>{unsetWords(field)}</Text>
			) : (
				cutToWidth(value, room, glyphs.ellipsis)
			)}
			{note !== '' && <Text {...styles.muted}> {note}</Text>}
		</Text>
	);
};

/** What a screen is made of. */
export type ScreenProps = {
	state: GuideState;
	/** The question or headline. */
	title: ReactNode;
	layout: Layout;
	/** Fields shown as answered above the title. */
	answered?: readonly FieldKey[];
	footer: readonly string[];
	children?: ReactNode;
};

/**
 * The shape all screens share:
 *
 *     acme.com · admin@acme.com · profile default · key from DCI_API_KEY
 *
 *     ✓ Email         jane@acme.com
 *
 *     First name
 *     Jane
 *
 *     Enter accept   Esc back
 */
export const Screen = ({state, title, layout, answered = [], footer, children}: ScreenProps) => {
	const {account} = useWizard();
	const shown = answered.slice(answered.length - layout.answered);
	return (
		<Box flexDirection="column">
			<HeaderLine parts={headerParts(state, account())} />
			{shown.length > 0 && (
				<Box flexDirection="column" marginTop={layout.gap} flexShrink={0}>
					{shown.map((field) => (
						<AnsweredLine key={field} state={state} field={field} />
					))}
				</Box>
			)}
			<Box marginTop={layout.gap} flexShrink={0}>
				<Text bold wrap="truncate">
					{title}
				</Text>
			</Box>
			<Box flexDirection="column" flexShrink={0}>
				{children}
			</Box>
			{footer.length > 0 && (
				<Box marginTop={layout.gap} flexShrink={0}>
					<Footer lines={footer} />
				</Box>
			)}
		</Box>
	);
};

/** A line of trouble or remark under a question; wraps to two lines at the most. */
export const Remark = ({tone, children}: {tone: 'danger' | 'warning' | 'muted'; children: string}) => {
	const {glyphs, styles} = useTheme();
	return tone === 'muted' ? (
		<Paint tone="muted">{children}</Paint>
	) : (
		<Text>
			<Text {...styles[tone]}>{glyphs[tone]}</Text> {children}
		</Text>
	);
};
