import type {Plan, PlannedRow} from '../../batch/plan.ts';
import {readableAddress} from '../../invite/address.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';

/** A row of the list above the people, and what it does. */
export type ListRow = {id: 'send' | 'use-guessed-names'; label: string; sends: boolean};

/** How a person of the list stands. */
export type Mark = 'in' | 'out' | 'warning' | 'danger' | 'success';

/** `Ready to invite 10 of 12 people`. */
export function listTitle({counts}: Plan): string {
	return words.many.ready(counts.toInvite + counts.toResend, counts.total);
}

/** What can be done with the list as a whole. */
export function listRows({counts, guessable}: Plan): ListRow[] {
	const {rows} = words.many;
	const {toInvite, toResend} = counts;
	return [
		...(toInvite + toResend > 0
			? [{id: 'send' as const, label: rows.send(toInvite, toResend), sends: true}]
			: []),
		...(guessable > 0
			? [{id: 'use-guessed-names' as const, label: rows.useGuessedNames, sends: false}]
			: []),
	];
}

/** Whether a person can be taken in and left out. */
export function canBeMarked({action}: PlannedRow): boolean {
	return action === 'invite' || action === 'resend';
}

/** The symbol before a person. */
export function markOf(planned: PlannedRow): Mark {
	if (planned.standing === 'wrong') return 'danger';
	if (canBeMarked(planned)) {
		if (planned.look) return planned.isIncluded ? 'in' : 'warning';
		return planned.isIncluded ? 'in' : 'out';
	}
	return planned.action === 'refuse' ? 'warning' : 'out';
}

/** Whether somebody should look at a row before the list is sent. */
export function needsLook(planned: PlannedRow): boolean {
	return planned.standing === 'wrong' || (planned.look !== undefined && !planned.isIncluded);
}

/** Address, name, role and organization of a person, safe to show. */
export function cellsOf({email, values}: PlannedRow): string[] {
	const {firstName, lastName, role, organization} = values;
	const name = [firstName, lastName].filter(Boolean).join(' ');
	return [
		safeText(readableAddress(email)),
		safeText(name),
		role ? safeText(role.name) : '',
		organization ? safeText(organization.name) : '',
	];
}

/** What there is to say of a person, in a word or two; empty where there is nothing. */
export function noteOf(planned: PlannedRow): string {
	const {notes, leftOut, sentAgain, didYouMean, outside} = words.many;
	const [problem] = planned.problems;
	if (planned.standing === 'wrong') return problem?.reason ?? notes.wrong;
	if (planned.standing !== 'ready') {
		const isAgain = planned.action === 'resend' && planned.isIncluded;
		return isAgain ? sentAgain : notes[planned.standing];
	}
	if (planned.look === 'near-miss') return didYouMean(safeText(planned.suggestion ?? ''));
	if (planned.look === 'outside') return outside(domainOf(planned.email));
	return planned.isIncluded ? '' : leftOut;
}

function domainOf(email: string) {
	return safeText(readableAddress(email).split('@').at(-1) ?? '');
}

/** All that is to be said of a person, in sentences: what the note had to cut, and the name the address suggests. */
export function detailsOf(planned: PlannedRow): string[] {
	const {guessedNames, problems} = planned;
	const name = [guessedNames?.firstName, guessedNames?.lastName].filter(Boolean).join(' ');
	return [
		...problems.map(({reason}) => reason),
		...(problems.length === 0 ? [noteOf(planned)].filter(Boolean) : []),
		...(name === '' ? [] : [words.many.suggests(safeText(name))]),
	];
}

/** What there is to say of the list as a whole. */
export function listNotes({isComplete, input, goneDefaults}: Plan): string[] {
	const {ignoredColumns} = input.list;
	return [
		...(isComplete ? [] : [words.many.partlyRead]),
		...(ignoredColumns.length > 0
			? [words.many.ignoredColumns(ignoredColumns.map((column) => safeText(column)))]
			: []),
		...goneDefaults.map((key) => words.many.goneDefault(words.fields[key].label)),
	];
}
