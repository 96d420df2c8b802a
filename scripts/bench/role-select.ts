import {answer, keys} from '../terminal/demo-invite.ts';
import {startSession} from '../terminal/session.ts';
import {startServer} from './server.ts';

/** What one key in the select cost. */
export type KeyCost = {
	/** From the key to the last byte of the frame, in milliseconds. */
	milliseconds: number;
	/** What was written to the terminal for it. */
	bytes: number;
};

/** Nothing for this long, in milliseconds, and the frame is finished. */
const quiet = 60;

const roles = (count: number) =>
	Array.from({length: count}, (_, index) => ({
		id: `role-${index}`,
		name: `Role ${index} of the platform team`,
		type: index % 2 === 0 ? 'preset' : 'custom',
		permissions: ['Users Manager', 'Cloud Analytics', 'Anomalies Viewer', 'Budgets Manager'],
	}));

/**
 * Presses keys in the role select of the built program with `count` roles, moving and filtering, and
 * measures each up to its finished frame.
 */
export async function measureRoleSelect(
	command: string[],
	env: Record<string, string>,
	count: number,
): Promise<KeyCost[]> {
	const server = await startServer(0, roles(count));
	const session = startSession({command, env: {...env, DCI_API_BASE_URL: server.url}});
	try {
		await answer(session, 'Who do you want to invite?', 'jane@acme.test');
		await answer(session, 'jane@acme.test', keys.enter);
		await answer(session, 'First name', keys.enter);
		await answer(session, 'Last name', keys.enter);
		await answer(session, 'What do they do?', keys.enter);
		await session.waitFor('Which role?');
		await session.waitFor('Leave unset');
		await session.settle();
		const typed = [...'role 77', ...Array.from({length: 7}, () => '\u{7F}')];
		const moves = [keys.down, keys.down, keys.down, keys.up, keys.pageDown, keys.end, keys.home];
		const costs: KeyCost[] = [];
		for (const key of [...moves, ...typed, ...moves, ...typed, ...moves]) {
			costs.push(await costOf(session, key));
		}
		return costs;
	} finally {
		session.kill();
		server.close();
	}
}

async function costOf(session: ReturnType<typeof startSession>, key: string): Promise<KeyCost> {
	const started = performance.now();
	let milliseconds = Number.NaN;
	let bytes = 0;
	const stop = session.onDrawn((data) => {
		milliseconds = performance.now() - started;
		bytes += Buffer.byteLength(data);
	});
	session.type(key);
	await session.settle(quiet);
	while (bytes === 0 && performance.now() - started < 5000) {
		await session.settle(quiet);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	stop();
	if (bytes === 0) {
		throw new Error(`Nothing was drawn for the key ${JSON.stringify(key)}\n${session.screen()}`);
	}
	return {milliseconds, bytes};
}
