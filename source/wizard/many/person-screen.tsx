import {useEffect, useReducer, useState, useSyncExternalStore} from 'react';
import type {Guide} from '../../guide/guide.ts';
import {changesOf, createPersonGuide, rowOf} from '../../guide/many/person-guide.ts';
import type {ManyState} from '../../guide/many/state.ts';
import {useKeys} from '../../ui/key-provider.tsx';
import {live} from '../../ui/keys.ts';
import type {ManyScreensProps} from '../many-props.ts';
import {emptyMemory, reduceMemory} from '../memory.ts';
import {useWizard, WizardToolsProvider} from '../wizard-context.ts';

/** One person of the list, on the screens of a single invitation; what is changed goes into the list. */
export function PersonScreen(props: ManyScreensProps & {many: ManyState & {status: 'person'}}) {
	const {state, session, many, Current} = props;
	const planned = rowOf(many.plan, many.row);
	const [guide] = useState(() => planned && createPersonGuide(planned, state));
	useEffect(() => {
		if (!guide || !planned) return;
		function follow() {
			const now = guide?.getState();
			if (now?.status !== 'ended' || !planned) return;
			if (now.ending.reason === 'kept') {
				session.dispatch({type: 'keep-person', values: changesOf(planned, now.answers)});
			} else {
				session.dispatch({type: 'close-person'});
			}
		}
		const unfollow = guide.subscribe(follow);
		return () => {
			unfollow();
			guide.dispose();
		};
	}, [guide, planned, session]);
	return guide ? <Open guide={guide} Current={Current} /> : null;
}

function Open({guide, Current}: {guide: Guide} & Pick<ManyScreensProps, 'Current'>) {
	const tools = useWizard();
	const state = useSyncExternalStore(guide.subscribe, guide.getState);
	const [memory, remember] = useReducer(reduceMemory, emptyMemory);
	useKeys(live([], () => false));
	if (state.status === 'ended') return null;
	return (
		<WizardToolsProvider value={{...tools, guide, memory, remember}}>
			<Current state={state} onDrawn={doNothing} />
		</WizardToolsProvider>
	);
}

function doNothing() {}
