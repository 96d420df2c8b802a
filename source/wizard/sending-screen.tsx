import {Box, Text, useAnimation} from 'ink';
import type {GuideState} from '../guide/state.ts';
import {doubtReason} from '../guide/words.ts';
import {safeText} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {type LiveBinding, live} from '../ui/keys.ts';
import {Spinner} from '../ui/spinner.tsx';
import {Paint} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
import {Screen, shareRows} from './screen.tsx';
import {useWizard} from './wizard-context.ts';

type Sending = GuideState & {status: 'sending' | 'following-up'};

/** From when on a clock is shown, in milliseconds (issue: time limits). */
const clockAfter = 3000;

const titleOf = (state: Sending): string => {
	const email = safeText(state.status === 'sending' ? (state.answers.email?.value ?? '') : state.user.email);
	if (state.status === 'following-up') {
		return state.action === 'resend'
			? `Sending the invitation to ${email} again...`
			: `Cancelling the invitation to ${email}...`;
	}
	return state.progress.phase === 'preparing'
		? `Checking whether ${email} is already there...`
		: `Sending the invitation to ${email}...`;
};

/** Seconds that passed since it appeared, from the third second on. */
const Clock = () => {
	const {time} = useAnimation({interval: 1000});
	return time < clockAfter ? null : <Paint tone="muted"> {Math.floor(time / 1000)} s</Paint>;
};

const Countdown = ({until}: {until: number}) => {
	useAnimation({interval: 250});
	const {now} = useWizard();
	const seconds = Math.max(0, Math.ceil((until - now()) / 1000));
	return <Text>Too many requests. Trying again in {seconds} s, Esc stops.</Text>;
};

const Progress = ({state}: {state: Sending}) => {
	if (state.status === 'sending') {
		if (state.stopping) return <Text>Finding out whether the invitation went through...</Text>;
		if (state.progress.phase === 'rate-limited') return <Countdown until={state.progress.until} />;
		if (state.progress.phase === 'checking') {
			return (
				<Box flexDirection="column">
					<Text>{doubtReason(state.progress.cause)}</Text>
					<Text>Checking whether the invitation went through...</Text>
				</Box>
			);
		}
	}
	return <Text> </Text>;
};

const stopBindings = (state: Sending, stop: () => void): LiveBinding[] => {
	if (state.status !== 'sending' || state.progress.phase !== 'rate-limited') return [];
	return live([{keys: ['escape'], action: {}, hint: {key: 'Esc', does: 'stop', weight: 8}}], () => {
		stop();
		return true;
	});
};

/** `Sending the invitation to <email>...` and, when it takes longer, why. */
export const SendingScreen = ({state}: {state: Sending}) => {
	const {guide} = useWizard();
	const {rows} = useWindow();
	const footer = useFooter([
		...stopBindings(state, () => guide.dispatch({type: 'go-back'})),
		...live([{keys: [], action: {}, hint: {key: 'Ctrl+C', does: 'stop', weight: 9}}], () => false),
	]);
	useKeys(footer.bindings);
	const layout = shareRows(rows, {answered: 0, atLeast: 3, footer: 1});
	return (
		<Screen
			state={state}
			title={
				<>
					<Spinner /> {titleOf(state)}
					<Clock key={state.ticket} />
				</>
			}
			layout={layout}
			footer={footer.lines}
		>
			<Box paddingLeft={2}>
				<Progress state={state} />
			</Box>
		</Screen>
	);
};
