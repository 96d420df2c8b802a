import {mkdtempSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {type DemoApiOptions, startDemoApi} from '../../source/demo/server.ts';
import {type FaultServerOptions, startFaultServer} from '../../test/helpers/fault-server.ts';
import {
	type Expected,
	type Session,
	type SessionOptions,
	startSession,
} from '../../test/helpers/session.ts';
import {type Snapshot, takeSnapshot} from './snapshot.ts';
import {placePrefix} from './steady-text.ts';

const steadyRun = resolve(import.meta.dirname, 'steady-run.mjs');

/** What is always set: the clock and the time zone are the same in every run. */
export const steadyEnvironment = {NODE_OPTIONS: `--import=${steadyRun}`, TZ: 'UTC'};

/** The key of every server here. */
export const key = 'test-key-0000-canary';

/** A picture that was taken. */
export type Shot = {name: string; title: string; snapshot: Snapshot};

/** A server, and the environment that leads the program to it. */
type Served = {env: Record<string, string>; close(): Promise<void>};

/** Where one flow is played; everything it starts ends with it. */
export type Stage = {
	/** Starts the program on the embedded API unless told otherwise. */
	open(options?: SessionOptions): Session;
	/** An embedded API that several sessions of one flow share. */
	serve(options?: DemoApiOptions): Promise<Served>;
	/** A server that fails on purpose. */
	fail(options: FaultServerOptions): Promise<Served>;
	/** A folder for settings that several sessions share, as environment. */
	settings(): Record<string, string>;
	/** Takes a picture once the screen is as expected and nothing moves but a spinner. */
	shoot(session: Session, name: string, title: string, expected: Expected): Promise<void>;
};

/** A few screens that follow from one another. */
export type Flow = (stage: Stage) => Promise<void>;

const spinning = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]|Trying again in/u;

/** Plays a flow with an environment added to every session. */
export async function playFlow(flow: Flow, look: Record<string, string>): Promise<Shot[]> {
	const shots: Shot[] = [];
	const endings: Array<() => unknown> = [];
	const stage: Stage = {
		open(options = {}) {
			const session = startSession({
				args: ['--demo'],
				...options,
				env: {...steadyEnvironment, ...look, ...options.env},
			});
			endings.push(() => session.dispose());
			return session;
		},
		async serve(options) {
			const {baseUrl, close} = await startDemoApi({key, ...options});
			endings.push(close);
			return {env: {DCI_API_KEY: key, DCI_API_BASE_URL: baseUrl}, close};
		},
		async fail(options) {
			const {baseUrl, close} = await startFaultServer(options);
			endings.push(close);
			return {env: {DCI_API_KEY: key, DCI_API_BASE_URL: baseUrl}, close};
		},
		settings() {
			const place = mkdtempSync(placePrefix);
			endings.push(() => rmSync(place, {recursive: true, force: true}));
			return {XDG_CONFIG_HOME: place, XDG_CACHE_HOME: join(place, 'cache')};
		},
		async shoot(session, name, title, expected) {
			await session.waitFor(expected, {timeoutMs: 30_000});
			// A spinner turns every 80 ms: between two turns nothing is half drawn.
			await session.settle(spinning.test(session.screen()) ? 30 : 250);
			shots.push({name, title, snapshot: takeSnapshot(session)});
		},
	};
	try {
		await flow(stage);
		return shots;
	} catch (cause) {
		throw new Error(`Behind the picture "${shots.at(-1)?.name ?? 'none yet'}"`, {cause});
	} finally {
		for (const end of endings.reverse()) await end();
	}
}
