import type {InviteBody} from '../../api/invite-body.ts';
import {InviteError} from '../../errors.ts';
import {fields} from '../../invite/fields.ts';
import {nearest} from '../../output/nearest.ts';
import {cutToWidth, safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';

/** What a body says, by the API's own names; `null` leaves a field out on purpose. */
export type BodyValues = {[Key in keyof InviteBody]?: string | null};

const bodyKeys = fields.map((field) => field.bodyKey);

/** Fields as DoiT called them before. */
const oldNames: Readonly<Record<string, keyof InviteBody>> = {jobFunction: 'jobTitle'};

/** The API's field of that name, an old name among them. */
export function bodyKeyOf(name: string): keyof InviteBody | undefined {
	const current = Object.hasOwn(oldNames, name) ? oldNames[name] : name;
	return bodyKeys.find((key) => key === current);
}

/** The error for a field the API does not know. */
export function unknownField(name: string): InviteError {
	const shown = cutToWidth(safeText(name), 40);
	const near = nearest(name, bodyKeys);
	return new InviteError('VALIDATION_ERROR', words.commands.body.noSuchField(shown), {
		hint: near ? words.commands.didYouMean(near) : words.commands.thereAre(bodyKeys),
	});
}
