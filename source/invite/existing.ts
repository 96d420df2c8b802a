import type {User} from '../api/types.ts';
import {assertNever} from '../errors.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {
	type Choice,
	type FieldKey,
	type FieldValues,
	fieldOf,
	fields,
	isSameValue,
} from './fields.ts';
import {canFollowUp} from './follow-up.ts';
import type {Holdings} from './person.ts';

/** What to do about somebody who is there already (docs/behaviour.md, Already there). */
export const ifExistsValues = ['fail', 'skip', 'resend', 'ensure'] as const;

/** One of them. */
export type IfExists = (typeof ifExistsValues)[number];

/** What was asked for when somebody turned out to be there. */
export type Asked = {
	draft: FieldValues;
	/** Whether a field's value was said; one that nobody said differs from nothing. */
	isSaid(key: FieldKey): boolean;
};

/** A field that was asked for and is not what the person has; the values safe to show. */
export type Difference = {key: FieldKey; has: string; asked: string};

/** What `--if-exists` comes to for one person. */
export type ExistingDecision =
	| 'skip'
	| 'resend'
	/** They are there, and nothing was said that settles it. */
	| 'conflict'
	/** A resend is wanted, and nothing can be resent: `checkFollowUp` says why. */
	| 'no-resend'
	/** Something else was asked for than they have. */
	| 'differs';

/** Decides what becomes of somebody who is there already. */
export function decideExisting(
	ifExists: IfExists,
	user: User,
	differences: readonly Difference[],
): ExistingDecision {
	const isAlive = ['active', 'pending', 'invited'].includes(user.state);
	const isOther = differences.length > 0;
	// A resend keeps what the invitation has: asking for something else is nothing to pass over.
	const resend = isOther ? 'differs' : 'resend';
	switch (ifExists) {
		case 'fail':
			return 'conflict';
		case 'skip':
			return isAlive ? 'skip' : 'conflict';
		case 'resend':
			return canFollowUp(user, 'resend') ? resend : 'no-resend';
		case 'ensure':
			if (isAlive) return isOther ? 'differs' : 'skip';
			return canFollowUp(user, 'resend') ? resend : 'no-resend';
		default:
			return assertNever(ifExists);
	}
}

/** The fields in which somebody differs from what was said of them. */
export function findDifferences(user: User, held: Holdings, {draft, isSaid}: Asked): Difference[] {
	return fields.flatMap((field): Difference[] => {
		const {key} = field;
		if (field.kind === 'address') return [];
		const asked = draft[key];
		const has = field.kind === 'list' ? held[field.key] : textOf(user[field.key]);
		if (!isSaid(key) || isSameValue(has, typeof asked === 'string' ? textOf(asked) : asked)) {
			return [];
		}
		return [{key, has: nameOf(key, has), asked: nameOf(key, asked)}];
	});
}

function textOf(text: string | undefined) {
	return text?.normalize('NFC').trim() || null;
}

function nameOf(key: FieldKey, value: string | Choice | null) {
	const name = typeof value === 'object' ? value?.name : value;
	const absent =
		fieldOf(key).kind === 'list' ? words.fields[key].unset : words.commands.invite.nothing;
	return safeText(name ?? absent);
}

/** What somebody has instead of what was asked for, in one sentence. */
export function differsWords(user: User, differences: readonly Difference[]): string {
	const what = differences.map(({key, has, asked}) =>
		words.commands.invite.difference(words.fields[key].name, has, asked),
	);
	return words.commands.invite.differs(safeText(user.email), what);
}
