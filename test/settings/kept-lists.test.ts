import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from 'vitest';
import {readLists, rememberLists} from '../../source/settings/kept-lists.ts';
import {readHost} from '../../source/terminal.ts';

const roles = [{id: 'r1', name: 'Viewer'}];
const owner = {
	key: {value: 'test-key-0000-canary'},
	customerContext: undefined,
	baseUrl: 'https://api.doit.com',
	isDemo: false,
};
/** Of `https://api.doit.com`, no customer and that key. */
const file = 'lists-cdc1bd8b810302ba.json';

function open(cacheHome: string) {
	const host = {...readHost(), env: {XDG_CACHE_HOME: cacheHome}, uid: process.getuid?.()};
	return {host, keeper: {host, account: () => owner, now: () => 1000}};
}

describe('kept lists', () => {
	it('overwrite nothing that a planted link leads to', () => {
		const home = mkdtempSync(join(tmpdir(), 'dci-lists-'));
		const folder = join(home, 'dci-invite');
		mkdirSync(folder, {mode: 0o700});
		writeFileSync(join(home, 'mine'), 'mine');
		for (const name of [file, `${file}.new`]) {
			symlinkSync(join(home, 'mine'), join(folder, name));
		}
		const {host, keeper} = open(home);
		rememberLists(keeper, {roles});
		expect(readFileSync(join(home, 'mine'), 'utf8')).toBe('mine');
		expect(readLists(host, owner, 1000).roles).toEqual(roles);
		expect(readdirSync(folder).toSorted()).toEqual([file, `${file}.new`]);
	});

	it.each([
		['key', {key: {value: 'test-key-1111-canary'}}],
		['customer', {customerContext: 'acme'}],
		['origin', {baseUrl: 'http://127.0.0.1:4000'}],
		['account without a key', {key: undefined}],
		['account of the demo', {isDemo: true}],
	])('are not shown for another %s', (_, other) => {
		const {host, keeper} = open(mkdtempSync(join(tmpdir(), 'dci-lists-')));
		rememberLists(keeper, {roles});
		expect(readLists(host, {...owner, ...other}, 1000).roles).toEqual([]);
		expect(readLists(host, owner, 1000).roles).toEqual(roles);
	});

	it('remove those that earlier versions named by the profile, and nothing else', () => {
		const home = mkdtempSync(join(tmpdir(), 'dci-lists-'));
		const folder = join(home, 'dci-invite');
		const kept = [
			'lists-0123456789abcdef.json',
			'lists-work.json.old',
			'my-lists-a.json',
			'lists-.json',
		];
		mkdirSync(join(folder, 'lists-folder.json'), {recursive: true, mode: 0o700});
		for (const name of [...kept, 'lists-default.json', 'lists-my.work_2.json']) {
			writeFileSync(join(folder, name), '{}');
		}
		symlinkSync(join(folder, 'lists-.json'), join(folder, 'lists-link.json'));
		rememberLists(open(home).keeper, {roles});
		expect(readdirSync(folder).toSorted()).toEqual(
			[...kept, file, 'lists-folder.json', 'lists-link.json'].toSorted(),
		);
	});

	it('are given up below /proc', () => {
		const {host, keeper} = open('/proc/x');
		rememberLists(keeper, {roles});
		expect(readLists(host, owner, 1000).roles).toEqual([]);
	});
});
