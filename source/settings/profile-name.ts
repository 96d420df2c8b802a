import {InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';

/** Throws USAGE_ERROR unless it can be the name of a profile: letters, digits, `.`, `_` and `-`, at most 64. */
export function checkProfileName(name: string): void {
	if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) return;
	throw new InviteError(
		'USAGE_ERROR',
		`"${safeText(name).slice(0, 64)}" cannot be the name of a profile.`,
		{
			hint: 'Use letters, digits, dots, hyphens and underscores, beginning with a letter or a digit.',
		},
	);
}
