import {useAnimation} from 'ink';
import {Paint} from '../ui/theme.tsx';
import {words} from '../words/words.ts';

/** Columns the clock takes at the most, its blank included. */
export const clockColumns = 6;

/** From when on a clock is shown, in milliseconds (docs/behaviour.md, Waiting). */
const clockAfter = 3000;

/** Seconds that passed since it appeared, from the third second on. */
export function Clock() {
	const {time} = useAnimation({interval: 1000});
	return time < clockAfter ? null : (
		<Paint tone="muted"> {words.wizard.seconds(Math.floor(time / 1000))}</Paint>
	);
}
