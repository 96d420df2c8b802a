import {basename} from 'node:path';
import type {PeopleList} from '../../batch/people-list.ts';
import {readTypedPeople} from '../../batch/read-lines.ts';
import {looksLikePath} from '../../batch/read-path.ts';
import {readPeople} from '../../batch/read-people.ts';
import type {Host} from '../../terminal.ts';
import {readInput} from '../invite/input-body.ts';

/** People and where they come from. */
export type PeopleSource = {
	list: PeopleList;
	/** The file, as it was named; absent for words and standard input. */
	path?: string;
	/** What it is called, for people. */
	name?: string;
};

/**
 * The people that words of the command line name, one a word or in a file; undefined where they are one person.
 * @throws InviteError as `readInput` and `readSource` do.
 */
export async function readWords(
	host: Pick<Host, 'stdin' | 'home'>,
	typed: readonly string[],
): Promise<PeopleSource | undefined> {
	const [word = ''] = typed;
	const path = typed.length === 1 ? looksLikePath(word, host.home) : undefined;
	if (path !== undefined) return readSource(await readInput(host, path), path);
	const list = readTypedPeople(typed.length === 1 ? word : typed);
	return list && {list};
}

/** The people of a file, or of standard input with `-`. Throws VALIDATION_ERROR. */
export async function readSource(bytes: Uint8Array, path: string): Promise<PeopleSource> {
	const isFile = path !== '-';
	const read = await readPeople(bytes, isFile ? {name: path} : {});
	if (!read.ok) throw read.error;
	return {list: read.list, ...(isFile ? {path, name: basename(path)} : {})};
}
