import {type Account, type AccountKey, findAccountKey, missingKey} from './account.ts';
import {parseBaseUrl} from './api/base-url.ts';
import {describeKey} from './api/key.ts';
import type {Api, KeyDescription} from './api/types.ts';
import {attempt, InviteError, problemOf} from './errors.ts';
import {defaultKinds} from './invite/fields.ts';
import {clearWaitingLine} from './output/waiting-clock.ts';
import {BrokenFileError} from './settings/errors.ts';
import {
	builtIn,
	type Resolved,
	type ResolvedSettings,
	resolveProfileName,
	resolveSettings,
} from './settings/precedence.ts';
import {checkProfileName} from './settings/profile-name.ts';
import type {Profile} from './settings/schema.ts';
import {openSettings, type Settings} from './settings/settings.ts';
import {readTimeout} from './settings/values.ts';
import {decideMode, type Host, readEnv, type TerminalMode} from './terminal.ts';
import {words} from './words/words.ts';

/** What the flags of a call say that concerns every command. */
type CommonFlags = Readonly<Record<string, string | boolean | undefined>>;

/** What a command may need, built when first asked for. Commands take `Pick<Context, ...>`. */
export type Context = {
	host: Host;
	version: string;
	format: 'table' | 'json';
	/** Aborted when a signal asks the program to end. */
	signal: AbortSignal;
	/** The stored settings. */
	settings(): Settings;
	/** Every setting with who said it. */
	resolved(): ResolvedSettings;
	/** Who is there and how to draw; without what the profile says where that cannot be read. */
	mode(): TerminalMode;
	/** The name of the profile. Throws like `account`. */
	profileName(): Resolved<string>;
	/** The key that would go to a base, where it may. Throws like `account`. */
	findKey(baseUrl: string): AccountKey | undefined;
	/**
	 * Refuses a profile that a flag or the environment names and nobody has made.
	 * @throws InviteError VALIDATION_ERROR that lists the profiles.
	 */
	requireProfile(): void;
	/**
	 * As whom and where; a key entered in this run counts.
	 * @throws InviteError of a base or profile name that cannot be used, and of broken settings unless the key stands in
	 * the environment: then they are said once and done without.
	 */
	account(): Account;
	/** Uses a key that was entered, for the rest of this run. */
	adoptKey(key: string, customerContext?: string): void;
	/** `--dry-run`: nothing is changed, there or here. */
	isDryRun: boolean;
	/** Leaves the screen to a face, which says itself what it waits for. */
	takeScreen(): void;
	/** Whether a face draws on the screen. */
	isScreenTaken(): boolean;
	/**
	 * The service as this account, with all that every command wants of it (`service.ts`).
	 * @throws InviteError AUTHENTICATION_FAILED without a key.
	 */
	service(): Promise<Api>;
	/** The service with a key that is being tried. */
	connect(key: string, source: string, customerContext?: string): Promise<Api>;
	/** One line to stderr. */
	say(line: string): void;
	/** One line that is no error: to stderr at once, with `--json` as part of the one object there. */
	warn(line: string): void;
	/** One line with `--debug` only: to stderr at once, with `--json` as part of the one object there. */
	debug: ((line: string) => void) | undefined;
	/** Runs when the program ends, however it ends; returns what takes it back. */
	onExit(cleanup: () => void): () => void;
	/**
	 * Gives the next interrupt (Ctrl+C) to a handler instead of ending the program; the one after it ends it. With
	 * `isForTermination`, SIGTERM is one too. The handler is told the exit code of the signal. Returns what takes the handler
	 * back.
	 */
	holdInterrupts(
		handler: (exitCode: number) => void,
		options?: {isForTermination?: boolean},
	): () => void;
	/** What is said when a signal ends the program from now on; returns what takes the words back. */
	sayWhenStopped(lastWords: () => string): () => void;
	/** Milliseconds since the epoch. */
	now(): number;
};

/** What a context is made of. */
export type ContextOptions = {
	host: Host;
	version: string;
	flags: CommonFlags;
	signal: AbortSignal;
	onExit(cleanup: () => void): () => void;
	/** Told every key that comes into play, so that it is taken out of whatever is printed. */
	keepSecret(key: string): void;
	holdInterrupts: Context['holdInterrupts'];
	sayWhenStopped(lastWords: () => string): () => void;
	/** Keeps a warning for the JSON object that goes to stderr in the end. */
	keepWarning(line: string): void;
	/** Keeps a line of `--debug` for that object. */
	keepDebug(line: string): void;
};

