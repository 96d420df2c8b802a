import type {Person} from '../../guide/people/people.ts';
import {renderTable} from '../../output/table.ts';
import {words} from '../../words/words.ts';

/** Somebody as a row: name, address, role, organization, state. */
export function cellsOf({name, email, role, organization, standing}: Person): string[] {
	return [name, email, role, organization, standing];
}

/**
 * A table of people, as wide as the window where there is one. The address, which tells them apart, is cut last; a narrow
 * window does without organization, then without role.
 */
export function tableOfPeople(people: readonly Person[], columns: number | undefined): string {
	const {fields, invite} = words;
	const headings = [
		invite.labels.name,
		fields.email.label,
		fields.role.label,
		fields.organization.label,
		invite.labels.state,
	];
	const givingWay = {groups: [[3], [0, 2], [1]], least: 12, dropping: [3, 2]};
	return renderTable(headings, people.map(cellsOf), columns, givingWay);
}
