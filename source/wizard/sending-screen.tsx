import {Box, Text, useAnimation} from 'ink';
import type {GuideState} from '../guide/state.ts';
import {doubtReason} from '../guide/words.ts';
import {safeText, wrapToWidth} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {type LiveBinding, live} from '../ui/keys.ts';
import {Spinner} from '../ui/spinner.tsx';
import {useTheme} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
import {Clock, clockColumns} from './clock.tsx';
import {fitBlocks, Lines, useBlocks} from './lines.tsx';
import {Screen, shareRows} from './screen.tsx';
import {useWizard} from './wizard-context.ts';

type Sending = GuideState & {status: 'sending' | 'following-up'};

const titleOf = (state: Sending): string => {
	const email = safeText(
		state.status === 'sending' ? (state.answers.email?.value ?? '') : state.user.email,
	);
	if (state.status === 'following-up') {
		return state.action === 'resend'
			? `Sending the invitation to ${email} again...`
			: `Cancelling the invitation to ${email}...`;
	}
	return state.progress.phase === 'preparing'
		? `Checking whether ${email} is already there...`
		: `Sending the invitation to ${email}...`;
};

/** What is going on: a spinner, the words in as many rows as they need, and behind them a clock. */
const Headline = ({state}: {state: Sending}) => {
	const {columns} = useWindow();
	const {glyphs} = useTheme();
	const lines = wrapToWidth(titleOf(state), columns - 3 - clockColumns, 3, glyphs.ellipsis);
	return (
		<Box flexDirection="column">
			{lines.map((line, index) => (
				<Box key={line} height={1}>
					<Text bold wrap="truncate">
						{index === 0 ? <Spinner /> : ' '} {line}
					</Text>
					{index === lines.length - 1 && <Clock key={state.ticket} />}
				</Box>
			))}
		</Box>
	);
};

/** Counts down to the next try. */
const Countdown = ({until}: {until: number}) => {
	useAnimation({interval: 250});
	const {now} = useWizard();
	const {words} = useBlocks();
	const seconds = Math.max(0, Math.ceil((until - now()) / 1000));
	const text = `Too many requests. Trying again in ${seconds} s, Esc stops.`;
	return <Lines lines={words(text)(2)} />;
};

const checking = 'Checking whether the invitation went through...';

const Progress = ({state}: {state: Sending}) => {
	const {words} = useBlocks();
	if (state.status !== 'sending') return null;
	const {progress, stopping} = state;
	if (stopping) {
		return <Lines lines={words('Finding out whether the invitation went through...')(2)} />;
	}
	if (progress.phase === 'rate-limited') return <Countdown until={progress.until} />;
	if (progress.phase === 'checking') {
		const blocks = [words(doubtReason(progress.cause)), words(checking)];
		return <Lines lines={fitBlocks(blocks, 3)} />;
	}
	return null;
};

/** Esc ends the wait for the next try; Ctrl+C stops waiting for an answer, and pressed again leaves at once. */
const stopBindings = (state: Sending, stop: () => void): LiveBinding[] => {
	if (state.status === 'sending' && state.progress.phase === 'rate-limited') {
		return live(
			[{keys: ['escape'], action: {}, hint: {key: 'Esc', does: 'stop', weight: 8}}],
			() => {
				stop();
				return true;
			},
		);
	}
	const does = state.status === 'sending' && !state.stopping ? 'stop' : 'leave now';
	return live([{keys: [], action: {}, hint: {key: 'Ctrl+C', does, weight: 9}}], () => false);
};

/** `Sending the invitation to <email>...` and, when it takes longer, why. */
export const SendingScreen = ({state}: {state: Sending}) => {
	const {guide} = useWizard();
	const {rows} = useWindow();
	const footer = useFooter(stopBindings(state, () => guide.dispatch({type: 'go-back'})));
	useKeys(footer.bindings);
	const layout = shareRows(rows, {answered: 0, atLeast: 4, footer: 1});
	return (
		<Screen state={state} layout={layout} footer={footer.lines}>
			<Headline state={state} />
			<Box minHeight={2}>
				<Progress state={state} />
			</Box>
		</Screen>
	);
};
