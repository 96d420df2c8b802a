import {Box, Text} from 'ink';
import {useEffect} from 'react';
import {sentRows} from '../guide/rows.ts';
import type {GuideState, Outcome} from '../guide/state.ts';
import {endingWords, outcomeFacts, outcomeHeadline, outcomeRemark, savingWords} from '../guide/words.ts';
import {live} from '../ui/keys.ts';
import {Paint, Status, useTheme} from '../ui/theme.tsx';
import {Details} from './details.tsx';
import {MenuScreen} from './menu-screen.tsx';
import {useWizard} from './wizard-context.ts';

const Success = ({children}: {children: string}) => {
	const {glyphs, styles} = useTheme();
	return (
		<Text>
			<Text {...styles.success}>{glyphs.success}</Text> {children}
		</Text>
	);
};

const Facts = ({state, outcome}: {state: GuideState; outcome: Outcome}) => {
	const remark = outcomeRemark(outcome);
	return (
		<>
			{remark !== undefined && (
				<Box paddingLeft={2}>
					<Paint tone="muted">{remark}</Paint>
				</Box>
			)}
			<Details facts={outcomeFacts(state, outcome)} />
		</>
	);
};

/** What was sent, and what comes next. */
export const SentScreen = ({state}: {state: GuideState & {status: 'sent'}}) => {
	const {guide, canSaveDefaults} = useWizard();
	const {outcome, saving} = state;
	const done = live([{keys: ['escape', 'q'], action: {}, hint: {key: 'q', does: 'done', weight: 8}}], () => {
		guide.dispatch({type: 'finish'});
		return true;
	});
	const saved = savingWords(saving);
	return (
		<MenuScreen
			state={state}
			title={<Success>{outcomeHeadline(outcome)}</Success>}
			rows={sentRows(state, {canSaveDefaults: canSaveDefaults(state)})}
			newsRows={6}
			bindings={done}
		>
			<Facts state={state} outcome={outcome} />
			{saved !== undefined && (
				<Box paddingLeft={2}>
					<Status tone={saving.status === 'failed' ? 'danger' : 'success'}>{saved}</Status>
				</Box>
			)}
		</MenuScreen>
	);
};

/** The last frame, which stays in the scrollback. `onDrawn` ends the wizard once it stands. */
export const Farewell = (props: {
	state: GuideState & {status: 'ended'};
	onDrawn: () => void;
}) => {
	const {state, onDrawn} = props;
	const {ending} = state;
	useEffect(onDrawn, []);
	if (ending.reason === 'done') {
		return (
			<Box flexDirection="column">
				<Text bold>
					<Success>{outcomeHeadline(ending.outcome)}</Success>
				</Text>
				<Facts state={state} outcome={ending.outcome} />
			</Box>
		);
	}
	return (
		<Box flexDirection="column">
			{endingWords(ending, state).map((line) => (
				<Text key={line}>{line}</Text>
			))}
		</Box>
	);
};
