import type {PeopleList} from '../../batch/people-list.ts';
import {defaultFields, type FieldKey} from '../../invite/fields.ts';

/** How many people of a list wait for an answer that several of them can share; none for what is each one's own. */
export function waitingFor({rows}: PeopleList, key: FieldKey): number {
	const field = defaultFields.find((candidate) => candidate.key === key);
	if (!field) return 0;
	return rows.filter(
		({problems, settled, values}) =>
			problems.length === 0 && settled === undefined && values[field.key] === undefined,
	).length;
}
