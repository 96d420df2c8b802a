import type {Api} from './api/types.ts';
import {showWait} from './output/waiting-clock.ts';
import {type KnownLists, type ListKeeper, rememberLists} from './settings/kept-lists.ts';
import type {ResolvedSettings} from './settings/precedence.ts';
import type {TerminalMode} from './terminal.ts';

/** What the service needs to know of the run it works for. */
export type ServiceContext = ListKeeper & {
	signal: AbortSignal;
	mode(): Pick<TerminalMode, 'dumb'>;
	resolved(): Pick<ResolvedSettings, 'accessible'>;
	/** Absent unless `--debug` prints lines to stderr. */
	debug: ((line: string) => void) | undefined;
	/** `--dry-run`: nothing may be changed. */
	isDryRun: boolean;
	/** Whether a face draws on the screen, and says itself that it waits. */
	isScreenTaken(): boolean;
};

/**
 * The client as commands get it: with a clock on stderr while an answer is waited for longer than 3 s, with every
 * list it hands out kept for the completion, and in a dry run without a way to change anything, here or there.
 */
export function createService(context: ServiceContext, api: Api): Api {
	function timed<Args extends readonly unknown[], T>(call: (...args: Args) => Promise<T>) {
		return async (...args: Args): Promise<T> => {
			const end = startWaiting(context, api.baseUrl);
			try {
				return await call(...args);
			} finally {
				end();
			}
		};
	}
	function remember(lists: Partial<KnownLists>) {
		if (!context.isDryRun) rememberLists(context, lists);
	}
	const listRoles = timed(api.listRoles);
	const listOrganizations = timed(api.listOrganizations);
	return {
		baseUrl: api.baseUrl,
		validate: timed(api.validate),
		async listRoles(options) {
			const roles = await listRoles(options);
			remember({roles});
			return roles;
		},
		async listOrganizations(options) {
			const organizations = await listOrganizations(options);
			remember({organizations});
			return organizations;
		},
		listUsers: timed(api.listUsers),
		findUser: timed(api.findUser),
		inviteUser: context.isDryRun ? refuseToSend : timed(api.inviteUser),
		resendInvite: context.isDryRun ? refuseToSend : timed(api.resendInvite),
		cancelInvite: context.isDryRun ? refuseToSend : timed(api.cancelInvite),
	};
}

function refuseToSend(): Promise<never> {
	return Promise.reject(new Error('a dry run must not send'));
}

/** Shows that an answer is waited for; where stderr is no terminal, or a face draws, nobody needs to be told. */
function startWaiting(context: ServiceContext, baseUrl: string): () => void {
	const {stderr} = context.host;
	if (stderr.isTTY !== true || context.isScreenTaken()) return () => {};
	return showWait({
		output: stderr,
		way: mayRewrite(context) ? 'rewritten' : 'lines',
		what: new URL(baseUrl).host,
		signal: context.signal,
	});
}

/** Whether a line may be rewritten: not on a dumb terminal, in accessible mode, or between the lines of `--debug`. */
function mayRewrite({mode, resolved, debug}: ServiceContext): boolean {
	return !debug && !mode().dumb && !resolved().accessible.value;
}
