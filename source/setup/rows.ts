import type {Row} from './asker.ts';

/**
 * The rows every word of the term is found in, by name or ID, case- and accent-blind; those that begin with
 * the term come first, otherwise the order is kept.
 */
export function filterRows<Value>(rows: readonly Row<Value>[], term: string): Row<Value>[] {
	const wanted = fold(term).trim();
	if (wanted === '') return [...rows];
	const words = wanted.split(/\s+/);
	const hits = rows.filter((row) => {
		const text = fold(`${row.label} ${row.id ?? ''}`);
		return words.every((word) => text.includes(word));
	});
	function begins(row: Row<Value>) {
		return fold(row.label).startsWith(wanted);
	}
	return [...hits.filter(begins), ...hits.filter((row) => !begins(row))];
}

function fold(text: string) {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
