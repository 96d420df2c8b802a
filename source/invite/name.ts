import {words} from '../words/words.ts';
import type {TextKey} from './fields.ts';

/** A name as it will be sent, nothing, or one sentence on what is wrong with it. */
export type NameResult = {ok: true; value: string | null} | {ok: false; problem: string};

/**
 * Reads a first or last name. Blanks at the ends go; everything else is sent as it is, so characters that
 * nobody can see are refused instead of being dropped in silence.
 */
export function parseName(text: string, field: TextKey): NameResult {
	const value = text.trim();
	if (value === '') return {ok: true, value: null};
	// Controls, line and paragraph separators, halves of characters; then invisible and direction-changing characters, but for the joiners some scripts need.
	if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(value)) {
		return {ok: false, problem: words.invite.textControls(words.fields[field].name)};
	}
	if (
		/[\u{AD}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{E0000}-\u{E007F}]/u.test(
			value,
		)
	) {
		return {ok: false, problem: words.invite.textInvisible(words.fields[field].name)};
	}
	return {ok: true, value};
}
