import {Text} from 'ink';
import {useTheme} from './theme.tsx';

/** How much is done, as a bar of so many columns. */
export function ProgressBar({done, total, width}: {done: number; total: number; width: number}) {
	const {glyphs, styles} = useTheme();
	const filled = total === 0 ? width : Math.floor((width * Math.min(done, total)) / total);
	const [full, empty] = glyphs.bar;
	return (
		<Text aria-hidden>
			<Text {...styles.accent}>{full.repeat(filled)}</Text>
			<Text {...styles.muted}>{empty.repeat(width - filled)}</Text>
		</Text>
	);
}
