import {Text, useAnimation} from 'ink';
import {useTheme} from './theme.tsx';

/** What takes less than this, in milliseconds, shows no spinner. */
const spinnerDelay = 300;

/** A turning symbol before the words of what is going on; a blank of its width at first. */
export function Spinner() {
	const {styles, glyphs} = useTheme();
	const {frame, time} = useAnimation({interval: 100});
	const symbol = time < spinnerDelay ? ' ' : glyphs.spinner[frame % glyphs.spinner.length];
	return (
		<Text aria-hidden {...styles.accent}>
			{symbol}
		</Text>
	);
}
