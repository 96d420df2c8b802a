/** Sentences of this area in English. */
export const ask = {};
