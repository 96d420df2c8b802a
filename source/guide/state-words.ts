import type {Role, User} from '../api/types.ts';
import type {InviteError} from '../errors.ts';
import {readableAddress} from '../invite/address.ts';
import {checkLater, doubtReason} from '../invite/doubt.ts';
import {type Choice, type FieldKey, fieldOf} from '../invite/fields.ts';
import {briefFacts, type Fact, type Holdings, holdingNames, holdings} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {AccountWords} from './face.ts';
import {waitingFor} from './many/waiting.ts';
import {isBeingNamed, knownLists} from './naming.ts';
import type {Answer, Ending, GuideState, Notice, Shared, Verdict} from './state.ts';

/** What is said of a failure. */
export type FailureWords = {
	happened: string;
	/** What is known of the invitation after doubt; empty when nothing was in doubt. */
	known: string[];
	/** What to do, and the request ID. */
	more: string[];
};

/** The parts of the header, most important first (docs/behaviour.md, Wizard). */
export function headerParts(state: Pick<Shared, 'identity'>, account: AccountWords): string[] {
	const identity = state.identity.status === 'loaded' ? state.identity.value : account;
	const {header} = words.guide;
	const {domain} = identity;
	// Who has a domain and no address is no person.
	const who = identity.email ?? (domain ? words.api.serviceAccount : undefined);
	const key = account.hidesSavedKey
		? header.keyBeforeSaved(account.keySource)
		: header.key(account.keySource);
	const parts = account.isDemo
		? [header.demo, domain, who]
		: [
				domain,
				who,
				account.customerContext ? header.customer(account.customerContext) : undefined,
				header.profile(account.profile),
				key,
				account.baseUrl,
			];
	return parts
		.filter((part): part is string => part !== undefined && part !== '')
		.map((part) => safeText(part));
}

/** What stands behind a value in the review because of where it comes from. */
export function originNote(answer: Answer | undefined): string {
	switch (answer?.origin) {
		case 'with-address':
		case 'default':
		case 'as-before':
		case 'only-one':
			return words.guide.origins[answer.origin];
		default:
			return '';
	}
}

/** A field's value for people; undefined when it is left out. */
export function shownValue(
	{answers, people}: Pick<Shared, 'answers'> & Partial<Pick<Shared, 'people'>>,
	key: FieldKey,
): string | undefined {
	if (key === 'email' && people) return words.many.people(people.rows.length);
	const value = answers[key]?.value;
	if (value === undefined || value === null) return undefined;
	const text = typeof value === 'string' ? value : value.name;
	return safeText(fieldOf(key).kind === 'address' ? readableAddress(text) : text);
}

/** A question as it is asked; of a list it says for how many people. */
export function questionOf({people}: Pick<Shared, 'people'>, key: FieldKey): string {
	const {question} = words.fields[key];
	return people && key !== 'email'
		? `${question} ${words.many.forPeople(waitingFor(people, key))}`
		: question;
}

/** Who is there already (docs/behaviour.md, Screens). */
export function alreadyThereHeadline(user: User): string {
	const email = safeText(user.email);
	if (user.state === 'unknown') return words.guide.isThere(email);
	return user.state === 'active' ? words.guide.isActive(email) : words.guide.wasInvited(email);
}

/** Role and organization somebody has, by name where the lists know them; without those whose name may still come. */
export function holdingsOf(
	state: GuideState,
	user: User,
): {role: string | undefined; organization: string | undefined} {
	const {role, organization} = holdings(user, knownLists(state));
	function known(choice: Choice | null) {
		return choice && isBeingNamed(state, choice.id) ? null : choice;
	}
	return holdingNames({role: known(role), organization: known(organization)});
}

/** What somebody has, as it is shown while a name may still come. */
export function shownHoldings(state: GuideState, {role, organization}: Holdings): Holdings {
	function shown(choice: Choice | null) {
		const isOpen = choice !== null && isBeingNamed(state, choice.id);
		return isOpen ? {...choice, name: words.guide.readingName} : choice;
	}
	return {role: shown(role), organization: shown(organization)};
}

/** What is shown of somebody who is there already. */
export function alreadyThereFacts(state: GuideState, user: User): Fact[] {
	return briefFacts(shownHoldings(state, holdings(user, knownLists(state))), [
		words.invite.labels.state,
		stateShown(user),
	]);
}

/** A state in one word, safe to show: as the service said it where nobody here knows it. */
export function stateShown({state, serverState}: User): string {
	return safeText(serverState ?? words.invite.states[state]);
}

/** Why a settled field is asked after all. */
export function noticeWords(key: FieldKey, notice: Notice): string[] {
	return notice.kind === 'gone'
		? [words.guide.isGone(words.fields[key].label, safeText(notice.name))]
		: [notice.error.message];
}

