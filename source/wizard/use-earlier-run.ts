import {useEffect, useState} from 'react';
import type {EarlierRun} from '../guide/face.ts';
import type {GuideState} from '../guide/state.ts';
import {type LiveBinding, live} from '../ui/keys.ts';
import {words} from '../words/words.ts';
import type {Problem} from './question-notes.tsx';
import {useWizard} from './wizard-context.ts';

/** What the first question says of a run that was cut short, and the keys that show its list or forget it. */
export function useEarlierRun(state: GuideState): {
	note: Problem | undefined;
	bindings: LiveBinding[];
} {
	const {findEarlierRun, takeEarlierRun} = useWizard();
	const [run, setRun] = useState<EarlierRun>();
	// Whose runs they are is known once the account is.
	const isOffered = state.identity.status === 'loaded' && state.people === undefined;
	useEffect(() => {
		let isOver = false;
		if (isOffered) {
			void findEarlierRun().then((found) => {
				if (!isOver) setRun(found);
			});
		}
		return () => {
			isOver = true;
		};
	}, [isOffered, findEarlierRun]);
	if (!run || !isOffered) return {note: undefined, bindings: []};
	const {show, forget} = words.many.earlier;
	const {keys} = words.ui;
	return {
		note: {tone: 'muted', text: words.manyRun.resume.stoppedAfter(run.settled, run.people)},
		bindings: live<{does: 'show' | 'forget'}>(
			[
				{
					keys: ['ctrl+o'],
					action: {does: 'show'},
					hint: {key: keys.ctrlO, does: show, weight: 7},
				},
				{
					keys: ['ctrl+x'],
					action: {does: 'forget'},
					hint: {key: keys.ctrlX, does: forget, weight: 7},
				},
			],
			({does}) => {
				if (does === 'show') takeEarlierRun(run);
				else if (!run.forget()) return true;
				setRun(undefined);
				return true;
			},
		),
	};
}
