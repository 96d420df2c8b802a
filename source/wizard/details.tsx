import {Box, Text} from 'ink';
import {cutToWidth, padToWidth} from '../output/text.ts';
import {useTheme} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';

/** Facts in two aligned columns: a muted label, then the value; facts without a value are left out. */
export const Details = ({facts}: {facts: ReadonlyArray<readonly [string, string | undefined]>}) => {
	const {columns} = useWindow();
	const {styles, glyphs} = useTheme();
	const shown = facts.filter(([, value]) => value !== undefined && value !== '');
	const width = Math.max(0, ...shown.map(([label]) => label.length)) + 2;
	return (
		<Box flexDirection="column" paddingLeft={2}>
			{shown.map(([label, value]) => (
				<Text key={label} wrap="truncate">
					<Text {...styles.muted}>{padToWidth(label, width)}</Text>
					{cutToWidth(value ?? '', columns - width - 3, glyphs.ellipsis)}
				</Text>
			))}
		</Box>
	);
};
