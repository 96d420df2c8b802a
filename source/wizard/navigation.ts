import {questionBefore} from '../guide/path.ts';
import type {GuideState} from '../guide/state.ts';
import {type LiveBinding, live} from '../ui/keys.ts';
import {words} from '../words/words.ts';
import {useWizard} from './wizard-context.ts';

/** Esc and Shift+Tab: one step back, and on the first question, asked twice, out (docs/behaviour.md, Keys). */
export function useBackBindings(state: GuideState): LiveBinding[] {
	const {guide} = useWizard();
	const {keys} = words.wizard;
	const isFirst =
		state.status === 'asking' &&
		!state.fromReview &&
		questionBefore(state, state.field) === undefined;
	const isLeaving = state.status === 'asking' && state.leaving;
	const does = isLeaving ? keys.quit : isFirst ? keys.twiceQuits : keys.back;
	const [back] = live(
		[{keys: ['escape', 'shift+tab'], action: {}, hint: {key: words.ui.keys.esc, does, weight: 8}}],
		() => {
			guide.dispatch({type: 'go-back'});
			return true;
		},
	);
	return back ? [back] : [];
}

/** Esc and Shift+Tab on what opened inside a screen: back to that screen. */
export function closeBindings(onBack: () => void): LiveBinding[] {
	return live(
		[
			{
				keys: ['escape', 'shift+tab'],
				action: {},
				hint: {key: words.ui.keys.esc, does: words.wizard.keys.back, weight: 8},
			},
		],
		() => {
			onBack();
			return true;
		},
	);
}

/** Esc where it leaves the program. */
export function quitBindings(onQuit: () => void): LiveBinding[] {
	return live(
		[
			{
				keys: ['escape'],
				action: {},
				hint: {key: words.ui.keys.esc, does: words.wizard.keys.quit, weight: 8},
			},
		],
		() => {
			onQuit();
			return true;
		},
	);
}
