import {useApp} from 'ink';
import {useCallback, useEffect, useReducer, useSyncExternalStore} from 'react';
import {assertNever} from '../errors.ts';
import type {GuideState} from '../guide/state.ts';
import {fieldOf} from '../invite/fields.ts';
import type {EnterGuard} from '../ui/enter-guard.ts';
import type {SteadyScreen} from '../ui/screen/steady-screen.ts';
import type {Theme} from '../ui/theme.tsx';
import {ChoiceScreen, ListScreen} from './choice-screens.tsx';
import {FaceRoot, GlobalKeys} from './face-root.tsx';
import {ManyGate} from './many-gate.tsx';
import {emptyMemory, reduceMemory} from './memory.ts';
import {
	AlreadyThereScreen,
	FailedScreen,
	FollowUpFailedScreen,
	KeyRefusedScreen,
} from './news-screens.tsx';
import {Farewell, SentScreen} from './result-screen.tsx';
import {ReviewScreen} from './review-screen.tsx';
import {SendingScreen} from './sending-screen.tsx';
import {AddressScreen, TextScreen} from './text-screen.tsx';
import {type WizardTools, WizardToolsProvider} from './wizard-context.ts';

/** What the wizard's root is given. */
export type AppProps = {
	tools: Omit<WizardTools, 'memory' | 'remember'>;
	theme: Theme;
	guard: EnterGuard;
	/** The terminal it is drawn on. */
	screen: Pick<SteadyScreen, 'whenSteady'>;
	/** Stops the process until the shell's `fg`; resolves when it goes on. */
	suspend(): Promise<void>;
};

/** The wizard's root. */
export function App({tools, theme, guard, screen, suspend}: AppProps) {
	return (
		<FaceRoot theme={theme} guard={guard}>
			<Screens tools={tools} screen={screen} suspend={suspend} />
		</FaceRoot>
	);
}

function Screens({tools, screen, suspend}: Pick<AppProps, 'tools' | 'screen' | 'suspend'>) {
	const {guide} = tools;
	const {exit} = useApp();
	const state = useSyncExternalStore(guide.subscribe, guide.getState);
	const leave = useCallback(() => screen.whenSteady(exit), [screen, exit]);
	useEffect(() => guide.dispatch({type: 'load'}), [guide]);
	return (
		<>
			<GlobalKeys onAbort={() => guide.dispatch({type: 'abort'})} suspend={suspend} />
			<Round key={state.round} tools={tools} state={state} onDrawn={leave} />
		</>
	);
}

/** One invite's screens and what they remember; the next invite begins with nothing. */
function Round(props: Pick<AppProps, 'tools'> & {state: GuideState; onDrawn: () => void}) {
	const {tools, state, onDrawn} = props;
	const [memory, remember] = useReducer(reduceMemory, emptyMemory);
	return (
		<WizardToolsProvider value={{...tools, memory, remember}}>
			<CurrentScreen state={state} onDrawn={onDrawn} />
		</WizardToolsProvider>
	);
}

function CurrentScreen({state, onDrawn}: {state: GuideState; onDrawn: () => void}) {
	switch (state.status) {
		case 'asking':
			return <AskingScreen key={state.field} state={state} />;
		case 'key-refused':
			return <KeyRefusedScreen state={state} />;
		case 'already-there':
			return <AlreadyThereScreen state={state} />;
		case 'reviewing':
			return <ReviewScreen state={state} />;
		case 'sending':
		case 'following-up':
			return <SendingScreen state={state} />;
		case 'follow-up-failed':
			return <FollowUpFailedScreen state={state} />;
		case 'sent':
			return <SentScreen state={state} />;
		case 'failed':
			return <FailedScreen state={state} />;
		case 'many':
			return <ManyGate state={state} Current={CurrentScreen} />;
		case 'ended':
			return <Farewell state={state} onDrawn={onDrawn} />;
	}
}

function AskingScreen({state}: {state: GuideState & {status: 'asking'}}) {
	const field = fieldOf(state.field);
	switch (field.kind) {
		case 'address':
			return <AddressScreen state={state} />;
		case 'text':
			return <TextScreen key={field.key} state={state} field={field.key} />;
		case 'choice':
			return <ChoiceScreen key={field.key} state={state} field={field} />;
		case 'list':
			return <ListScreen key={field.key} state={state} field={field} />;
		default:
			return assertNever(field);
	}
}
