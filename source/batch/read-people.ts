import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {PeopleResult} from './people-list.ts';
import {readBytes, refuse} from './read-bytes.ts';
import {readJson} from './read-json.ts';
import {readLines} from './read-lines.ts';
import {type Beginning, findHeading} from './read-table.ts';

/**
 * Reads people from a file or standard input: a table with a heading, a plain list, a JSON array or NDJSON, whichever it
 * is (docs/behaviour.md, Reading). `name`: what the file is called, for messages. Never rejects.
 */
export async function readPeople(
	source: Uint8Array | string,
	{name}: {name?: string} = {},
): Promise<PeopleResult> {
	const what = name === undefined ? words.batch.theList : safeText(name);
	const read = readBytes(source, what);
	if (!read.ok) return read;
	const {text} = read;
	const start = /\S/u.exec(text)?.[0];
	if (start === undefined) return refuse(words.batch.isEmpty(what), words.batch.isEmptyHint);
	if (start === '[' || start === '{') return readJson(text, what);
	const heading = findHeading(text);
	if (heading && isTable(heading, text)) {
		const {readCsv} = await import('./read-csv.ts');
		return readCsv(text, heading, what);
	}
	const list = readLines(text);
	if (!text.includes('@')) return refuse(words.batch.noPeople(what), words.batch.noPeopleHint);
	// Cells without a heading: nobody can tell which of them is the name.
	const isHeadless = list.rows.every(({problems}) => problems.length > 0) && /[,;]/u.test(text);
	if (isHeadless) return refuse(words.batch.noHeading(what), words.batch.noHeadingHint);
	return {ok: true, list};
}

/** Whether a first line names columns; one of a single unknown word stands above a plain list. */
function isTable({known, names}: Beginning, text: string): boolean {
	return known > 0 || (names.length > 1 && text.includes('@'));
}
