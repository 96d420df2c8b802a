import {Box, Text, useAnimation} from 'ink';
import {freshPace} from '../../batch/pace.ts';
import {type RunRow, type RunState, timeLeft} from '../../batch/run-state.ts';
import {countDone} from '../../guide/many/outcome.ts';
import {statusOf} from '../../guide/many/run-words.ts';
import type {ManyState} from '../../guide/many/state.ts';
import {readableAddress} from '../../invite/address.ts';
import {cutToWidth, padToWidth, safeText} from '../../output/text.ts';
import {useFooter} from '../../ui/footer.tsx';
import {useKeys} from '../../ui/key-provider.tsx';
import {live} from '../../ui/keys.ts';
import {ProgressBar} from '../../ui/progress-bar.tsx';
import {useWindow} from '../../ui/screen/window.tsx';
import {Spinner} from '../../ui/spinner.tsx';
import {useTheme} from '../../ui/theme.tsx';
import {words} from '../../words/words.ts';
import type {InMany} from '../many-props.ts';
import {Screen, shareRows} from '../screen.tsx';
import {useWizard} from '../wizard-context.ts';

/** A bar, the time that is left, and the rows as they settle. */
export function RunScreen({state, many}: {state: InMany; many: ManyState & {status: 'sending'}}) {
	const {run} = many;
	const {columns, rows} = useWindow();
	const {keys} = words.wizard;
	const does = run.status === 'running' ? keys.stop : keys.leaveNow;
	const footer = useFooter(
		live([{keys: [], action: {}, hint: {key: words.ui.keys.ctrlC, does, weight: 9}}], () => false),
	);
	useKeys(footer.bindings);
	const layout = shareRows(rows, {answered: 0, atLeast: 4, footer: 1});
	const room = Math.max(1, layout.body - 3);
	return (
		<Screen state={state} layout={layout} footer={footer.lines}>
			<Text bold wrap="truncate">
				<Spinner /> {words.many.sending(run.rows.length)}
			</Text>
			<Progress run={run} />
			<Box flexDirection="column" marginTop={1} height={room}>
				{latestRows(run, room).map((row) => (
					<Settled key={row.job.row} row={row} columns={columns - 1} />
				))}
			</Box>
		</Screen>
	);
}

/** How often the time that is left is drawn anew, in milliseconds. */
const tick = 250;

function Progress({run}: {run: RunState}) {
	useAnimation({interval: tick});
	const {now} = useWizard();
	const {columns} = useWindow();
	const done = countDone(run);
	const count = words.many.done(done, run.rows.length);
	const left = remaining(run, now());
	const said = left === undefined ? count : `${count}   ${left}`;
	const width = Math.max(4, Math.min(40, columns - 6 - said.length));
	return (
		<Box height={1}>
			<Text wrap="truncate">
				{'  '}
				<ProgressBar done={done} total={run.rows.length} width={width} /> {said}
			</Text>
		</Box>
	);
}

/** What there is to say of the time: a wait that the service asked for, or what is left. */
function remaining(run: RunState, now: number): string | undefined {
	if (run.status === 'stopping') return words.many.stopping;
	const waits = run.rows.flatMap((row) =>
		row.status === 'under-way' && row.phase === 'rate-limited' ? [row.until] : [],
	);
	if (waits.length > 0) {
		return words.many.waiting(Math.max(0, Math.ceil((Math.min(...waits) - now) / 1000)));
	}
	const left = timeLeft(run, freshPace, now);
	return left === undefined ? undefined : words.many.secondsLeft(Math.ceil(left / 1000));
}

/** The rows that are under way and those settled last, in the order of the list. */
function latestRows({rows}: RunState, room: number): RunRow[] {
	const begun = rows.filter(({status}) => status !== 'waiting');
	return begun.slice(-room);
}

function Settled({row, columns}: {row: RunRow; columns: number}) {
	const {glyphs, styles} = useTheme();
	const {tone, text} = statusOf(row);
	const width = Math.min(44, Math.floor(columns * 0.6));
	const email = cutToWidth(safeText(readableAddress(row.job.email)), width, glyphs.ellipsis);
	return (
		<Box height={1} flexShrink={0}>
			<Text wrap="truncate">
				{'  '}
				{tone ? <Text {...styles[tone]}>{glyphs[tone]}</Text> : ' '} {padToWidth(email, width)}{' '}
				<Text {...styles.muted}>{text}</Text>
			</Text>
		</Box>
	);
}
