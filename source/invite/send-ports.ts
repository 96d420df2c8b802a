import {setTimeout as delay} from 'node:timers/promises';
import type {Api} from '../api/types.ts';
import type {SendPorts} from './send.ts';

/** What sending calls, made from the service. Look-ups that resolve doubt are never retried by the client. */
export function sendPorts(api: Pick<Api, 'inviteUser' | 'findUser'>): SendPorts {
	return {
		invite: (body, signal) => api.inviteUser(body, {signal}),
		findUser: (email, {signal, timeoutMs}) => api.findUser(email, {signal, timeoutMs, retries: 0}),
		wait: (ms, signal) => delay(ms, undefined, {signal}).catch(() => {}),
		now: () => performance.now(),
	};
}
