import type {en} from './en/en.ts';

/** Catalogue of one language: every sentence people read, whole; one with a part that varies is a function. */
export type Words = typeof en;

/** Languages the program speaks. */
export type Language = 'en';

/** Catalogue of this run. `loadWords` sets it once, before anything is said. */
export let words: Words;

/** Loader of a language; the others stay unread. */
export async function loadWords(language: Language): Promise<void> {
	words = (await catalogues[language]()) satisfies Words;
}

const catalogues: Record<Language, () => Promise<Words>> = {
	en: async () => (await import('./en/en.ts')).en,
};
