import {useRef, useState} from 'react';

/** State that several keys of one chunk can change in a row: `now` is never an older render's. */
export type LiveState<State> = {
	/** What this render shows. */
	shown: State;
	/** What holds at this moment; for event handlers. */
	now: () => State;
	/** Sets it at once and draws it soon. */
	set: (next: State) => void;
};

/** Ink hands over every key of a chunk before React renders again; this keeps up with them. */
export function useLiveState<State>(
	initial: () => State,
	onChange?: (state: State, before: State) => void,
): LiveState<State> {
	const [shown, show] = useState(initial);
	const current = useRef(shown);
	return {
		shown,
		now: () => current.current,
		set(next) {
			const before = current.current;
			if (next !== before) {
				current.current = next;
				show(() => next);
				onChange?.(next, before);
			}
		},
	};
}
