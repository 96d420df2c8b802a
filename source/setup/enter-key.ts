import {keysUrl} from '../api/key.ts';
import type {Identity} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';
import {readCustomer} from '../settings/values.ts';
import {words} from '../words/words.ts';
import type {Asker} from './asker.ts';
import type {EnteredKey} from './identify-key.ts';
import type {SetupDeps} from './setup-deps.ts';

type Verdict =
	| {status: 'accepted'; entered: EnteredKey}
	| {status: 'refused'; error: InviteError}
	| {status: 'unreachable'; error: InviteError};

const tries = 3;

/**
 * Asks for a key until the service accepts one, at most three times.
 * Resolves to nothing when the person cancels. Throws what the service said after the last try.
 */
export async function enterKey(
	deps: SetupDeps,
	ask: Asker,
	customer: string | undefined,
): Promise<EnteredKey | undefined> {
	let lead: string | undefined = words.ask.keysAreMadeAt(keysUrl);
	let left = tries;
	for (;;) {
		const key = await ask.key(words.setup.pasteKey, lead);
		lead = undefined;
		let verdict: Verdict;
		let next: 'again' | 'unchecked' | 'another' | 'cancel' | undefined;
		do {
			verdict = await checkKey(deps, ask, key, customer);
			next = undefined;
			if (verdict.status === 'unreachable') {
				sayError(deps, verdict.error);
				next = await ask.choose(words.setup.keyUnchecked, [
					{value: 'again' as const, label: words.guide.rows.retry},
					{value: 'unchecked' as const, label: words.setup.goOnUnchecked},
					{value: 'another' as const, label: words.guide.rows.enterApiKey},
					{value: 'cancel' as const, label: words.setup.cancel},
				]);
			}
		} while (next === 'again');
		if (next === 'cancel') return undefined;
		if (next === 'unchecked') {
			return {key, ...(customer === undefined ? {} : {customerContext: customer})};
		}
		if (verdict.status === 'accepted') {
			const {identity} = verdict.entered;
			if (identity) {
				deps.say(ownerWords(identity));
			}
			return verdict.entered;
		}
		if (verdict.status === 'refused') {
			left -= 1;
			if (left === 0) throw lastTry(deps, verdict.error);
			sayError(deps, verdict.error);
		}
	}
}

function ownerWords({email, domain}: Identity): string {
	return email === undefined
		? words.setup.keyBelongsToServiceAccount(safeText(domain))
		: words.setup.keyBelongsTo(safeText(email), safeText(domain));
}

/** Asks the service whose key it is, and the person for the customer where the key works for several. */
async function checkKey(
	deps: SetupDeps,
	ask: Asker,
	key: string,
	customer: string | undefined,
): Promise<Verdict> {
	let customerContext = customer;
	let isSaid = false;
	for (;;) {
		const given = customerContext;
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
			if (isUnreachable(error)) return {status: 'unreachable', error};
			if (error.code === 'AUTHENTICATION_FAILED') return {status: 'refused', error};
			if (!isAboutCustomer(error)) throw error;
			// A customer saved for the old key may mean nothing to this one: it is tried without first.
			const isLeftOver =
				given !== undefined && given === customer && deps.customerContext === undefined;
			if (!isLeftOver) deps.say(error.message);
			customerContext = isLeftOver ? undefined : await askCustomer(ask);
		}
	}
}

function isUnreachable(error: InviteError) {
	return ['NETWORK_ERROR', 'API_SERVER_ERROR', 'RATE_LIMITED'].includes(error.code);
}

function isAboutCustomer(error: InviteError) {
	return error.field === 'customerContext';
}

async function askCustomer(ask: Asker) {
	return (await ask.text(words.setup.customerId, {check: checkCustomer})).trim();
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
