import type {Api} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {cleanKey} from '../settings/key-text.ts';
import {originOf, saveAccount} from '../settings/saved-account.ts';
import type {Settings} from '../settings/settings.ts';
import {words} from '../words/words.ts';
import {asAborted, leftSetup} from './abort.ts';
import type {AskerStreams} from './asker.ts';
import {type EnteredKey, identifyKey} from './identify-key.ts';

/**
 * Reads a key from a pipe to its end, for `setup --key-stdin`.
 * Throws USAGE_ERROR on a terminal, where the key would be echoed; AUTHENTICATION_FAILED for a text that can
 * be no key; ABORTED.
 */
export async function readKeyFromStdin(
	input: AskerStreams['input'],
	signal: AbortSignal,
): Promise<string> {
	if (input.isTTY) {
		throw new InviteError('USAGE_ERROR', words.setup.keyStdinOnTerminal, {
			hint: words.setup.keyStdinOnTerminalHint,
		});
	}
	const text = await readAll(input, signal);
	const cleaned = cleanKey(text);
	if (cleaned.problem !== undefined) {
		throw new InviteError('AUTHENTICATION_FAILED', words.setup.noKeyOnStdin, {
			hint: cleaned.problem,
		});
	}
	return cleaned.key;
}

/** What a key is saved with when nobody is asked. */
export type StoreKeyOptions = {
	settings: Settings;
	profile: string;
	baseUrl: string;
	/** The customer this run names. */
	customerContext: string | undefined;
	/** Whether the service is asked whose key it is first. */
	verify: boolean;
	connect(key: string, source: string, customerContext?: string): Promise<Api>;
	/** Whether `DCI_API_KEY` is set, and will be used instead. */
	environmentHasKey: boolean;
	/** One line that is no error. */
	warn(line: string): void;
	signal: AbortSignal;
};

/**
 * Checks a key and saves it, for `setup --key-stdin`. Throws what the service said of it, or why nothing
 * could be saved; nothing is saved then.
 */
export async function storeKey(key: string, options: StoreKeyOptions): Promise<EnteredKey> {
	const {settings, profile, baseUrl, customerContext: named, verify, connect, signal} = options;
	const saved = settings.profile(profile);
	const customerContext = named ?? saved.customerContext;
	const entered = verify
		? await identifyKey(key, {
				source: words.setup.fromStandardInput,
				saved,
				named,
				connect,
				call: {signal},
			})
		: {key, ...(customerContext === undefined ? {} : {customerContext})};
	options.warn(words.ask.savedKeyIsClearText(settings.paths.credentials));
	if (options.environmentHasKey) options.warn(words.setup.environmentWins);
	await saveAccount(settings, profile, {...entered, origin: originOf(baseUrl)});
	return entered;
}

/** The most that is read, in bytes. */
const limit = 64 * 1024;

function readAll(input: AskerStreams['input'], signal: AbortSignal): Promise<string> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		function onData(chunk: Buffer | string) {
			const bytes = Buffer.from(chunk);
			size += bytes.length;
			chunks.push(bytes);
			if (size > limit) {
				fail(
					new InviteError('AUTHENTICATION_FAILED', words.setup.tooLongOnStdin, {
						hint: words.setup.tooLongOnStdinHint,
					}),
				);
			}
		}
		function onEnd() {
			return settle(() => resolve(Buffer.concat(chunks).toString('utf8')));
		}
		function onError() {
			return fail(
				new InviteError('CLI_ERROR', words.setup.stdinUnreadable, {
					hint: words.setup.stdinUnreadableHint,
				}),
			);
		}
		function onAbort() {
			return fail(asAborted(leftSetup(), signal));
		}
		function settle(end: () => void) {
			input.off('data', onData);
			input.off('end', onEnd);
			input.off('error', onError);
			signal.removeEventListener('abort', onAbort);
			input.pause();
			end();
		}
		function fail(error: unknown) {
			return settle(() => reject(error));
		}
		if (signal.aborted) return onAbort();
		signal.addEventListener('abort', onAbort);
		input.on('data', onData);
		input.on('end', onEnd);
		input.on('error', onError);
		input.resume();
	});
}
