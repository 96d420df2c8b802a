import papaparse from 'papaparse';
import {words} from '../words/words.ts';
import type {PeopleResult} from './people-list.ts';
import {refuse} from './read-bytes.ts';
import {type Beginning, readTable} from './read-table.ts';

/** Reads a table with the library, which only tables need loaded. */
export function readCsv(text: string, {delimiter}: Beginning, what: string): PeopleResult {
	const {data, errors} = papaparse.parse<string[]>(text, {delimiter, newline: '\n'});
	const broken = errors.find(({type}) => type === 'Quotes');
	if (broken) {
		const row = (broken.row ?? 0) + 1;
		const message =
			broken.code === 'MissingQuotes'
				? words.batch.openQuote(what, row)
				: words.batch.badQuotes(what, row);
		return refuse(message, words.batch.quotesHint);
	}
	return readTable({records: data, delimiter, what});
}
