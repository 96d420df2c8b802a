/** Sentences of this area in English. */
export const context = {};
