import '../helpers/words.ts';
import {setTimeout as sleep} from 'node:timers/promises';
import {openSettings} from '../../source/settings/settings.ts';
import {runSetup} from '../../source/setup/run-setup.ts';
import {createFakeService} from './fake-service.ts';

/**
 * Setup on a real terminal: `node session.ts <home> <face> <milliseconds a check takes>`. It prints how it
 * ended, and then waits for one more line, which shows whether the terminal echoes again.
 */
const [home = '', face = 'wizard', delay = '0'] = process.argv.slice(2);
const service = createFakeService();

const deps = {
	settings: openSettings({env: {}, home, warn: () => {}}),
	profile: 'default',
	baseUrl: 'https://api.doit.com',
	connect: async (key: string, source: string, customerContext?: string) => {
		const api = await service.connect(key, source, customerContext);
		return {
			...api,
			validate: async (options: {signal?: AbortSignal} = {}) => {
				await sleep(Number(delay), undefined, options.signal ? {signal: options.signal} : {});
				return api.validate(options);
			},
		};
	},
	input: process.stdin,
	output: process.stdout,
	signal: new AbortController().signal,
	face: face === 'plain' ? ('plain' as const) : ('wizard' as const),
	look: {colour: 'none' as const, glyphs: 'unicode' as const},
	offered: true,
	environmentHasKey: false,
	say: (line: string) => void process.stdout.write(`${line}\n`),
};

let ending: string;
try {
	ending = (await runSetup(deps)).status;
} catch (error) {
	ending = error instanceof Error && 'exitCode' in error ? `exit ${error.exitCode}` : String(error);
}
process.stdout.write(`ended: ${ending}, raw: ${process.stdin.isRaw}\n`);
process.stdin.once('data', () => process.exit(0));
process.stdin.resume();
