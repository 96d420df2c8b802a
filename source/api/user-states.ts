import type {UserState} from './types.ts';

/** Every state somebody can be in, in the order in which they are shown. */
export const userStates = [
	'active',
	'pending',
	'invited',
	'expired',
	'cancelled',
	'unknown',
] as const satisfies readonly UserState[];
