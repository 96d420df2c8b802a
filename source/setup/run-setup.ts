import {describeKey} from '../api/key.ts';
import type {Identity} from '../api/types.ts';
import {assertNever, InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';
import {NotSavedError} from '../settings/errors.ts';
import {keyForBase, originOf, saveAccount, withoutLeftOver} from '../settings/saved-account.ts';
import {words} from '../words/words.ts';
import {WentBack} from './abort.ts';
import type {Asker, Backward} from './asker.ts';
import {chooseDefaults} from './choose-defaults.ts';
import {createAsker} from './create-asker.ts';
import {enterKey, type KeyQuestion} from './enter-key.ts';
import type {EnteredKey} from './identify-key.ts';
import type {SetupDeps} from './setup-deps.ts';

/**
 * How the setup ended: with a key that is saved, or for this run only; with nothing; or, on a profile that had
 * a key, with that left as it was.
 */
export type SetupOutcome =
	| {
			status: 'saved' | 'this-run';
			key: string;
			/** The customer that was named for it. */
			customerContext?: string;
			/** Whose key it is; absent when it was taken unchecked. */
			identity?: Identity;
	  }
	| {status: 'cancelled'}
	| {status: 'unchanged'};

/**
 * First-time setup: the key, the customer where one is needed, saving, and as a command the defaults.
 * Nothing is written before the person says so. Throws InviteError: ABORTED when the person leaves,
 * AUTHENTICATION_FAILED after three refused keys, CLI_ERROR for a settings file that cannot be used and, as a
 * command, for a key or defaults that cannot be saved.
 */
export async function runSetup(deps: SetupDeps): Promise<SetupOutcome> {
	const ask = await createAsker(deps);
	try {
		return await converse(deps, ask);
	} finally {
		ask.close();
	}
}

async function converse(deps: SetupDeps, ask: Asker): Promise<SetupOutcome> {
	if (deps.environmentHasKey) {
		deps.say(words.setup.environmentWins);
	}
	const obstacle = deps.settings.obstacle();
	if (obstacle) deps.say(obstacle.message);
	const saved = keyForBase(deps.settings, deps.profile, deps.baseUrl);
	if (saved.status === 'other-origin') {
		deps.say(words.setup.keyOfOtherOrigin(saved.origin, deps.baseUrl));
	}
	if (saved.status === 'usable' && !deps.offered) return changeExisting(deps, ask, saved.key);
	const outcome = await setUpKey(deps, ask);
	if (!deps.offered) await finishCommand(deps, ask, outcome);
	return outcome;
}

/** On a profile that has a key: whose it is, then Replace, Change defaults or Quit. The old key stays until a new one was accepted. */
async function changeExisting(deps: SetupDeps, ask: Asker, key: string): Promise<SetupOutcome> {
	const customerContext =
		deps.customerContext ?? deps.settings.profile(deps.profile).customerContext;
	const {accepted, identity} = await sayWhose(deps, ask, key, customerContext);
	for (;;) {
		const decision = await ask.choose(words.setup.whatToChange, [
			{value: 'replace' as const, label: words.setup.replaceKey},
			...(accepted ? [{value: 'defaults' as const, label: words.setup.changeDefaults}] : []),
			{value: 'quit' as const, label: words.guide.rows.quit},
		]);
		try {
			switch (decision) {
				case 'quit':
					deps.say(words.commands.config.nothingChanged);
					return {status: 'unchanged'};
				case 'defaults': {
					const source = words.context.keySource.profile(deps.profile);
					const api = await deps.connect(key, source, customerContext);
					await chooseDefaults(deps, ask, api, {canGoBack: true});
					sayNext(deps);
					return {
						status: 'saved',
						key,
						...(customerContext === undefined ? {} : {customerContext}),
						...(identity === undefined ? {} : {identity}),
					};
				}
				case 'replace': {
					const outcome = await setUpKey(deps, ask, {canGoBack: true});
					await finishCommand(deps, ask, outcome);
					return outcome;
				}
				default:
					return assertNever(decision);
			}
		} catch (error) {
			if (!(error instanceof WentBack)) throw error;
		}
	}
}

/** Says whose key is saved already; whether it was accepted. */
async function sayWhose(
	deps: SetupDeps,
	ask: Asker,
	key: string,
	customerContext: string | undefined,
): Promise<{accepted: boolean; identity?: Identity}> {
	const source = words.context.keySource.profile(deps.profile);
	const {masked} = describeKey(key, source);
	try {
		const identity = await ask.during(async (signal) => {
			const api = await deps.connect(key, source, customerContext);
			return api.validate({signal});
		});
		deps.say(
			words.setup.profileOf(
				deps.profile,
				safeText(identity.email ?? words.api.serviceAccount),
				safeText(identity.domain),
				masked,
			),
		);
		return {accepted: true, identity};
	} catch (error) {
		if (!(error instanceof InviteError) || error.code === 'ABORTED') throw error;
		const {email} = deps.settings.profile(deps.profile);
		deps.say(
			email
				? words.setup.profileUncheckedOf(deps.profile, safeText(email), masked)
				: words.setup.profileUnchecked(deps.profile, masked),
		);
		deps.say(error.message);
		return {accepted: false};
	}
}

function sayNext(deps: SetupDeps) {
	return deps.say(words.setup.toInvite(nextCommand(deps)));
}

function nextCommand({settings, profile}: SetupDeps): string {
	return profile === settings.activeProfile() ? 'dci-invite' : `dci-invite --profile ${profile}`;
}

/** A new key from the first question to the saving. Throws `WentBack` from the first one where that is possible. */
async function setUpKey(
	deps: SetupDeps,
	ask: Asker,
	{canGoBack = false}: Backward = {},
): Promise<SetupOutcome> {
	const saved = deps.settings.profile(deps.profile);
	const customer = deps.customerContext ?? saved.customerContext;
	let path: readonly KeyQuestion[] | undefined;
	for (;;) {
		const entry = await enterKey(deps, ask, {customer, canGoBack, path});
		if (entry.status === 'cancelled') {
			deps.say(words.setup.nothingSaved);
			return entry;
		}
		try {
			const account = withoutLeftOver(saved, entry.entered, deps.customerContext);
			return await confirmAndSave(deps, ask, account);
		} catch (error) {
			if (!(error instanceof WentBack)) throw error;
			path = entry.path;
		}
	}
}

/**
 * Says where the key would lie and asks before anything is written (docs/behaviour.md, The key). A key for one run
 * is of use only where the run goes on.
 */
async function confirmAndSave(
	deps: SetupDeps,
	ask: Asker,
	entered: EnteredKey,
): Promise<SetupOutcome> {
	const {settings, profile, offered} = deps;
	deps.say(words.ask.savedKeyIsClearText(settings.paths.credentials));
	const decision = await ask.choose(
		words.setup.saveFor(profile),
		[
			{value: 'save' as const, label: words.setup.save},
			...(offered ? [{value: 'this-run' as const, label: words.setup.thisRunOnly}] : []),
			{value: 'cancel' as const, label: words.setup.cancel},
		],
		{canGoBack: true},
	);
	if (decision === 'cancel') {
		deps.say(words.setup.nothingSaved);
		return {status: 'cancelled'};
	}
	if (decision === 'this-run') return {status: 'this-run', ...entered};
	return {status: (await save(deps, entered)) ? 'saved' : 'this-run', ...entered};
}

/** Saves the key; false, and one line, when an invite goes on without that. As a command, saving is what it is for. */
async function save(deps: SetupDeps, entered: EnteredKey): Promise<boolean> {
	const {settings, profile, baseUrl, offered, say} = deps;
	try {
		const account = {...entered, origin: originOf(baseUrl)};
		const {removedDefaults} = await saveAccount(settings, profile, account);
		say(words.setup.saved);
		if (removedDefaults) say(words.settings.defaultsRemoved);
		return true;
	} catch (error) {
		if (!offered || !(error instanceof NotSavedError)) throw error;
		say(error.message);
		return false;
	}
}

async function finishCommand(deps: SetupDeps, ask: Asker, outcome: SetupOutcome): Promise<void> {
	if (outcome.status !== 'saved') return;
	if (outcome.identity) {
		const source = words.context.keySource.profile(deps.profile);
		await chooseDefaults(
			deps,
			ask,
			await deps.connect(outcome.key, source, outcome.customerContext),
		);
	}
	sayNext(deps);
}
