import {useApp} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import {assertNever} from '../errors.ts';
import type {PeopleDesk} from '../guide/people/desk.ts';
import {
	createPeopleSession,
	type PeopleSession,
	type PeopleState,
} from '../guide/people/session.ts';
import type {EnterGuard} from '../ui/enter-guard.ts';
import type {SteadyScreen} from '../ui/screen/steady-screen.ts';
import type {Theme} from '../ui/theme.tsx';
import {FaceRoot, GlobalKeys} from './face-root.tsx';
import {type MountOptions, mountFace} from './mount.tsx';
import {PeopleListScreen} from './people-list-screen.tsx';
import {
	ConfirmScreen,
	LoadFailedScreen,
	LoadingScreen,
	PersonScreen,
	WorkingScreen,
} from './people-screens.tsx';

/** What the list of people needs to be drawn. */
export type PeopleOptions = MountOptions & {
	desk: PeopleDesk;
	/** Stops the process until the shell's `fg`; resolves when it goes on. */
	suspend(): Promise<void>;
};

/** Draws the list of people with Ink until it is left; resolves with its last state (docs/behaviour.md, People). */
export async function runPeople({
	desk,
	suspend,
	...mount
}: PeopleOptions): Promise<PeopleState & {status: 'ended'}> {
	const session = createPeopleSession(desk);
	await mountFace(mount, ({guard, screen, theme}) => (
		<PeopleApp session={session} theme={theme} guard={guard} screen={screen} suspend={suspend} />
	));
	const state = session.getState();
	if (state.status !== 'ended') throw new Error(`the list stopped while ${state.status}`);
	return state;
}

/** The root of the list of people. */
export function PeopleApp(props: {
	session: PeopleSession;
	theme: Theme;
	guard: EnterGuard;
	/** The terminal it is drawn on. */
	screen: Pick<SteadyScreen, 'whenSteady'>;
	suspend: () => Promise<void>;
}) {
	const {session, screen, suspend} = props;
	return (
		<FaceRoot theme={props.theme} guard={props.guard}>
			<GlobalKeys onAbort={session.interrupt} suspend={suspend} />
			<CurrentScreen session={session} screen={screen} />
		</FaceRoot>
	);
}

function CurrentScreen({
	session,
	screen,
}: {
	session: PeopleSession;
	screen: Pick<SteadyScreen, 'whenSteady'>;
}) {
	const {exit} = useApp();
	const state = useSyncExternalStore(session.subscribe, session.getState);
	const isEnded = state.status === 'ended';
	useEffect(() => {
		if (isEnded) screen.whenSteady(exit);
	}, [isEnded, screen, exit]);
	switch (state.status) {
		case 'loading':
			return <LoadingScreen session={session} />;
		case 'load-failed':
			return <LoadFailedScreen session={session} error={state.error} />;
		case 'looking': {
			const {place} = state;
			if (place.at === 'list') return <PeopleListScreen session={session} state={state} />;
			const person = state.people.find(({key}) => key === place.key);
			return person ? (
				<PersonScreen key={place.key} session={session} state={state} person={person} />
			) : null;
		}
		case 'confirming':
			return <ConfirmScreen session={session} asked={state.asked} />;
		case 'working':
			return <WorkingScreen session={session} state={state} />;
		case 'ended':
			return null;
		default:
			return assertNever(state);
	}
}
