import type {Session} from './session.ts';

/** Keys by name. */
export const keys = {
	enter: '\r',
	down: '\u{1B}[B',
	up: '\u{1B}[A',
	right: '\u{1B}[C',
	pageDown: '\u{1B}[6~',
	home: '\u{1B}[H',
	end: '\u{1B}[F',
	escape: '\u{1B}',
	ctrlC: '\u{3}',
};

/** Waits for a text, then types: one line of a session that reads like a person's. */
export async function answer(session: Session, text: string, typed: string): Promise<void> {
	await session.waitFor(text);
	await session.settle();
	session.type(typed);
}

/** A whole invite on the embedded API, from the first question to `Done`. */
export async function inviteOnDemo(session: Session, email: string): Promise<void> {
	await answer(session, 'Who do you want to invite?', email);
	await answer(session, email, keys.enter);
	await answer(session, 'First name', keys.enter);
	await answer(session, 'Last name', keys.enter);
	await answer(session, 'What do they do?', keys.enter);
	await answer(session, 'Which role?', keys.enter);
	await answer(session, 'Which organization?', keys.enter);
	await session.waitFor('Ready to invite');
	// The row that sends is deaf to an Enter that follows another one at once.
	await answer(session, 'Send the invitation', keys.enter);
	await answer(session, `Invited ${email}`, keys.enter);
}
