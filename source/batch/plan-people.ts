import type {User} from '../api/types.ts';
import {adviseAddress, guessNames} from '../invite/address.ts';
import {decideExisting, differsWords, findDifferences} from '../invite/existing.ts';
import {type DefaultField, defaultFields, fields} from '../invite/fields.ts';
import {followUpRefusal} from '../invite/follow-up.ts';
import {hitWords, holdings} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import type {Plan, PlanCounts, PlanInput, PlannedRow, RowEdit, Standing} from './plan.ts';
import {findRepeats, type Repeat} from './plan-repeats.ts';
import {createSettler, type SettledRow} from './plan-values.ts';

/**
 * Plans what becomes of every row of a list: from the list itself, the service's lists and everybody who is there
 * (docs/behaviour.md, Classification). `edits`: what a person changed, by number of the row.
 */
export function planPeople(input: PlanInput, edits: Plan['edits'] = new Map()): Plan {
	const {list, users} = input;
	const settler = createSettler(input);
	const settled = list.rows.map((person) => settler.settle(person, edits.get(person.row)));
	const repeats = findRepeats(settled);
	const there = new Map(users?.users.map((user) => [foldAddress(user.email), user]));
	const rows = settled.map((row) =>
		planRow(row, {
			input,
			edit: edits.get(row.person.row) ?? {},
			repeat: repeats.get(row),
			user: there.get(foldAddress(row.email)),
		}),
	);
	return {
		rows,
		counts: countRows(rows),
		unanswered: findUnanswered(settled.filter((_, index) => rows[index]?.standing === 'ready')),
		goneDefaults: settler.goneDefaults,
		guessable: rows.filter(({guessedNames}) => guessedNames !== undefined).length,
		isComplete: users?.isComplete ?? false,
		input,
		edits,
	};
}

/** As the service compares addresses. */
export function foldAddress(email: string): string {
	return email.trim().toLowerCase();
}

type Known = {
	input: PlanInput;
	edit: RowEdit;
	repeat: Repeat | undefined;
	user: User | undefined;
};

function planRow(row: SettledRow, {input, edit, repeat, user}: Known): PlannedRow {
	const {email, draft} = row;
	const base = {
		row: row.person.row,
		email,
		draft,
		values: draft,
		look: undefined,
		differs: [],
		problems: [],
		isIncluded: false,
	};
	if (row.isDone) return {...base, standing: 'done', action: 'skip'};
	const problems =
		repeat?.kind === 'contradicts' ? [...row.problems, repeat.problem] : row.problems;
	if (problems.length > 0) {
		return {...base, draft: undefined, standing: 'wrong', action: 'refuse', problems};
	}
	if (repeat) return {...base, standing: 'repeated', action: 'skip'};
	if (user) return {...base, ...planExisting(row, user, input, edit)};
	const advice = adviseAddress(email, input.homeDomain);
	const isNearMiss = advice.kind === 'near-miss';
	const look = isNearMiss ? 'near-miss' : advice.kind === 'other-domain' ? 'outside' : undefined;
	return {
		...base,
		standing: 'ready',
		action: 'invite',
		look,
		...(isNearMiss ? {suggestion: advice.suggestion} : {}),
		...guessed(row),
		isIncluded: edit.isIncluded ?? !(look && input.hasPerson),
	};
}

/** What `--if-exists` makes of a row whose person is there. */
function planExisting(row: SettledRow, user: User, input: PlanInput, edit: RowEdit) {
	const {email, draft} = row;
	const held = holdings(user, input);
	const differences = findDifferences(user, held, {draft, isSaid: (key) => row.said.has(key)});
	const decision = decideExisting(input.ifExists, user, differences);
	const found = {standing: user.state, user, differs: differences.map(({key}) => key)};
	if (decision === 'skip') return {...found, action: decision};
	const canBeResent = input.hasPerson && /^(?:expired|cancelled)$/.test(user.state);
	if (decision === 'resend' || (canBeResent && followUpRefusal('resend', user) === undefined)) {
		return {
			...found,
			action: 'resend' as const,
			isIncluded: edit.isIncluded ?? !input.hasPerson,
		};
	}
	const reason =
		decision === 'differs'
			? differsWords(user, differences)
			: decision === 'no-resend'
				? (followUpRefusal('resend', user)?.message ?? hitWords(user))
				: hitWords(user);
	const problem = {row: row.person.row, column: undefined, value: safeText(email), reason};
	return {...found, action: 'refuse' as const, problems: [problem]};
}

/** Names the address suggests, where nobody said any; beside one that is known they are worth nothing. */
function guessed({email, said}: SettledRow): Pick<PlannedRow, 'guessedNames'> {
	const isNamed = fields.some(({key, kind}) => kind === 'text' && said.has(key));
	const guessedNames = isNamed ? {} : guessNames(email);
	return Object.keys(guessedNames).length > 0 ? {guessedNames} : {};
}

/** How many rows stand where, and what goes out of them. */
export function countRows(rows: readonly PlannedRow[]): PlanCounts {
	const standings: Record<Standing, number> = {
		ready: 0,
		active: 0,
		invited: 0,
		pending: 0,
		expired: 0,
		cancelled: 0,
		unknown: 0,
		repeated: 0,
		wrong: 0,
		done: 0,
	};
	const going = {toInvite: 0, toResend: 0, leftOut: 0, toLookAt: 0};
	for (const {standing, action, isIncluded, look} of rows) {
		standings[standing]++;
		if (look) going.toLookAt++;
		if (action !== 'invite' && action !== 'resend') continue;
		if (!isIncluded) going.leftOut++;
		else if (action === 'invite') going.toInvite++;
		else going.toResend++;
	}
	return {...standings, ...going, total: rows.length};
}

function findUnanswered(rows: readonly SettledRow[]): Plan['unanswered'] {
	const asked = fields.filter((field): field is DefaultField =>
		defaultFields.some(({key}) => key === field.key),
	);
	return asked.flatMap((field) => {
		const count = rows.filter(({said}) => !said.has(field.key)).length;
		return count > 0 ? [{field, rows: count}] : [];
	});
}
