import {InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';

/** Throws USAGE_ERROR unless it can be the name of a profile: letters, digits, `.`, `_` and `-`, at most 64. */
export function checkProfileName(name: string): void {
	if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) return;
	const shown = safeText(name).slice(0, 64);
	throw new InviteError('USAGE_ERROR', words.settings.badProfileName(shown), {
		hint: words.settings.badProfileNameHint,
	});
}
