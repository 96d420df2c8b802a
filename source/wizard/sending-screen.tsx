import {Box, Text, useAnimation} from 'ink';
import {progressLines, type Working, workingHeadline} from '../guide/outcome-words.ts';
import {wrapToWidth} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {type LiveBinding, live} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {Spinner} from '../ui/spinner.tsx';
import {useTheme} from '../ui/theme.tsx';
import {words} from '../words/words.ts';
import {Clock, clockColumns} from './clock.tsx';
import {Screen, shareRows} from './screen.tsx';
import {fitBlocks, Lines, useBlocks} from './text-blocks.tsx';
import {useWizard} from './wizard-context.ts';

/** `Sending the invitation to <email>...` and, when it takes longer, why. */
export function SendingScreen({state}: {state: Working}) {
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
}

/** Esc ends the wait for the next try; Ctrl+C stops waiting for an answer, and pressed again leaves at once. */
function stopBindings(state: Working, stop: () => void): LiveBinding[] {
	if (state.status === 'sending' && state.progress.phase === 'rate-limited') {
		return live(
			[
				{
					keys: ['escape'],
					action: {},
					hint: {key: words.ui.keys.esc, does: words.wizard.keys.stop, weight: 8},
				},
			],
			() => {
				stop();
				return true;
			},
		);
	}
	const does =
		state.status === 'sending' && !state.stopping
			? words.wizard.keys.stop
			: words.wizard.keys.leaveNow;
	return live(
		[{keys: [], action: {}, hint: {key: words.ui.keys.ctrlC, does, weight: 9}}],
		() => false,
	);
}

/** What is going on: a spinner, the words in as many rows as they need, and behind them a clock. */
function Headline({state}: {state: Working}) {
	const {columns} = useWindow();
	const {glyphs} = useTheme();
	const lines = wrapToWidth(workingHeadline(state), columns - 3 - clockColumns, 3, glyphs.ellipsis);
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
}

/** Why it takes longer; drawn anew often enough for a countdown. */
function Progress({state}: {state: Working}) {
	useAnimation({interval: 250});
	const {now} = useWizard();
	const {paragraph} = useBlocks();
	return (
		<Lines
			lines={fitBlocks(
				progressLines(state, now()).map((line) => paragraph(line)),
				3,
			)}
		/>
	);
}
