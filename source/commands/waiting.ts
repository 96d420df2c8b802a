import type {Api} from '../api/types.ts';
import type {Context} from '../context.ts';
import {startWaitingClock, type WaitingClock} from '../output/waiting-clock.ts';

/** What showing a wait needs of the context. */
export type WaitingContext = Pick<Context, 'host' | 'signal' | 'mode' | 'resolved' | 'debug'>;

/** The clock that runs on a screen: there is one line for it, however many requests wait. */
const clocks = new WeakMap<NodeJS.WritableStream, {clock: WaitingClock; waits: number}>();

/** Takes the clock's line off the screen, so that a line can be said while it runs. */
export function clearWaitingLine({stderr}: Pick<WaitingContext['host'], 'stderr'>): void {
	clocks.get(stderr)?.clock.clear();
}

/**
 * The service, with a clock on stderr while an answer is waited for longer than 3 s. Where stderr is no terminal
 * nobody watches, and nothing is said.
 */
export function showingWaits(context: WaitingContext, api: Api): Api {
	if (context.host.stderr.isTTY !== true) return api;
	function timed<Args extends readonly unknown[], T>(call: (...args: Args) => Promise<T>) {
		return async (...args: Args): Promise<T> => {
			begin(context, api.baseUrl);
			try {
				return await call(...args);
			} finally {
				end(context);
			}
		};
	}
	return {
		baseUrl: api.baseUrl,
		validate: timed(api.validate),
		listRoles: timed(api.listRoles),
		listOrganizations: timed(api.listOrganizations),
		findUser: timed(api.findUser),
		inviteUser: timed(api.inviteUser),
		resendInvite: timed(api.resendInvite),
		cancelInvite: timed(api.cancelInvite),
	};
}

function begin(context: WaitingContext, baseUrl: string): void {
	const {stderr} = context.host;
	const running = clocks.get(stderr);
	if (running) {
		running.waits += 1;
		return;
	}
	const clock = startWaitingClock({
		output: stderr,
		way: mayRewrite(context) ? 'rewritten' : 'lines',
		what: new URL(baseUrl).host,
		signal: context.signal,
	});
	clocks.set(stderr, {clock, waits: 1});
}

/** Whether a line may be rewritten: not on a dumb terminal, in accessible mode, or between the lines of `--debug`. */
function mayRewrite({mode, resolved, debug}: WaitingContext): boolean {
	return !debug && !mode().dumb && !resolved().accessible.value;
}

function end({host}: WaitingContext): void {
	const running = clocks.get(host.stderr);
	if (!running) return;
	running.waits -= 1;
	if (running.waits > 0) return;
	running.clock.stop();
	clocks.delete(host.stderr);
}
