import {inDoubt, rateLimited, refused, unreachable, unresolved} from './flows/failures.ts';
import {
	addresses,
	forbiddenNoted,
	keyRefused,
	leaving,
	listFailed,
	listLoading,
	paste,
	questions,
} from './flows/questions.ts';
import {finished, people, review, slow} from './flows/sending.ts';
import {offered, setup} from './flows/setup.ts';
import {windows} from './flows/windows.ts';
import type {Flow} from './stage.ts';

/** Every screen of the wizard and of setup, in the order of the gallery. */
export const flows: readonly Flow[] = [
	addresses,
	paste,
	questions,
	listLoading,
	listFailed,
	people,
	review,
	finished,
	slow,
	rateLimited,
	inDoubt,
	...refused,
	unresolved,
	unreachable,
	keyRefused,
	forbiddenNoted,
	leaving,
	setup,
	offered,
	...windows,
];
