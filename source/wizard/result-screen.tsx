import {useEffect} from 'react';
import {sentRows} from '../guide/menu-rows.ts';
import {
	outcomeFacts,
	outcomeHeadline,
	outcomeLine,
	outcomeRemark,
	savingWords,
} from '../guide/outcome-words.ts';
import type {GuideState, Outcome} from '../guide/state.ts';
import {endingWords} from '../guide/state-words.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {type LiveBinding, live} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {words} from '../words/words.ts';
import {useCopyBindings} from './copying.ts';
import {MenuScreen, useRowEffect} from './menu-screen.tsx';
import {Screen, shareRows} from './screen.tsx';
import {type Block, type BlockMaker, fitBlocks, Lines, useBlocks} from './text-blocks.tsx';
import {useWizard} from './wizard-context.ts';

type Sent = GuideState & {status: 'sent'};

/** What was sent, and what comes next. */
export function SentScreen({state}: {state: Sent}) {
	return state.isLeaving ? <LeavingScreen state={state} /> : <NextScreen state={state} />;
}

/** The result until its names are there; whoever does not want to wait leaves with the same keys. */
function LeavingScreen({state}: {state: Sent}) {
	const {rows} = useWindow();
	const blocks = useBlocks();
	const footer = useFooter(useDoneBindings(['enter', 'escape', 'q']));
	useKeys(footer.bindings, {appeared: 'leaving'});
	const result = resultBlocks(blocks, state, state.outcome);
	const layout = shareRows(rows, {answered: 0, atLeast: result.length, footer: 1});
	return (
		<Screen state={state} layout={layout} footer={footer.lines}>
			<Lines lines={fitBlocks(result, layout.body, 0)} />
		</Screen>
	);
}

/** Keys that leave the result. */
function useDoneBindings(names: readonly string[]): LiveBinding[] {
	const {guide} = useWizard();
	return live(
		[{keys: names, action: {}, hint: {key: 'q', does: words.wizard.keys.done, weight: 8}}],
		() => {
			guide.dispatch({type: 'finish'});
			return true;
		},
	);
}

function NextScreen({state}: {state: Sent}) {
	const {canSaveDefaults} = useWizard();
	const {outcome, saving} = state;
	const blocks = useBlocks();
	const perform = useRowEffect();
	const copy = useCopyBindings(outcomeLine(state, outcome));
	const done = useDoneBindings(['escape', 'q']);
	const saved = savingWords(saving);
	const tone = saving.status === 'failed' ? 'danger' : 'success';
	return (
		<MenuScreen
			// The row that saves is gone, or back: the focus begins anew.
			key={/^(?:saving|saved)$/.test(saving.status) ? 'saved' : 'open'}
			state={state}
			news={[
				...resultBlocks(blocks, state, outcome),
				...(saved === undefined ? [] : [blocks.status(tone, saved)]),
			]}
			whole={0}
			rows={sentRows(state, {canSaveDefaults: canSaveDefaults(state)})}
			bindings={[...copy, ...done]}
			isDeafToEarly
			onChoose={perform}
		/>
	);
}

/** What was done: a headline, role, organization, status and ID, and what else there is to say. */
function resultBlocks(
	{status, paragraph, facts}: BlockMaker,
	state: GuideState,
	outcome: Outcome,
): Block[] {
	const remark = outcomeRemark(outcome);
	return [
		status('success', outcomeHeadline(outcome), true),
		...(remark === undefined ? [] : [paragraph(remark, {tone: 'muted'})]),
		...facts(outcomeFacts(state, outcome)),
	];
}

/** Rows of the last frame that are kept for the last round; the rounds before get a row each. */
const roomForLast = 8;

/** The last frame, which stays in the scrollback: what went through in this run. `onDrawn` ends the wizard once it stands. */
export function Farewell(props: {state: GuideState & {status: 'ended'}; onDrawn: () => void}) {
	const {state, onDrawn} = props;
	const {ending} = state;
	const blocks = useBlocks();
	const {rows} = useWindow();
	useEffect(onDrawn, [onDrawn]);
	const last =
		ending.reason === 'done'
			? resultBlocks(blocks, state, ending.outcome)
			: endingWords(ending, state).map((line) => blocks.paragraph(line, {lead: ''}));
	const earlier = state.before
		.slice(-Math.max(1, rows - roomForLast))
		.map((outcome) => blocks.status('success', outcomeHeadline(outcome)));
	const all = [...earlier, ...last];
	return <Lines lines={fitBlocks(all, rows, all.length)} />;
}
