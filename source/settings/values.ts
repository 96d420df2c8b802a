import type {ColorChoice} from './schema.ts';

/** When to use colour, in the words people type. */
export const colorChoices = ['auto', 'always', 'never'] as const satisfies readonly ColorChoice[];

/** Reads when to use colour, case-blind; undefined for anything else. */
export function readColor(words: string): ColorChoice | undefined {
	return colorChoices.find((known) => known === words.toLowerCase());
}

/** Reads a limit for one answer, in seconds from 1 to 600; undefined for anything else. */
export function readTimeout(words: string): number | undefined {
	const seconds = Number(words);
	return isTimeout(seconds) ? seconds : undefined;
}

/** Whether a value can be a limit for one answer; a longer one would overflow a timer and end at once. */
export function isTimeout(value: unknown): value is number {
	return typeof value === 'number' && value >= 1 && value <= 600;
}

/** Reads something that is on or off; undefined for anything else. */
export function readSwitch(words: string): boolean | undefined {
	const word = words.toLowerCase();
	if (['true', 'yes', 'on', '1'].includes(word)) return true;
	return ['false', 'no', 'off', '0'].includes(word) ? false : undefined;
}

/**
 * Reads what a customer is called: an ID, a domain or its name in the console (docs/api.md, Customer), trimmed;
 * undefined where nothing is left, for control characters, and over 200 characters.
 */
export function readCustomer(words: string): string | undefined {
	const name = words.trim();
	return /^[^\p{Cc}]{1,200}$/u.test(name) ? name : undefined;
}
