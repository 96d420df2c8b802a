import {keysUrl} from '../api/key.ts';
import type {Identity} from '../api/types.ts';
import {assertNever, InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';
import {readCustomer} from '../settings/values.ts';
import {words} from '../words/words.ts';
import {WentBack} from './abort.ts';
import type {Asker, Backward} from './asker.ts';
import type {EnteredKey} from './identify-key.ts';
import type {SetupDeps} from './setup-deps.ts';

/** A question on the way to a key. */
export type KeyQuestion =
	| {ask: 'key'; lead?: string | undefined}
	/** What to do with a key that could not be checked. */
	| {ask: 'unreachable'; key: string; customer: string | undefined}
	/** Which of its customers the key is for. */
	| {ask: 'customer'; key: string};

/** How entering a key ended: with a key, and the questions that led to it; or with nothing. */
export type KeyEntry =
	| {status: 'entered'; entered: EnteredKey; path: readonly KeyQuestion[]}
	| {status: 'cancelled'};

/** What came of a question. */
type Verdict =
	| {status: 'accepted'; entered: EnteredKey}
	| {status: 'refused'; error: InviteError}
	/** Another question has to be answered first. */
	| {status: 'asked'; error: InviteError; next: KeyQuestion}
	| {status: 'another' | 'cancelled' | 'back'};

const tries = 3;

/**
 * Asks for a key until the service accepts one, at most three times. `path` holds the questions that were answered
 * before, of which the last is asked again. Throws what the service said after the last try, and `WentBack` from the
 * first question where that is possible.
 */
export async function enterKey(
	deps: SetupDeps,
	ask: Asker,
	options: Backward & {
		/** The customer the key is tried with first. */
		customer: string | undefined;
		path?: readonly KeyQuestion[] | undefined;
	},
): Promise<KeyEntry> {
	const {customer, canGoBack = false} = options;
	let path: readonly KeyQuestion[] = options.path ?? [
		{ask: 'key', lead: words.ask.keysAreMadeAt(keysUrl)},
	];
	let left = tries;
	for (;;) {
		const question = path.at(-1) ?? {ask: 'key'};
		const answer = await answerTo(deps, ask, question, {
			customer,
			canGoBack: canGoBack || path.length > 1,
		});
		switch (answer.status) {
			case 'back':
				if (path.length < 2) throw new WentBack();
				path = path.slice(0, -1);
				break;
			case 'another':
				path = [{ask: 'key'}];
				break;
			case 'cancelled':
				return {status: 'cancelled'};
			case 'accepted': {
				const {entered} = answer;
				if (entered.identity) deps.say(ownerWords(entered.identity));
				return {status: 'entered', entered, path};
			}
			case 'refused':
				left -= 1;
				if (left === 0) throw lastTry(deps, answer.error);
				sayError(deps, answer.error);
				path = [{ask: 'key'}];
				break;
			case 'asked':
				sayError(deps, answer.error);
				// A question that is asked again is there but once.
				path = [...path.filter(({ask}) => ask !== answer.next.ask), answer.next];
				break;
			default:
				assertNever(answer);
		}
	}
}

async function answerTo(
	deps: SetupDeps,
	ask: Asker,
	question: KeyQuestion,
	{customer, canGoBack}: {customer: string | undefined; canGoBack: boolean},
): Promise<Verdict> {
	try {
		switch (question.ask) {
			case 'key': {
				const key = await ask.key(words.setup.pasteKey, {lead: question.lead, canGoBack});
				return await checkKey(deps, ask, {key, customer, isSaved: true});
			}
			case 'customer': {
				const check = checkCustomer;
				const named = await ask.text(words.setup.customerId, {check, canGoBack});
				return await checkKey(deps, ask, {key: question.key, customer: named.trim()});
			}
			case 'unreachable':
				return await askWhatNext(deps, ask, question);
			default:
				return assertNever(question);
		}
	} catch (error) {
		if (!(error instanceof WentBack)) throw error;
		return {status: 'back'};
	}
}

async function askWhatNext(
	deps: SetupDeps,
	ask: Asker,
	{key, customer}: KeyQuestion & {ask: 'unreachable'},
): Promise<Verdict> {
	const decision = await ask.choose(
		words.setup.keyUnchecked,
		[
			{value: 'again' as const, label: words.guide.rows.retry},
			{value: 'unchecked' as const, label: words.setup.goOnUnchecked},
			{value: 'another' as const, label: words.guide.rows.enterApiKey},
			{value: 'cancelled' as const, label: words.setup.cancel},
		],
		{canGoBack: true},
	);
	switch (decision) {
		case 'again':
			return checkKey(deps, ask, {key, customer});
		case 'unchecked': {
			const entered = {key, ...(customer === undefined ? {} : {customerContext: customer})};
			return {status: 'accepted', entered};
		}
		default:
			return {status: decision};
	}
}

function ownerWords({email, domain}: Identity): string {
	return email === undefined
		? words.setup.keyBelongsToServiceAccount(safeText(domain))
		: words.setup.keyBelongsTo(safeText(email), safeText(domain));
}

/** Asks the service whose key it is. */
async function checkKey(
	deps: SetupDeps,
	ask: Asker,
	{
		key,
		customer,
		isSaved = false,
	}: {
		key: string;
		customer: string | undefined;
		/** Whether the customer was known before this key was entered. */
		isSaved?: boolean;
	},
): Promise<Verdict> {
	let isSaid = false;
	for (let given = customer; ; given = undefined) {
		try {
			const identity = await ask.during(async (signal) => {
				// Once nothing is echoed any more: whoever reads it may paste the key again.
				if (!isSaid) deps.say(words.setup.checkingKey);
				isSaid = true;
				const api = await deps.connect(key, words.setup.fromSetup, given);
				return api.validate({signal});
			});
			const entered = {key, identity, ...(given === undefined ? {} : {customerContext: given})};
			return {status: 'accepted', entered};
		} catch (error) {
			if (!(error instanceof InviteError)) throw error;
			if (isUnreachable(error)) {
				return {status: 'asked', error, next: {ask: 'unreachable', key, customer: given}};
			}
			if (error.code === 'AUTHENTICATION_FAILED') return {status: 'refused', error};
			if (!isAboutCustomer(error)) throw error;
			// A customer saved for the old key may mean nothing to this one: it is tried without first.
			const isLeftOver = isSaved && given !== undefined && deps.customerContext === undefined;
			if (!isLeftOver) {
				return {
					status: 'asked',
					error: error.with({hint: undefined}),
					next: {ask: 'customer', key},
				};
			}
		}
	}
}

function isUnreachable(error: InviteError) {
	return ['NETWORK_ERROR', 'API_SERVER_ERROR', 'RATE_LIMITED'].includes(error.code);
}

function isAboutCustomer(error: InviteError) {
	return error.field === 'customerContext';
}

function checkCustomer(text: string): string | undefined {
	return readCustomer(text) === undefined ? words.setup.badCustomerId : undefined;
}

function sayError(deps: SetupDeps, error: InviteError) {
	deps.say(error.message);
	if (error.hint) deps.say(error.hint);
}

/** The refusal of the last try, and what is true then. */
function lastTry({settings, profile}: SetupDeps, error: InviteError): InviteError {
	const {thirdTryOver, thirdTryOverKeyStays} = words.setup;
	const say = settings.savedKey(profile) ? thirdTryOverKeyStays : thirdTryOver;
	return error.with({message: say(error.message)});
}
