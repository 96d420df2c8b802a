import {Box} from 'ink';
import type {GuideState} from '../guide/state.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import type {LiveBinding} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {Spinner} from '../ui/spinner.tsx';
import {Paint} from '../ui/theme.tsx';
import {Clock} from './clock.tsx';
import {Screen, shareRows} from './screen.tsx';

/** What is being read, with a spinner and a clock. */
export function LoadingScreen(props: {
	state: GuideState;
	what: string;
	bindings?: readonly LiveBinding[];
}) {
	const {state, what, bindings = []} = props;
	const {rows} = useWindow();
	const footer = useFooter(bindings);
	useKeys(footer.bindings);
	const layout = shareRows(rows, {answered: 0, atLeast: 1, footer: 1});
	return (
		<Screen state={state} layout={layout} footer={footer.lines}>
			<Box>
				<Spinner />
				<Paint tone="muted"> {what}</Paint>
				<Clock />
			</Box>
		</Screen>
	);
}
