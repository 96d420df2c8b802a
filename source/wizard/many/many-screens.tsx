import {useState, useSyncExternalStore} from 'react';
import {assertNever} from '../../errors.ts';
import {useKeys} from '../../ui/key-provider.tsx';
import {live} from '../../ui/keys.ts';
import {words} from '../../words/words.ts';
import {LoadingScreen} from '../loading-screen.tsx';
import type {ManyScreensProps} from '../many-props.ts';
import {closeBindings} from '../navigation.ts';
import {ListScreen} from './list-screen.tsx';
import {NotStartedScreen, ReadFailedScreen} from './news-screens.tsx';
import {PersonScreen} from './person-screen.tsx';
import {ResultScreen} from './result-screen.tsx';
import {RunScreen} from './run-screen.tsx';

/** The screens of a list of people, from the reading of everybody to the report. */
export function ManyScreens({state, session, Current}: ManyScreensProps) {
	const many = useSyncExternalStore(session.subscribe, session.getState);
	const [opened, setOpened] = useState<number>();
	useKeys(
		live([{keys: ['ctrl+c'], action: {}}], () => {
			session.dispatch({type: 'abort'});
			return true;
		}),
		{level: 1},
	);
	switch (many.status) {
		case 'reading':
			return (
				<LoadingScreen
					state={state}
					what={words.many.reading}
					bindings={closeBindings(() => session.dispatch({type: 'go-back'}))}
				/>
			);
		case 'read-failed':
			return <ReadFailedScreen state={state} session={session} error={many.error} />;
		case 'not-started':
			return <NotStartedScreen state={state} session={session} error={many.error} />;
		case 'listing':
			return many.plan ? (
				<ListScreen
					state={state}
					session={session}
					plan={many.plan}
					initial={opened}
					onOpen={setOpened}
				/>
			) : null;
		case 'person':
			return (
				<PersonScreen
					key={many.row}
					state={state}
					session={session}
					many={many}
					Current={Current}
				/>
			);
		case 'sending':
			return <RunScreen state={state} many={many} />;
		case 'finished':
			return <ResultScreen state={state} session={session} many={many} />;
		case 'left':
			return null;
		default:
			return assertNever(many);
	}
}
