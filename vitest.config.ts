import {globSync, readFileSync} from 'node:fs';
import {defineConfig} from 'vitest/config';

/** How a test file starts a process: by itself, or by one of the helpers that do. */
const spawns =
	/from '(?:node:child_process|@lydell\/node-pty|.*\/(?:session-test|program|run-child|plugins|bundle)\.ts)'/;

const files = globSync('test/**/*.test.{ts,tsx}');
const spawning = files.filter((file) => spawns.test(readFileSync(file, 'utf8')));

export default defineConfig({
	define: {__VERSION__: JSON.stringify('0.0.0-test')},
	test: {
		testTimeout: 30_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'quick',
					include: files.filter((file) => !spawning.includes(file)),
					// A worker takes one file after another: half the time.
					isolate: false,
				},
			},
			{extends: true, test: {name: 'spawning', include: spawning}},
		],
	},
});