/** How many permissions a role's explanation names. */
const namedPermissions = 5;

/**
 * What a role is, line by line: its description where there is one, then preset or custom, how many permissions, the
 * first few (docs/behaviour.md, Screens).
 */
export function explainRole(role: Role): string[] {
	const permissions = role.permissions ?? [];
	const named = permissions.slice(0, namedPermissions).map((name) => safeText(name));
	const description = safeText(role.description ?? '').trim();
	return [
		...(description === '' ? [] : [description]),
		words.guide.role(safeText(role.type ?? ''), named, permissions.length - named.length),
	];
}

/** Whether a choice is a role that can be explained. */
export function isRole(choice: Choice): choice is Role {
	return 'type' in choice || 'permissions' in choice;
}

/** What is known of an invitation after a failure; nothing here is a guess. */
export function verdictWords(verdict: Verdict, email: string): string {
	switch (verdict) {
		case 'not-sent':
			return words.guide.nothingSent;
		case 'not-there':
			return words.guide.notThere(safeText(email));
		case 'unknown':
			return words.guide.couldNotCheckInvitationWith(checkLater(email));
	}
}

/** What happened, what is known, what to do. */
export function failureWords(error: InviteError, verdict: Verdict, email: string): FailureWords {
	const happened = verdict === 'unknown' ? doubtReason(error) : error.message;
	const known = knownAfterDoubt(verdict, email);
	const hint = verdict === 'unknown' ? [] : hintOf(error, email);
	const {requestId} = error;
	const isSaid = requestId === undefined || hint.some((line) => line.includes(requestId));
	const request = isSaid ? [] : [words.guide.requestId(requestId)];
	return {happened, known, more: [...hint, ...request]};
}

/** What the look-ups found; short, since the line above says what is in doubt. */
function knownAfterDoubt(verdict: Verdict, email: string): string[] {
	switch (verdict) {
		case 'not-sent':
			return [];
		case 'not-there':
			return [verdictWords(verdict, email)];
		case 'unknown':
			return [words.guide.couldNotCheck, checkLater(email)];
	}
}

/** What to do; after a conflict the address that is there already is what matters. */
function hintOf(error: InviteError, email: string): string[] {
	if (error.code === 'RESOURCE_CONFLICT') {
		return [words.guide.somebodyIsThere(safeText(email)), checkLater(email)];
	}
	return error.hint === undefined ? [] : [error.hint];
}

/** The line under the review while it is not known whether somebody is there. */
export function lookUpFailedWords(state: GuideState): string | undefined {
	return state.lookUp?.person.status === 'failed'
		? words.guide.couldNotCheckPerson(safeText(state.lookUp.email))
		: undefined;
}

/** The last words of a run. */
export function endingWords(ending: Ending, state: GuideState): string[] {
	const email = state.answers.email?.value ?? '';
	switch (ending.reason) {
		case 'done':
			return [];
		case 'quit':
			return [quitWords(state)];
		case 'gave-up':
			return [
				[ending.error.message, ending.verdict === 'unknown' ? undefined : ending.error.hint]
					.filter(Boolean)
					.join(' '),
				...finalVerdict(ending.verdict, email, state),
			];
		case 'stopped':
			return finalVerdict(ending.verdict, email, state);
		case 'kept':
			return [];
		case 'many':
			return [...ending.lines];
	}
}

/** What is known at the end; every address of the run that is still in doubt is named. */
function finalVerdict(
	verdict: Verdict,
	email: string,
	{doubtful, absent}: Pick<Shared, 'doubtful' | 'absent'>,
): string[] {
	return verdict === 'unknown' && doubtful.length > 0
		? doubtful.flatMap((address) =>
				verdictLines(absent.includes(address) ? 'not-there' : 'unknown', address),
			)
		: verdictLines(verdict, email);
}

/** The same on lines of their own, so that the command to check with can be copied whole. */
function verdictLines(verdict: Verdict, email: string): string[] {
	return verdict === 'unknown'
		? [words.guide.couldNotCheckInvitation, checkLater(email)]
		: [verdictWords(verdict, email)];
}

/** What is true when the program is ended from outside; empty when the screen has said it all. */
export function stoppedWords(state: GuideState): string {
	const email = state.answers.email?.value ?? '';
	const isOnItsWay =
		state.status === 'following-up' ||
		(state.status === 'sending' && state.progress.phase !== 'preparing');
	if (isOnItsWay) return verdictWords('unknown', email);
	if (state.doubtful.length > 0) return finalVerdict('unknown', email, state).join(' ');
	if (state.status === 'sent' || state.status === 'ended') return '';
	return quitWords(state);
}

function quitWords({sent}: Pick<Shared, 'sent'>): string {
	return sent > 0 ? words.guide.nothingMoreSent : words.guide.nothingSent;
}
