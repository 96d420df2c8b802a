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

function open(cacheHome: string) {
	const host = {...readHost(), env: {XDG_CACHE_HOME: cacheHome}, uid: process.getuid?.()};
	function account() {
		return {profile: {value: 'default'}, isDemo: false};
	}
	return {host, keeper: {host, account, now: () => 1000}};
}

describe('kept lists', () => {
	it('overwrite nothing that a planted link leads to', () => {
		const home = mkdtempSync(join(tmpdir(), 'dci-lists-'));
		const folder = join(home, 'dci-invite');
		mkdirSync(folder, {mode: 0o700});
		writeFileSync(join(home, 'mine'), 'mine');
		for (const name of ['lists-default.json', 'lists-default.json.new']) {
			symlinkSync(join(home, 'mine'), join(folder, name));
		}
		const {host, keeper} = open(home);
		rememberLists(keeper, {roles});
		expect(readFileSync(join(home, 'mine'), 'utf8')).toBe('mine');
		expect(readLists(host, 'default', 1000).roles).toEqual(roles);
		expect(readdirSync(folder).toSorted()).toEqual([
			'lists-default.json',
			'lists-default.json.new',
		]);
	});

	it('are given up below /proc', () => {
		const {host, keeper} = open('/proc/x');
		rememberLists(keeper, {roles});
		expect(readLists(host, 'default', 1000).roles).toEqual([]);
	});
});
