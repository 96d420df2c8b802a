import {keySequences as keys} from '../../test/helpers/keys.ts';
import {type Session, startSession} from '../../test/helpers/session.ts';
import {chooseFromList, enterEmail, enterLine} from '../../test/helpers/wizard-steps.ts';
import {peakMemory, processorTime} from './cost.ts';
import {startServer} from './server.ts';

/** What one key in the select cost. */
export type KeyCost = {
	/** From the key to the last byte of the frame, in milliseconds. */
	milliseconds: number;
	/** Time of the main thread, in milliseconds. */
	processor: number;
	/** What was written to the terminal for it. */
	bytes: number;
};

/** What the keys cost, and the most memory the program held, in megabytes. */
export type SelectCosts = {keys: KeyCost[]; memory: number};

/** Nothing for this long, in milliseconds, and the frame is finished. */
const quiet = 60;

function roles(count: number) {
	return Array.from({length: count}, (_, index) => ({
		id: `role-${index}`,
		name: `Role ${index} of the platform team`,
		type: index % 2 === 0 ? 'preset' : 'custom',
		permissions: ['Users Manager', 'Cloud Analytics', 'Anomalies Viewer', 'Budgets Manager'],
	}));
}

/**
 * Presses keys in the role select of the built program with `count` roles, moving and filtering, and
 * measures each up to its finished frame.
 */
export async function measureRoleSelect(
	command: [file: string, ...args: string[]],
	env: Record<string, string>,
	count: number,
): Promise<SelectCosts> {
	const server = await startServer(0, roles(count));
	const session = startSession({command, env: {...env, DCI_API_BASE_URL: server.url}});
	try {
		await enterEmail(session, 'jane@acme.test');
		await enterLine(session, '');
		await session.waitFor(/\nLast name\n/);
		await enterLine(session, '');
		await chooseFromList(session, 'jobTitle', undefined);
		await session.waitFor(/Which role\?[\s\S]*Account default/);
		await session.settle();
		const typed = [...'role 77', ...Array.from({length: 7}, () => keys.backspace)];
		const moves = [keys.down, keys.down, keys.down, keys.up, keys.pagedown, keys.end, keys.home];
		const costs: KeyCost[] = [];
		for (const key of [...moves, ...typed, ...moves, ...typed, ...moves]) {
			costs.push(await costOf(session, key));
		}
		return {keys: costs, memory: peakMemory(session.pid)};
	} finally {
		session.dispose();
		server.close();
	}
}

async function costOf(session: Session, key: string): Promise<KeyCost> {
	const started = performance.now();
	const before = processorTime(session.pid, 'main');
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
	const processor = processorTime(session.pid, 'main') - before;
	return {milliseconds, processor, bytes};
}
