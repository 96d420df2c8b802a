import {test} from 'vitest';
import {
	type DocumentServer,
	type DocumentServerOptions,
	startDocumentServer,
} from './document-server.ts';
import {type FaultServer, type FaultServerOptions, startFaultServer} from './fault-server.ts';
import {type Session, type SessionOptions, startSession} from './session.ts';

/** A server with the environment that leads the program to it. */
type Served<Server> = {server: Server; env: Record<string, string>};

/** What a test of the built program starts; all of it ends with the test. */
export type SessionFixtures = {
	/** Starts the program in a pseudo-terminal. */
	start(options?: SessionOptions): Session;
	/** Starts the server written from the published document. */
	serve(options?: DocumentServerOptions): Promise<Served<DocumentServer>>;
	/** Starts the server that fails on purpose. */
	fail(options?: FaultServerOptions): Promise<Served<FaultServer>>;
};

function environmentOf({key, baseUrl}: {key: string; baseUrl: string}) {
	return {
		DCI_API_KEY: key,
		DCI_API_BASE_URL: baseUrl,
	};
}

/** A test of the built program. Safe to run beside others. */
export const it = test.extend<SessionFixtures>({
	start: async ({onTestFinished}, use) => {
		await use((options) => {
			const session = startSession(options);
			onTestFinished(() => session.dispose());
			return session;
		});
	},
	serve: async ({onTestFinished}, use) => {
		await use(async (options) => {
			const server = await startDocumentServer(options);
			onTestFinished(() => server.close());
			return {server, env: environmentOf(server)};
		});
	},
	fail: async ({onTestFinished}, use) => {
		await use(async (options) => {
			const server = await startFaultServer(options);
			onTestFinished(() => server.close());
			return {server, env: environmentOf(server)};
		});
	},
});
