import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {defineConfig} from 'vitest/config';

/** How a test file starts a process: by itself, or by one of the helpers that do. */
const spawns =
	/from '(?:node:child_process|@lydell\/node-pty|.*\/(?:session-test|program|run-child|plugins|bundle|run)\.ts)'/;

/** What changes modules for more than its own file: such a file gets a worker of its own. */
const mocks = /vi\.mock\(|@inquirer\//;

const files = readdirSync('test', {recursive: true, encoding: 'utf8'})
	.filter((name) => /\.test\.tsx?$/.test(name))
	.map((name) => join('test', name))
	.map((name) => ({name, text: readFileSync(name, 'utf8')}));
const spawning = files.filter(({text}) => spawns.test(text));
const quick = files.filter((file) => !spawning.includes(file));
const mocking = quick.filter(({text}) => mocks.test(text));

export default defineConfig({
	define: {__VERSION__: JSON.stringify('0.0.0-test')},
	test: {
		// Longer than any wait inside of a test, so that the wait says what was missing.
		testTimeout: 90_000,
		hookTimeout: 60_000,
		setupFiles: ['test/helpers/words.ts'],
		projects: [
			project('spawning', spawning),
			project('quick-mocking', mocking),
			// A worker takes one file after another: half the time.
			project(
				'quick',
				quick.filter((file) => !mocking.includes(file)),
				{isolate: false},
			),
		],
	},
});

function project(name: string, members: readonly {name: string}[], options = {}) {
	return {
		extends: true as const,
		test: {name, include: members.map((member) => member.name), ...options},
	};
}