/** Opens the context of one call. Nothing is read before it is needed. */
export function createContext(options: ContextOptions): Context {
	const {host, flags, version, signal, onExit} = options;
	const isDemo = flags['demo'] === true;
	let isScreenTaken = false;
	let held = '';
	let forget = () => {};
	function flush() {
		host.stderr.write(held);
		held = '';
	}
	function say(line: string) {
		if (isScreenTaken && host.stderr.isTTY) {
			// It would tear what the face draws: said when that has ended, so after the face's own cleaning up.
			held += `${line}\n`;
			forget();
			forget = onExit(flush);
			return;
		}
		clearWaitingLine(host.stderr);
		host.stderr.write(`${line}\n`);
	}
	const format = flags['json'] === true || flags['output'] === 'json' ? 'json' : 'table';
	const warn = format === 'json' ? options.keepWarning : say;
	const sayDebug = format === 'json' ? options.keepDebug : say;
	const debug = flags['debug'] === true ? sayDebug : undefined;
	let entered: {key: string; customerContext: string | undefined} | undefined;

	const settings = once(() =>
		openSettings({
			env: host.env,
			home: host.home,
			uid: host.uid,
			warn,
			defaults: defaultKinds,
		}),
	);
	const profileName = once((): Resolved<string> => {
		if (isDemo) return {value: 'demo', origin: 'flag'};
		const name = resolveProfileName(text(flags['profile']), host.env, () =>
			readSaved(() => settings().activeProfile(), 'default'),
		);
		checkProfileName(name.value);
		return name;
	});
	const saidFiles = new Set<string>();
	/** With a key in the environment, settings that cannot be read are said once and done without. */
	function readSaved<T>(read: () => T, otherwise: T): T {
		try {
			return read();
		} catch (error) {
			if (!(error instanceof BrokenFileError && readEnv(host.env, 'DCI_API_KEY'))) throw error;
			if (!saidFiles.has(error.path)) warn(words.context.doneWithout(error.message));
			saidFiles.add(error.path);
			return otherwise;
		}
	}
	function saved(): Profile {
		const nothing = {defaults: {}};
		return isDemo ? nothing : readSaved(() => settings().profile(profileName().value), nothing);
	}
	function resolved() {
		return resolveWith(saved());
	}
	function resolveWith(profile: Profile) {
		return resolveSettings({
			flags: {
				customerContext: text(flags['customerContext']),
				timeout: parseTimeout(text(flags['timeout'])),
				color: flags['noColor'] === true ? 'never' : undefined,
				accessible: flags['accessible'] === true ? true : undefined,
			},
			// The environment names a real customer; the demo has one of its own.
			env: isDemo ? {...host.env, DCI_CUSTOMER_CONTEXT: undefined} : host.env,
			profile,
		});
	}
	function decide({accessible, color}: ResolvedSettings) {
		return decideMode({
			stdinIsTerminal: host.stdin.isTTY === true,
			stdoutIsTerminal: host.stdout.isTTY === true,
			stderrIsTerminal: host.stderr.isTTY === true,
			env: host.env,
			noInput: flags['noInput'] === true,
			ascii: flags['ascii'] === true,
			accessible: accessible.value,
			color: color.value,
		});
	}
	const mode = once(() => {
		try {
			return decide(resolved());
		} catch (error) {
			if (!(error instanceof BrokenFileError)) throw error;
			return decide(resolveWith({defaults: {}}));
		}
	});
	const demo = once(async () => {
		const {startDemoApi} = await import('./demo/server.ts');
		const server = await startDemoApi({latencyMs: 150});
		onExit(() => void server.close());
		return server;
	});
	let demoBase = '';
	const usedKeys = new Set<string>();

	function findKey(baseUrl: string) {
		return findAccountKey({
			entered: entered?.key,
			isDemo,
			env: host.env,
			settings,
			profile: profileName().value,
			baseUrl,
		});
	}

	/** The names of the profiles; undefined where the settings cannot be read. */
	function namesOrNone() {
		const names = attempt(() => settings().profileNames());
		if (!(names instanceof InviteError)) return names;
		if (names instanceof BrokenFileError) return undefined;
		throw names;
	}

	const hidesSavedKey = once(
		() => readSaved(() => settings().savedKey(profileName().value), undefined) !== undefined,
	);

	function account(): Account {
		const {baseUrl: base, customerContext} = resolved();
		const baseUrl = isDemo ? demoBase : parseBaseUrl(base.value);
		const {key} = findKey(baseUrl);
		if (key) options.keepSecret(key.value);
		return {
			profile: profileName(),
			key,
			hidesSavedKey: key?.source === 'environment' && hidesSavedKey(),
			customerContext: entered?.customerContext ?? customerContext.value,
			baseUrl,
			isUsualBase: isDemo || baseUrl === builtIn.baseUrl,
			isDemo,
			saved: saved(),
		};
	}

	async function open(key: string, keyDescription: KeyDescription, customerContext?: string) {
		options.keepSecret(key);
		usedKeys.add(key);
		if (isDemo) demoBase = (await demo()).baseUrl;
		const {createApi} = await import('./api/client.ts');
		return createApi({
			baseUrl: account().baseUrl,
			key,
			keyDescription,
			otherKeys: usedKeys,
			...(customerContext === undefined ? {} : {customerContext}),
			timeoutMs: resolved().timeout.value * 1000,
			env: host.env,
			version,
			...(debug ? {log: debug} : {}),
		});
	}

	async function openService(key: AccountKey, customerContext: string | undefined) {
		// Lists that arrive after another key was entered are still those of this one.
		const owner = account();
		const [{createService}, api] = await Promise.all([
			import('./service.ts'),
			open(key.value, key.description, customerContext),
		]);
		return createService({...context, account: () => owner}, api);
	}

	let service: {key: string; api: Promise<Api>} | undefined;

	const context: Context = {
		host,
		version,
		format,
		signal,
		settings,
		resolved,
		mode,
		profileName,
		findKey: (baseUrl) => findKey(baseUrl).key,
		requireProfile() {
			if (isDemo) return;
			const {value} = resolveProfileName(text(flags['profile']), host.env, () => 'default');
			checkProfileName(value);
			if (value === 'default') return;
			const known = namesOrNone();
			// Where the files cannot be read, the command says so if it needs them.
			if (known === undefined || known.includes(value)) return;
			const line = `dci-invite setup --profile ${value}`;
			const message = words.context.noSuchProfile(value);
			throw new InviteError('VALIDATION_ERROR', message, {
				problems: [problemOf(message, {flag: '--profile', value, candidates: known})],
				hint:
					known.length > 0
						? words.context.thereAreProfiles(known, line)
						: words.context.createProfile(line),
			});
		},
		account,
		isDryRun: flags['dryRun'] === true,
		takeScreen() {
			isScreenTaken = true;
		},
		isScreenTaken: () => isScreenTaken,
		adoptKey(key, customerContext) {
			entered = {key, customerContext: customerContext ?? entered?.customerContext};
		},
		async service() {
			const {key, customerContext, ...rest} = account();
			if (!key) {
				throw missingKey(rest.baseUrl, findKey(rest.baseUrl).otherOrigin);
			}
			if (service?.key !== key.value) {
				service = {key: key.value, api: openService(key, customerContext)};
			}
			return service.api;
		},
		connect: (key, source, customerContext) => open(key, describeKey(key, source), customerContext),
		say,
		warn,
		debug,
		onExit,
		holdInterrupts: options.holdInterrupts,
		sayWhenStopped: options.sayWhenStopped,
		now: () => Date.now(),
	};
	return context;
}

function once<T>(make: () => T): () => T {
	let made: {value: T} | undefined;
	return () => {
		made ??= {value: make()};
		return made.value;
	};
}

function text(value: string | boolean | undefined) {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function parseTimeout(value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	const seconds = readTimeout(value);
	if (seconds !== undefined) return seconds;
	throw new InviteError('USAGE_ERROR', words.context.badTimeout('--timeout'), {
		hint: words.context.badTimeoutHint,
		problems: [problemOf(words.context.badTimeout('--timeout'), {flag: '--timeout', value})],
	});
}
