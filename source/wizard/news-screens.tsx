import {Box, Text} from 'ink';
import {useState} from 'react';
import {alreadyThereRows, failureRows, followUpFailedRows, keyRefusedRows} from '../guide/rows.ts';
import type {GuideState} from '../guide/state.ts';
import {
	alreadyThereHeadline,
	failureWords,
	holdingsOf,
	nothingLost,
	stateWord,
} from '../guide/words.ts';
import {wrapToWidth} from '../output/text.ts';
import {Paint, useTheme} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
import {Details} from './details.tsx';
import {KeyScreen} from './key-screen.tsx';
import {MenuScreen} from './menu-screen.tsx';
import {useBackBindings} from './navigation.ts';

/** Lines of news, wrapped, the first one plain and the others muted. */
const News = ({lines, room}: {lines: readonly string[]; room: number}) => {
	const {columns} = useWindow();
	const {glyphs} = useTheme();
	const wrapped = lines.flatMap((line, index) =>
		wrapToWidth(line, columns - 3, room > 4 ? 3 : 1, glyphs.ellipsis).map((text) => ({text, index})),
	);
	return (
		<Box flexDirection="column" paddingLeft={2}>
			{wrapped.slice(0, room).map(({text, index}) => (
				<Box key={text}>
					{index === 0 ? <Text>{text}</Text> : <Paint tone="muted">{text}</Paint>}
				</Box>
			))}
		</Box>
	);
};

const Danger = ({children}: {children: string}) => {
	const {glyphs, styles} = useTheme();
	return (
		<Text>
			<Text {...styles.danger}>{glyphs.danger}</Text> {children}
		</Text>
	);
};

/** Who is there already, with role and state, and what can be done. */
export const AlreadyThereScreen = ({state}: {state: GuideState & {status: 'already-there'}}) => {
	const {user} = state;
	const {role, organization} = holdingsOf(state, user);
	return (
		<MenuScreen
			state={state}
			title={alreadyThereHeadline(user)}
			rows={alreadyThereRows(state)}
			newsRows={3}
			bindings={useBackBindings(state)}
		>
			<Details
				facts={[
					['Role', role ?? 'none'],
					['Organization', organization],
					['State', stateWord(user)],
				]}
			/>
		</MenuScreen>
	);
};

/** What failed, that nothing is lost, and what can be done. */
export const FailedScreen = ({state}: {state: GuideState & {status: 'failed'}}) => {
	const [isEntering, setEntering] = useState(false);
	const bindings = useBackBindings(state);
	const email = state.answers.email?.value ?? '';
	const [first = '', ...rest] = failureWords(state.error, state.verdict, email);
	const {rows} = useWindow();
	if (isEntering) return <KeyScreen state={state} onBack={() => setEntering(false)} />;
	return (
		<MenuScreen
			state={state}
			title={<Danger>{first}</Danger>}
			rows={failureRows(state)}
			newsRows={rows > 14 ? 6 : 3}
			bindings={bindings}
			onEnterKey={() => setEntering(true)}
		>
			<News lines={[...rest, nothingLost]} room={rows > 14 ? 6 : 3} />
		</MenuScreen>
	);
};

/** A resend or cancel that failed. */
export const FollowUpFailedScreen = ({
	state,
}: {
	state: GuideState & {status: 'follow-up-failed'};
}) => {
	const {error} = state;
	const request = error.requestId ? [`Request ID: ${error.requestId}`] : [];
	return (
		<MenuScreen
			state={state}
			title={<Danger>{error.message}</Danger>}
			rows={followUpFailedRows()}
			newsRows={3}
			bindings={useBackBindings(state)}
		>
			<News lines={[error.hint ?? '', ...request].filter(Boolean)} room={3} />
		</MenuScreen>
	);
};

/** A key that was refused on a background read. */
export const KeyRefusedScreen = ({state}: {state: GuideState & {status: 'key-refused'}}) => {
	const [isEntering, setEntering] = useState(false);
	const bindings = useBackBindings(state);
	if (isEntering) return <KeyScreen state={state} onBack={() => setEntering(false)} />;
	const {message, hint} = state.error;
	return (
		<MenuScreen
			state={state}
			title={<Danger>{message}</Danger>}
			rows={keyRefusedRows()}
			newsRows={3}
			bindings={bindings}
			onEnterKey={() => setEntering(true)}
		>
			<News lines={[...(hint ? [hint] : []), nothingLost]} room={3} />
		</MenuScreen>
	);
};
