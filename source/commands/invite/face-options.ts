import {inviteUser, showRequest} from '../../api/endpoints.ts';
import type {Context} from '../../context.ts';
import type {AccountWords, FaceOptions} from '../../guide/face.ts';
import {draftOf, type Guide} from '../../guide/guide.ts';
import {type GuideState, listOf} from '../../guide/state.ts';
import {stoppedWords} from '../../guide/state-words.ts';
import {untilRead} from '../../guide/until-read.ts';
import {toInviteBody} from '../../invite/body.ts';
import {commandOf, flagWords} from '../../invite/command-line.ts';
import {
	type FieldKey,
	type FieldValues,
	fields,
	type ListKey,
	listFields,
} from '../../invite/fields.ts';
import {matchChoice} from '../../invite/match.ts';
import {namedCustomer, originOf, saveAccount} from '../../settings/saved-account.ts';
import {type EnteredKey, identifyKey} from '../../setup/identify-key.ts';
import {words} from '../../words/words.ts';
import {wouldChangeDefaults} from './save-defaults.ts';

/** What a face works with, and what is true when the program is ended from outside. */
export type MadeOptions = {options: FaceOptions; lastWords(): string};

/** What both faces work with, made from the context. `resumes`: the journal whose people are the list. */
export function createFaceOptions(
	context: Context,
	guide: Guide,
	{resumes}: {resumes?: string | undefined} = {},
): MadeOptions {
	let stoppedWordsOfList: (() => string) | undefined;
	let resumed: string | undefined = resumes;
	const options: FaceOptions = {
		guide,
		account: () => accountWords(context),
		async replaceApiKey(key, save) {
			context.adoptKey(key);
			return save ? saveKey(context, key) : undefined;
		},
		canSaveKey: !context.account().isDemo,
		get keyFile() {
			return context.settings().paths.credentials;
		},
		requestOf: (state) =>
			showRequest(inviteUser(toInviteBody(draftOf(state.answers))), context.account()),
		commandOf(state) {
			const {profile, isDemo, customerContext} = context.account();
			const more = [
				...(isDemo ? ['--demo'] : []),
				...(profile.origin === 'flag' && !isDemo ? flagWords('--profile', profile.value) : []),
				...(customerContext ? flagWords('--customer-context', customerContext) : []),
				'--yes',
			];
			return commandOf(saidValues(state), {more, sayIds: ambiguousFields(state)});
		},
		async readPeople(text) {
			const {readWords} = await import('../batch/read-list.ts');
			resumed = undefined;
			return (await readWords(context.host, [text]))?.list;
		},
		async findEarlierRun() {
			const {findEarlierRun} = await import('../batch/earlier-run.ts');
			// It is an offer: where it cannot be made, nothing is missing.
			return findEarlierRun(context, context.signal).catch(() => undefined);
		},
		takeEarlierRun({id, list}) {
			resumed = id;
			guide.dispatch({type: 'answer-people', people: list()});
		},
		async openMany() {
			const [{openMany}, {stoppedManyWords}] = await Promise.all([
				import('../batch/open-many.ts'),
				import('../../guide/many/outcome.ts'),
			]);
			// Names of roles and organizations mean nothing before their lists are there.
			const session = openMany(context, await untilRead(guide), resumed);
			stoppedWordsOfList = () => stoppedManyWords(session.getState());
			return session;
		},
		canSaveDefaults(state) {
			const {isDemo, saved} = context.account();
			return !isDemo && wouldChangeDefaults(state.answers, saved.defaults);
		},
		now: () => performance.now(),
		once: context.format === 'json' || !context.host.stdout.isTTY,
	};
	return {
		options,
		lastWords() {
			const state = guide.getState();
			return state.status === 'many' && stoppedWordsOfList
				? stoppedWordsOfList()
				: stoppedWords(state);
		},
	};
}

/** Whose account is at work, for the header of every screen. */
export function accountWords(context: Pick<Context, 'account'>): AccountWords {
	const account = context.account();
	const {saved, key, profile} = account;
	return {
		profile: profile.value,
		keySource:
			key?.source === 'profile'
				? words.commands.invite.keyOfProfile
				: (key?.description.source ?? words.commands.invite.keyOfNobody),
		hidesSavedKey: account.hidesSavedKey,
		baseUrl: account.isUsualBase ? undefined : account.baseUrl,
		isDemo: account.isDemo,
		email: key?.source === 'profile' ? saved.email : undefined,
		domain: key?.source === 'profile' ? saved.domain : undefined,
		customerContext: account.customerContext,
	};
}

/** How long the service is asked whose key it is before it is saved, in milliseconds. */
const identifyLimitMs = 5000;

/** Saves a key with whose it is, as far as the service says so at once; resolves to what there is to say of it. */
async function saveKey(context: Context, key: string): Promise<string | undefined> {
	const settings = context.settings();
	const {profile, baseUrl} = context.account();
	const saved = settings.profile(profile.value);
	const named = namedCustomer(context.resolved());
	const {connect, signal} = context;
	const call = {signal, timeoutMs: identifyLimitMs, retries: 0};
	const entered: EnteredKey = await identifyKey(key, {
		source: words.context.keySource.run,
		saved,
		named,
		connect,
		call,
	}).catch(() => {
		// The screen says next what is wrong with it; whose it is stays unknown.
		const customerContext = named ?? saved.customerContext;
		return {key, ...(customerContext === undefined ? {} : {customerContext})};
	});
	const account = {...entered, origin: originOf(baseUrl)};
	const {removedDefaults} = await saveAccount(settings, profile.value, account);
	return removedDefaults ? words.settings.defaultsRemoved : undefined;
}

/** The answers worth saying in a command: texts that were given, and every choice there was. */
function saidValues(state: GuideState): Partial<FieldValues> {
	const values: Partial<FieldValues> = draftOf(state.answers);
	for (const {key, kind} of fields) {
		const isSkippedText = kind === 'text' && values[key] === null;
		if (isSkippedText || state.answers[key]?.origin === 'left-out') delete values[key];
	}
	return values;
}

/** Lists whose chosen name alone would not tell which one is meant. */
function ambiguousFields(state: GuideState): Set<FieldKey> {
	function isAmbiguous(field: ListKey) {
		const list = listOf(state, field);
		const chosen = state.answers[field]?.value;
		if (!chosen) return false;
		const found = matchChoice(chosen.name, list.status === 'loaded' ? list.value : []);
		return found.status !== 'matched' || found.choice?.id !== chosen.id;
	}
	return new Set(listFields.map(({key}) => key).filter(isAmbiguous));
}
