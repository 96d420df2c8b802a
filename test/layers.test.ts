import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

// The linter's own rules, layers.grit and dialect.grit, on planted files: each says what it is caught for, or
// stands below for what may be written.

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
const layers = 'what stands below it';
const neighbours = 'do not know each other';
const library = 'stays in the folder it belongs to';
const words = 'The words import nothing';
const dialect = 'Use a function declaration';

/** A file, the one line planted in it, and what it must be told; `undefined` where nothing is wrong. */
const planted: [file: string, line: string, told: string | undefined][] = [
	['source/program.ts', "import '../cli.tsx';", layers],
	['source/commands/invite.ts', "import '../program.ts';", layers],
	['source/commands/invite/shorthand.ts', "import '../../program.ts';", layers],
	['source/wizard/app.tsx', "import '../commands/invite.ts';", layers],
	['source/plain/plain.ts', "export {a} from '../commands/invite.ts';", layers],
	['source/setup/setup.ts', "export const a = await import('../commands/invite.ts');", layers],
	['source/context.ts', "import './wizard/wizard.tsx';", layers],
	['source/account.ts', "import './setup/line-asker.ts';", layers],
	['source/service.ts', "import './commands/invite.ts';", layers],
	['source/ask/hidden.ts', "import '../context.ts';", layers],
	['source/guide/state.ts', "import '../ask/hidden.ts';", layers],
	['source/batch/plan.ts', "import '../guide/state.ts';", layers],
	['source/invite/send.ts', "import type {A} from '../batch/plan.ts';\nexport type B = A;", layers],
	['source/api/client.ts', "import '../invite/send.ts';", layers],
	['source/settings/read.ts', "import '../service.ts';", layers],
	['source/demo/server.ts', "import '../guide/state.ts';", layers],
	['source/ui/select/state.ts', "import '../../api/types.ts';", layers],
	['source/words/words.ts', "import '../ui/theme.tsx';", words],
	['source/words/en/safe.ts', "import '../../output/text.ts';", words],
	['source/terminal.ts', "import './output/text.ts';", layers],
	['source/errors.ts', "import './terminal.ts';", layers],

	['source/wizard/screen.tsx', "import '../plain/plain.ts';", neighbours],
	['source/plain/menu.ts', "import '../setup/line-asker.ts';", neighbours],
	['source/setup/line-asker.ts', "import '../wizard/screen.tsx';", neighbours],
	['source/api/key.ts', "import '../settings/read.ts';", neighbours],
	['source/api/proxy.ts', "import '../demo/seed.ts';", neighbours],
	['source/settings/write.ts', "import '../api/client.ts';", neighbours],
	['source/demo/seed.ts', "import '../settings/read.ts';", neighbours],
	['source/words/people.ts', "import '../errors.ts';", words],
	['source/guide/state-words.ts', "export type A = import('../wizard/a.ts').A;", 'Import the type'],

	['source/guide/menu-rows.ts', "import 'ink';", library],
	['source/plain/rows.ts', "import 'react/jsx-runtime';", library],
	['source/invite/name.ts', "import 'got';", library],
	['source/commands/people.ts', "export const a = await import('papaparse');", library],
	['source/api/retry.ts', "import 'conf';", library],
	['source/wizard/rows.ts', "import '@inquirer/core';", library],
	['source/invite/fields.ts', "import 'zod/mini';", library],
	['source/settings/places.ts', "import 'node:process';", library],

	['source/output/table.ts', 'export const a = () => 1;', dialect],
	['source/output/echo.ts', 'export const a = async () => 1;', dialect],
	['test/output/table.ts', 'export const a = function () {\n\treturn 1;\n};', dialect],
	['scripts/table.ts', 'export function f() {\n\tconst a = () => 1;\n\treturn a;\n}', dialect],

	[
		'source/wizard/hooks.tsx',
		'export function A() {\n\treturn <B c={useD()} />;\n}',
		'Call the hook',
	],

	['cli.tsx', "export const a = await import('./source/program.ts');", undefined],
	['source/commands/status.ts', "import '../service.ts';", undefined],
	['source/wizard/notes.tsx', "import 'ink';\nimport '../ui/theme.tsx';", undefined],
	['source/plain/talk.ts', "import '../ask/hidden.ts';\nimport './menu.ts';", undefined],
	['source/setup/ask.ts', "import '@inquirer/core';\nimport '../words/english.ts';", undefined],
	['source/settings/schema.ts', "import 'zod/mini';\nimport '../api/types.ts';", undefined],
	['source/demo/routes.ts', "import '../api/schemas.ts';", undefined],
	['source/ui/frame.tsx', "import 'react';\nimport '../output/text.ts';", undefined],
	['source/words/en/guide.ts', "import './people.ts';", undefined],
	['source/output/said.ts', "import '../words/words.ts';", undefined],
	[
		'source/wizard/hook.tsx',
		'export function A() {\n\tconst c = useD();\n\treturn <B c={() => c.use()} />;\n}',
		undefined,
	],
	['source/output/result.ts', 'export const a: () => number = () => 1;', undefined],
	['source/output/nearest.ts', 'let a = () => 1;\na = () => 2;\nexport const b = a();', undefined],
];

let work: string;
let told: Map<string, string[]>;

beforeAll(() => {
	work = mkdtempSync(join(tmpdir(), 'dci-invite-layers-'));
	for (const name of ['biome.json', 'layers.grit', 'dialect.grit']) cpSync(name, join(work, name));
	for (const [file, line] of planted) {
		mkdirSync(dirname(join(work, file)), {recursive: true});
		writeFileSync(join(work, file), `${line}\n`);
	}
	told = pluginsSay(work);
});

afterAll(() => {
	rmSync(work, {recursive: true, force: true});
});

describe('the rules of the house', () => {
	test.each(planted)('%s: %s', (file, _, expected) => {
		const messages = told.get(file) ?? [];
		expect(messages).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
	});
});

/** What the plugins say, by file. */
function pluginsSay(folder: string): Map<string, string[]> {
	const run = spawnSync(
		process.execPath,
		[biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.'],
		{cwd: folder, encoding: 'utf8'},
	);
	const messages = new Map<string, string[]>();
	for (const [, file = '', message = ''] of run.stdout.matchAll(
		/^::error title=plugin,file=(.*?),line=[^:]*::(.*)$/gm,
	)) {
		const name = file.slice(file.indexOf(`${folder}/`) + folder.length + 1);
		messages.set(name, [...(messages.get(name) ?? []), message]);
	}
	return messages;
}
