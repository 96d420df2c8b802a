import {describeKey} from '../api/key.ts';
import type {Context} from '../context.ts';
import {assertNever, InviteError} from '../errors.ts';
import type {Result} from '../output/result.ts';
import {safeText} from '../output/text.ts';
import {namedCustomer} from '../settings/saved-account.ts';
import {sayOn} from '../setup/create-asker.ts';
import type {EnteredKey} from '../setup/identify-key.ts';
import {readKeyFromStdin, storeKey} from '../setup/key-stdin.ts';
import {mendFiles} from '../setup/mend-files.ts';
import {runSetup} from '../setup/run-setup.ts';
import {readEnv, type TerminalMode} from '../terminal.ts';
import {words} from '../words/words.ts';
import type {CommandInput} from './command.ts';
import {nobodyToAsk} from './nobody-to-ask.ts';

/** What this command needs of the context. */
export type SetupContext = Pick<
	Context,
	'host' | 'signal' | 'settings' | 'mode' | 'account' | 'connect' | 'now' | 'resolved' | 'warn'
>;

/** `dci-invite setup`: key, customer and defaults, asked for or, with `--key-stdin`, read from a pipe (docs/behaviour.md, Commands). */
export async function run(context: SetupContext, {flags}: CommandInput): Promise<Result> {
	if (flags['demo'] === true) {
		throw new InviteError('USAGE_ERROR', words.commands.setup.notInDemo, {
			hint: words.commands.setup.notInDemoHint,
		});
	}
	const noVerify = flags['noVerify'] === true;
	if (flags['keyStdin'] === true) {
		checkPlace(context);
		return runFromStdin(context, !noVerify);
	}
	if (noVerify) {
		throw new InviteError('USAGE_ERROR', words.commands.setup.noVerifyAlone, {
			hint: words.commands.forExample('dci-invite setup --key-stdin --no-verify < key.txt'),
		});
	}
	const mode = context.mode();
	if (mode.face === 'none') {
		throw nobodyToAsk(mode, '--key-stdin', words.commands.setup.nobodyToAskHint);
	}
	checkPlace(context);
	return runWithPerson(context, mode, mode.face);
}

/** Nobody is asked for a key that could not be saved. */
function checkPlace(context: SetupContext): void {
	const obstacle = context.settings().obstacle();
	if (obstacle) throw obstacle;
}

async function runFromStdin(context: SetupContext, verify: boolean): Promise<Result> {
	const key = await readKeyFromStdin(context.host.stdin, context.signal);
	const {profile, baseUrl} = context.account();
	const settings = context.settings();
	const entered = await storeKey(key, {
		settings,
		profile: profile.value,
		baseUrl,
		customerContext: namedCustomer(context.resolved()),
		verify,
		connect: context.connect,
		environmentHasKey: hasKey(context.host),
		warn: context.warn,
		signal: context.signal,
	});
	const {identity} = entered;
	const file = settings.paths.credentials;
	const {saved, savedUnchecked} = words.commands.setup;
	const who = identity?.email ?? words.api.serviceAccount;
	const said = identity
		? saved(safeText(who), safeText(identity.domain), profile.value, file)
		: savedUnchecked(profile.value, file);
	return {
		json: describe(context, 'saved', entered),
		text: `${said}\n`,
	};
}

function describe(
	context: SetupContext,
	status: 'saved' | 'this-run',
	{key, customerContext, identity}: EnteredKey,
): Record<string, unknown> {
	const {profile, baseUrl} = context.account();
	const {config, credentials} = context.settings().paths;
	const source =
		status === 'saved'
			? words.context.keySource.profile(profile.value)
			: words.context.keySource.run;
	return {
		status,
		account: identity ? {email: identity.email ?? null, domain: identity.domain} : null,
		key: {source, ends: describeKey(key, source).masked.replace(/^\*+/, '') || null},
		profile: profile.value,
		customerContext: customerContext ?? null,
		baseUrl,
		files: {config, credentials},
	};
}

function hasKey({env}: SetupContext['host']): boolean {
	return readEnv(env, 'DCI_API_KEY') !== undefined;
}

async function runWithPerson(
	context: SetupContext,
	mode: TerminalMode,
	face: 'wizard' | 'plain',
): Promise<Result> {
	const {host, signal} = context;
	const output = host[mode.drawOn];
	const asker = {input: host.stdin, output, signal, face, look: mode};
	const say = sayOn(output);
	const settings = context.settings();
	await mendFiles({...asker, settings, say, now: () => new Date(context.now())});
	const {profile, baseUrl} = context.account();
	const outcome = await runSetup({
		...asker,
		settings,
		profile: profile.value,
		baseUrl,
		customerContext: namedCustomer(context.resolved()),
		connect: context.connect,
		offered: false,
		environmentHasKey: hasKey(host),
		say,
	});
	// The conversation said everything: there is nothing left to print for people.
	switch (outcome.status) {
		case 'saved':
		case 'this-run':
			return {json: describe(context, outcome.status, outcome), text: ''};
		case 'unchanged':
			return {json: {status: 'unchanged', profile: profile.value}, text: ''};
		case 'cancelled':
			return {json: {status: 'cancelled', profile: profile.value}, text: '', exitCode: 130};
		default:
			return assertNever(outcome);
	}
}
