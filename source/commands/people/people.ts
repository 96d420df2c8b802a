import type {Context} from '../../context.ts';
import {findPeople, type Person} from '../../guide/people/people.ts';
import type {Result} from '../../output/result.ts';
import {columnsOf, renderRows} from '../../output/table.ts';
import {words} from '../../words/words.ts';
import type {CommandInput} from '../command.ts';
import {flagText} from '../flags.ts';
import {readEverybody, wantedState} from './everybody.ts';
import {cellsOf, tableOfPeople} from './people-table.ts';

/** Everybody who is there or invited, asked about by a person, else as a list (docs/behaviour.md, People). */
export async function run(context: Context, {flags}: CommandInput): Promise<Result | undefined> {
	const wanted = {state: wantedState(flags), search: flagText(flags, 'search')};
	const isPrinted = context.format === 'json' || !context.host.stdout.isTTY;
	if (!isPrinted && context.mode().face !== 'none') {
		const {runPeopleFace} = await import('./people-face.ts');
		return runPeopleFace(context, wanted);
	}
	const {people} = await readEverybody(context, await context.service());
	const found = findPeople(people, wanted);
	return {
		json: {people: found.map(personObject)},
		text: renderPeople(context, found, people.length === 0),
	};
}

function personObject({user, held}: Person) {
	const {id, email, firstName, lastName, state, serverState} = user;
	return {
		id: id || null,
		email,
		firstName: firstName ?? null,
		lastName: lastName ?? null,
		state,
		serverState: serverState ?? null,
		...held,
	};
}

function renderPeople(
	{host: {stdout}}: Pick<Context, 'host'>,
	people: readonly Person[],
	isNoOneThere: boolean,
): string {
	if (!stdout.isTTY) return renderRows(people.map(cellsOf));
	const {noOne, noOneFound} = words.people;
	if (people.length === 0) return `${isNoOneThere ? noOne : noOneFound}\n`;
	return tableOfPeople(people, columnsOf(stdout));
}
