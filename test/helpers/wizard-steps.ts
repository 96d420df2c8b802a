import type {FieldKey} from '../../source/invite/fields.ts';
import {words} from '../../source/words/words.ts';
import type {Exit, Session} from './session.ts';

/** What a person answers; a field left out is skipped with Enter. */
export type WizardAnswers = {
	email: string;
	firstName?: string;
	lastName?: string;
	/** Typed into the filter; the best match is taken. */
	jobTitle?: string;
	role?: string;
	organization?: string;
};

/** The fields that are chosen from a list. */
type ListField = 'jobTitle' | 'role' | 'organization';

/** A pattern of texts that follow each other, whatever stands between them and wherever a line was broken. */
export function inOrder(...texts: readonly string[]): RegExp {
	return new RegExp(texts.map(anywhereBroken).join('[\\s\\S]*'));
}

/** A pattern of a field's open question, on a line of its own; `typed`: what stands in its input. */
export function asks(field: FieldKey, typed?: string): RegExp {
	const line = `\\n${literally(words.fields[field].question)}\\n`;
	return new RegExp(typed === undefined ? line : `${line} +${literally(typed)}`);
}

function anywhereBroken(text: string): string {
	return text.split(' ').map(literally).join('\\s+');
}

function literally(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Types a line and sends it off once it is on screen. */
export async function enterLine(session: Session, text: string): Promise<void> {
	if (text !== '') {
		session.type(text);
		await session.waitFor(text);
	}
	session.press('enter');
}

/** Answers the address, from the first frame on. */
export async function enterEmail(session: Session, email: string): Promise<void> {
	await session.waitFor(words.fields.email.question);
	await enterLine(session, email);
	await session.waitFor(words.fields.firstName.question);
}

/** Chooses from an open list: the best match of the filter, or the first row. */
export async function chooseFromList(
	session: Session,
	field: ListField,
	filter: string | undefined,
): Promise<void> {
	const title = words.fields[field].question;
	await session.waitFor(
		(now) =>
			now.screen().includes(title) && now.screen().includes(`❯ ${words.fields[field].unsetRow}`),
	);
	if (filter !== undefined) {
		session.type(filter);
		await session.waitFor(new RegExp(`\\n +${filter} +1/`));
	}
	session.press('enter');
}

/** Answers every question up to the review. The organization is asked unless the account has one at most. */
export async function goToReview(session: Session, answers: WizardAnswers): Promise<void> {
	await enterEmail(session, answers.email);
	await enterLine(session, answers.firstName ?? '');
	await session.waitFor(asks('lastName'));
	await enterLine(session, answers.lastName ?? '');
	await chooseFromList(session, 'jobTitle', answers.jobTitle);
	await chooseFromList(session, 'role', answers.role);
	await session.waitFor(new RegExp(`Which organization\\?[\\s\\S]*❯|${words.guide.readyToInvite}`));
	if (session.screen().includes(words.fields.organization.question)) {
		await chooseFromList(session, 'organization', answers.organization);
	}
	await session.waitFor(inOrder(words.guide.readyToInvite, `❯ ${words.guide.rows.send}`));
}

/** Skips everything but the address and sends. */
export async function send(session: Session, email: string): Promise<void> {
	await goToReview(session, {email});
	await chooseFocused(session);
}

/** Moves the focus to a row of a menu and chooses it; with the quiet that sending rows ask for. */
export async function chooseRow(session: Session, row: string): Promise<void> {
	await session.waitFor(row);
	for (let step = 0; !session.screen().includes(`❯ ${row}`); step++) {
		if (step > 24) throw new Error(`No way to ${row}:\n${session.screen()}`);
		const focused = focusedLine(session);
		const lines = session.screen().split('\n');
		const to = lines.findIndex((line) => line === `  ${row}` || line.startsWith(`  ${row} `));
		// A frame that is half drawn has no focus: the next look knows the way.
		if (focused !== undefined && to >= 0) {
			session.press(lines.indexOf(focused) < to ? 'down' : 'up');
		}
		// Anything else may change meanwhile; only a focus that moved says that the key was taken.
		await session.waitFor((now) => focusedLine(now) !== focused);
	}
	await chooseFocused(session);
}

/**
 * Chooses the row in focus: presses Enter until it is taken. The result, and rows that send, are deaf to an Enter that
 * comes too soon, and on a busy machine one that came in time can look like that.
 */
export async function chooseFocused(session: Session): Promise<void> {
	await session.waitFor((now) => focusedLine(now) !== undefined);
	const focused = focusedLine(session);
	for (let tries = 0; tries < 20; tries++) {
		await session.pressEnterAlone();
		const limit = {timeoutMs: 1000};
		const isTaken = await Promise.any([
			session.waitFor((now) => focusedLine(now) !== focused, limit),
			session.exit(limit),
		]).then(
			() => true,
			() => false,
		);
		if (isTaken) return;
	}
	throw new Error(`No Enter is taken:\n${session.screen()}`);
}

/** Presses Enter on the plain face's result until it is taken; resolves with how the program ended. */
export async function enterToTheEnd(session: Session): Promise<Exit> {
	for (let tries = 0; tries < 20; tries++) {
		await session.pressEnterAlone();
		const exit = await session.exit({timeoutMs: 500}).catch(() => undefined);
		if (exit) return exit;
	}
	return session.exit();
}

function focusedLine(session: Pick<Session, 'screen'>): string | undefined {
	return session
		.screen()
		.split('\n')
		.find((line) => /^[❯>] /u.test(line));
}
