import {keysUrl} from '../api/key.ts';

/** Where a person gets a key. */
export const whereKeysAreMade = `Keys are made at ${keysUrl}`;

/** What can be done with a key that was entered. */
export const keepRows = {
	run: {id: 'run', label: 'Use it for this run'},
	save: {id: 'save', label: 'Save it'},
} as const;

/** What is said before a key is written to a file. */
export function whereKeyIsSaved(file: string): string {
	return `A saved key is clear text, readable only by you, in ${file}`;
}
