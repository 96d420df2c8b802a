/**
 * Time to the first text on a pseudo-terminal, as a ratio to bare Node, every program in turn and in one
 * run: `node scripts/bench.ts [--rounds <count>] [--json]`. Exits 1 when a requirement is missed.
 */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {loadWords, words} from '../source/words/words.ts';
import {type Candidate, measureInTurn, quantile} from './bench/first-text.ts';
import {measureRoleSelect} from './bench/role-select.ts';
import {startServer} from './bench/server.ts';

const root = resolve(import.meta.dirname, '..');
function fixture(name: string) {
	return join(root, 'scripts', 'bench', name);
}
const cli = join(root, 'dist', 'cli.js');
await loadWords('en');
const question = words.fields.email.question;
const ctrlC = '\u{3}';

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
	{name: 'clack text', args: [fixture('clack-text.mjs')], text: question, env: base},
	{name: 'Inquirer input', args: [fixture('inquirer-input.mjs')], text: question, env: base},
	{name: 'Ink hello world, unbundled', args: [fixture('ink-hello.mjs')], text: 'Hello', env: base},
	{
		name: 'dci-invite, email question',
		args: [cli],
		text: question,
		quit: ctrlC,
		env: {...base, DCI_API_BASE_URL: slow.url},
		atMost: 3.2,
	},
	{
		name: 'dci-invite --version',
		args: [cli, '--version'],
		text: version,
		quit: '',
		env: base,
		atMost: 1.4,
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
		atMost: 3,
	},
];

const roleCount = 10_000;

async function measureAll() {
	return {
		times: await measureInTurn(programs, rounds),
		keyCosts: await measureRoleSelect([process.execPath, cli], base, roleCount),
	};
}

const {times, keyCosts} = await measureAll().finally(() => {
	slow.close();
	instant.close();
	rmSync(home, {recursive: true, force: true});
});

function median(name: string) {
	return quantile(times.get(name) ?? [], 0.5);
}
const unit = median('bare Node, one word');
const rows = programs.map(({name, atMost}) => {
	const milliseconds = median(name);
	const ratio = milliseconds / unit;
	return {name, milliseconds, ratio, atMost, isMet: atMost === undefined || ratio <= atMost};
});
const isGoalMet = median('dci-invite, email question') < median('Inquirer input');

const select = {
	keys: keyCosts.length,
	milliseconds: quantile(
		keyCosts.map((cost) => cost.milliseconds),
		0.95,
	),
	bytes: Math.max(...keyCosts.map((cost) => cost.bytes)),
};
const isSelectQuick = select.milliseconds <= 16 && select.bytes <= 4000;
const date = new Date().toISOString().slice(0, 10);

if (values.json) {
	console.log(
		JSON.stringify({date, node: process.version, rounds, rows, isGoalMet, select}, undefined, '\t'),
	);
} else {
	console.log(`First text on a pseudo-terminal, ${date},`);
	console.log(
		`Node ${process.version}, ${process.platform} ${process.arch}, median of ${rounds} runs.\n`,
	);
	console.log('| Program | ms | Ratio to bare Node | Required |');
	console.log('| --- | ---: | ---: | --- |');
	for (const {name, milliseconds, ratio, atMost, isMet} of rows) {
		const required = atMost === undefined ? '' : `at most ${atMost}${isMet ? '' : ', missed'}`;
		console.log(`| ${name} | ${milliseconds.toFixed(0)} | ${ratio.toFixed(2)} | ${required} |`);
	}
	console.log(
		`\nOn screen before the Inquirer prompt of the same run: ${isGoalMet ? 'yes' : 'no'}.`,
	);
	console.log(
		`A key in the select of ${roleCount} roles, 95th percentile of ${select.keys}: ` +
			`${select.milliseconds.toFixed(1)} ms (at most 16), at most ${select.bytes} bytes (4000).`,
	);
}

process.exitCode = isSelectQuick && rows.every(({isMet}) => isMet) ? 0 : 1;
