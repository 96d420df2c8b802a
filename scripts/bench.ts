/**
 * Time to the first text and to the echo of the first key on a pseudo-terminal, every program in turn and in one
 * run: `node scripts/bench.ts [--rounds <count>] [--json]`. Exits 1 when a requirement is missed.
 */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {loadWords, words} from '../source/words/words.ts';
import {type Candidate, measureInTurn, quantile, type Times} from './bench/first-text.ts';
import {measureMany} from './bench/many.ts';
import {type KeyCost, measureRoleSelect} from './bench/role-select.ts';
import {startServer} from './bench/server.ts';

const root = resolve(import.meta.dirname, '..');
function fixture(name: string) {
	return join(root, 'scripts', 'bench', name);
}
const cli = join(root, 'dist', 'cli.js');
await loadWords('en');
const question = words.fields.email.question;
const ctrlC = '\u{3}';
const key = '7';

const {values} = parseArgs({
	options: {rounds: {type: 'string', default: '15'}, json: {type: 'boolean', default: false}},
});
const rounds = Math.max(15, Number.parseInt(values.rounds, 10) || 15);

const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};

const home = mkdtempSync(join(tmpdir(), 'dci-invite-bench-'));
const base = {
	PATH: process.env['PATH'] ?? '',
	HOME: home,
	XDG_CONFIG_HOME: join(home, 'config'),
	XDG_CACHE_HOME: join(home, 'cache'),
	TERM: 'xterm-256color',
	LANG: 'C.UTF-8',
	DCI_API_KEY: 'test-key-0000-canary',
};

// The question must not wait for the network, so the one service is slow and the other answers at once.
const slow = await startServer(1000);
const instant = await startServer(0);

/** What a program is held to, as a ratio to bare Node. */
type Measured = Candidate & {atMost?: number};

const programs: Measured[] = [
	{name: 'bare Node, one word', args: [fixture('bare-node.mjs')], text: 'ready', env: base},
	{name: 'clack text', args: [fixture('clack-text.mjs')], text: question, key, env: base},
	{
		name: 'clack autocomplete',
		args: [fixture('clack-autocomplete.mjs')],
		text: 'Which role?',
		key,
		env: base,
	},
	{name: 'Inquirer input', args: [fixture('inquirer-input.mjs')], text: question, key, env: base},
	{
		name: 'Inquirer search',
		args: [fixture('inquirer-search.mjs')],
		text: 'Which role?',
		key,
		env: base,
	},
	{name: 'Ink hello world, unbundled', args: [fixture('ink-hello.mjs')], text: 'Hello', env: base},
	{
		name: 'dci-invite, email question',
		args: [cli],
		text: question,
		key,
		quit: ctrlC,
		env: {...base, DCI_API_BASE_URL: slow.url},
		atMost: 2.03,
	},
	{
		name: 'dci-invite --version',
		args: [cli, '--version'],
		text: version,
		quit: '',
		env: base,
		atMost: 1.15,
	},
	{
		name: 'dci-invite --yes, one invite',
		args: [
			cli,
			'--email=jane@acme.test',
			'--first-name=none',
			'--last-name=none',
			'--job-title=none',
			'--role=none',
			'--organization=none',
			'--yes',
		],
		text: words.guide.invited('jane@acme.test'),
		quit: '',
		env: {...base, DCI_API_BASE_URL: instant.url},
		atMost: 2,
	},
];

const roleCount = 10_000;

async function measureAll() {
	return {
		times: await measureInTurn(programs, rounds),
		select: await measureRoleSelect([process.execPath, cli], base, roleCount),
		many: await measureMany([process.execPath, cli], base),
	};
}

const {times, select, many} = await measureAll().finally(() => {
	slow.close();
	instant.close();
	rmSync(home, {recursive: true, force: true});
});

function median(name: string, what: keyof Times) {
	return quantile(
		(times.get(name) ?? []).map((measured) => measured[what]),
		0.5,
	);
}
const rows = programs.map(({name, atMost}) => {
	const ratio = median(name, 'text') / median('bare Node, one word', 'text');
	return {
		name,
		text: median(name, 'text'),
		echo: median(name, 'echo'),
		processor: median(name, 'processor'),
		ratio,
		processorRatio: median(name, 'processor') / median('bare Node, one word', 'processor'),
		atMost,
		isMet: atMost === undefined || ratio <= atMost,
	};
});
const echo = median('dci-invite, email question', 'echo') / median('Inquirer input', 'echo');

function keyCost(what: keyof KeyCost, share: number) {
	return quantile(
		select.keys.map((cost) => cost[what]),
		share,
	);
}
const keys = {
	count: select.keys.length,
	milliseconds: keyCost('milliseconds', 0.95),
	processor: {median: keyCost('processor', 0.5), p95: keyCost('processor', 0.95)},
	bytes: keyCost('bytes', 1),
	memory: select.memory,
};
const isSelectQuick = keys.milliseconds <= 16 && keys.bytes <= 4000;
const manyRatio = many.seconds / many.bare;
const isManyQuick = manyRatio <= 1.25 && many.planned.processor <= 1000;
const date = new Date().toISOString().slice(0, 10);

if (values.json) {
	console.log(
		JSON.stringify({date, node: process.version, rounds, rows, echo, keys, many}, undefined, '\t'),
	);
} else {
	console.log(`First text on a pseudo-terminal, ${date},`);
	console.log(
		`Node ${process.version}, ${process.platform} ${process.arch}, median of ${rounds} runs.\n`,
	);
	console.log('| Program | Text, ms | Echo, ms | Processor, ms | Ratio to bare Node | Required |');
	console.log('| --- | ---: | ---: | ---: | ---: | --- |');
	for (const row of rows) {
		const required =
			row.atMost === undefined ? '' : `at most ${row.atMost}${row.isMet ? '' : ', missed'}`;
		const cells = [
			row.name,
			row.text.toFixed(0),
			Number.isNaN(row.echo) ? '' : row.echo.toFixed(0),
			row.processor.toFixed(0),
			`${row.ratio.toFixed(2)} (processor ${row.processorRatio.toFixed(2)})`,
			required,
		];
		console.log(`| ${cells.join(' | ')} |`);
	}
	console.log(
		`\nThe echo of the first key comes at ${echo.toFixed(2)} of the time of Inquirer's \`input\` (at most 1).`,
	);
	console.log(
		`A key in the select of ${roleCount} roles, 95th percentile of ${keys.count}: ` +
			`${keys.milliseconds.toFixed(1)} ms (at most 16), at most ${keys.bytes} bytes (4000); main thread ` +
			`${keys.processor.median.toFixed(1)} ms (95th percentile ${keys.processor.p95.toFixed(1)}); ` +
			`at most ${keys.memory.toFixed(0)} MB of memory.`,
	);
	console.log(
		`A list of ${many.people} people, until the pace of a minute holds it up: ${many.seconds.toFixed(1)} s, ` +
			`${manyRatio.toFixed(2)} of a program that only posts, four at once (at most 1.25). ${many.planned.rows} rows are read and ` +
			`planned in ${many.planned.processor.toFixed(0)} ms of processor time (at most 1000).`,
	);
}

process.exitCode = isSelectQuick && isManyQuick && rows.every(({isMet}) => isMet) ? 0 : 1;
