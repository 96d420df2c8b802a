/**
 * Draws every screen of the built program under media, in three looks, and writes down whole sessions of the
 * accessible mode: `node scripts/media.ts [--out <folder>] [--at-once <sessions>] [--check]`. With `--check` nothing is
 * written, and it exits 1 when a file would change. `DCI_INVITE_PROGRAM` names another built program.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {loadWords} from '../source/words/words.ts';
import {gallery} from './media/gallery.ts';
import {dark, light} from './media/looks.ts';
import {playFlow, type Shot} from './media/stage.ts';
import {renderSvg} from './media/svg.ts';

// The sessions quote sentences while their modules load.
await loadWords('en');
const {flows} = await import('./media/flows.ts');
const {transcriptJobs} = await import('./media/transcripts.ts');

const {values} = parseArgs({
	options: {
		out: {type: 'string', default: resolve(import.meta.dirname, '../media')},
		'at-once': {type: 'string', default: '3'},
		check: {type: 'boolean', default: false},
	},
});

/** Runs the jobs, so many at once, and keeps their order. */
async function inTurn<T>(jobs: ReadonlyArray<() => Promise<T>>, atOnce: number): Promise<T[]> {
	const results: T[] = [];
	const waiting = jobs.entries();
	async function work() {
		for (const [index, job] of waiting) results[index] = await job();
	}
	await Promise.all(Array.from({length: atOnce}, work));
	return results;
}

const inColour = {COLORTERM: 'truecolor'};
const withoutColour = {NO_COLOR: '1'};
const atOnce = Math.max(1, Number.parseInt(values['at-once'], 10) || 1);
async function play(look: Record<string, string>) {
	return (
		await inTurn(
			flows.map((flow) => () => playFlow(flow, look)),
			atOnce,
		)
	).flat();
}
const coloured = await play(inColour);
const plain = await play(withoutColour);
const sessions = await inTurn(transcriptJobs, atOnce);

function draw(shots: Shot[], suffix: string, look: typeof dark): Array<[string, string]> {
	return shots.map(({name, title, snapshot}) => [
		`${name}-${suffix}.svg`,
		renderSvg(snapshot, look, title),
	]);
}

const files = new Map([
	...draw(coloured, 'dark', dark),
	...draw(coloured, 'light', light),
	...draw(plain, 'plain', dark),
	['readme.md', gallery(coloured)] as const,
	['accessible.txt', sessions.join('\n\n')] as const,
]);

function read(name: string) {
	return existsSync(join(values.out, name))
		? readFileSync(join(values.out, name), 'utf8')
		: undefined;
}
const there = existsSync(values.out) ? readdirSync(values.out) : [];
const gone = there.filter((name) => !files.has(name));
const changed = [...files].filter(([name, text]) => read(name) !== text).map(([name]) => name);

if (values.check) {
	for (const name of [...changed, ...gone]) console.error(`Not as it was made: ${name}`);
	process.exitCode = changed.length + gone.length > 0 ? 1 : 0;
} else {
	mkdirSync(values.out, {recursive: true});
	for (const name of gone) rmSync(join(values.out, name));
	for (const name of changed) writeFileSync(join(values.out, name), files.get(name) ?? '');
}
const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(`${files.size} files, ${Math.round(bytes / 1000)} kB; ${changed.length} changed.`);
