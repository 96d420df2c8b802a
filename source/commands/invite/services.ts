import {setTimeout as delay} from 'node:timers/promises';
import type {Context} from '../../context.ts';
import type {Services} from '../../guide/guide.ts';
import {followUp} from '../../invite/follow-up.ts';
import {sendInvitation} from '../../invite/send.ts';
import {sendPorts} from '../../invite/send-ports.ts';
import {saveAnswersAsDefaults} from './save-defaults.ts';

/** Milliseconds after the first frame that the keyboard has to itself: loading the client holds up a key. */
const keyboardFirst = 100;

/** What the guide calls, made from the context. The client is loaded with the first call, after the first frame. */
export function createServices(context: Context): Services {
	let drawn: Promise<void> | undefined;
	/** Client for what nobody waits for. */
	async function serviceInTime() {
		drawn ??= delay(keyboardFirst);
		await drawn;
		return context.service();
	}
	return {
		validate: async (signal) => (await serviceInTime()).validate({signal}),
		listRoles: async (signal) => (await serviceInTime()).listRoles({signal}),
		listOrganizations: async (signal) => (await serviceInTime()).listOrganizations({signal}),
		findUser: async (email, signal) => (await context.service()).findUser(email, {signal}),
		send: async (body, options) =>
			sendInvitation(body, sendPorts(await context.service()), options),
		followUp: async (action, user, key, signal) =>
			followUp(await context.service(), action, user, key, {signal}),
		saveDefaults: (answers) => saveAnswersAsDefaults(context, answers),
		now: context.now,
		later(run, ms) {
			const timer = setTimeout(run, ms);
			return () => clearTimeout(timer);
		},
	};
}
