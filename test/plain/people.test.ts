import {PassThrough} from 'node:stream';
import {expect, it} from 'vitest';
import type {User} from '../../source/api/types.ts';
import type {Person} from '../../source/guide/people/people.ts';
import {toPeople} from '../../source/guide/people/people.ts';
import {runPlainPeople} from '../../source/plain/people.ts';
import {words} from '../../source/words/words.ts';
import {plainAccount} from '../helpers/account.ts';

const users: User[] = [
	{id: 'u-1', email: 'ada@acme.com', state: 'active', firstName: 'Ada', lastName: 'Marsh'},
	{id: 'u-2', email: 'omar@acme.com', state: 'expired', displayName: 'Omar'},
	{id: 'u-3', email: 'priya@acme.com', state: 'pending', displayName: 'Priya', roleId: 'r-1'},
];

const lists = {roles: [{id: 'r-1', name: 'Viewer'}]};

/** Lines are typed one after the other, each once its question stands there; resolves to everything written. */
async function talk(lines: readonly string[], everybody: readonly User[] = users) {
	const input = Object.assign(new PassThrough(), {isTTY: true, setRawMode: () => input});
	const output = new PassThrough();
	const left = [...lines];
	const followUps: string[] = [];
	let written = '';
	let clock = 0;
	output.on('data', (chunk) => {
		written += String(chunk);
		if (!/: $/.test(written)) return;
		const line = left.shift();
		setTimeout(() => (line === undefined ? input.end() : input.write(`${line}\n`)), 5);
	});
	await runPlainPeople({
		desk: {
			wanted: {},
			account: () => plainAccount,
			identify: async () => ({domain: 'acme.com'}),
			load: async () => toPeople(everybody, lists),
			followUp: async (action, people) => {
				followUps.push(`${action} ${people.map(({email}) => email).join(' ')}`);
				const state = action === 'resend' ? 'pending' : 'cancelled';
				return {
					lines: ['it is done'],
					states: new Map(people.map(({key}: Person) => [key, state] as const)),
				};
			},
		},
		input,
		output,
		now: () => {
			clock += 1000;
			return clock;
		},
		holdInterrupts: () => () => {},
	});
	return {written, followUps};
}

it('lists everybody, and ends at Done', async () => {
	const {written} = await talk([words.guide.rows.done]);
	expect(written).toContain(
		[
			words.people.everybody(3),
			'  1. Show others (now: Everybody (3))',
			'  2. Done',
			'  3. Ada Marsh (ada@acme.com, active)',
			'  4. Omar (omar@acme.com, expired)',
			'  5. Priya (priya@acme.com, Viewer, pending)',
		].join('\n'),
	);
});

it.each(['quit', 'back'])('ends at %s', async (word) => {
	expect((await talk([word])).followUps).toEqual([]);
});

it('finds by part of a name or address, and shows all that is known', async () => {
	const {written} = await talk(['pri', 'back', 'quit']);
	expect(written).toContain(
		['priya@acme.com', 'Name: Priya', 'Role: Viewer', 'Organization: account default'].join('\n'),
	);
	expect(written).toContain('ID: u-3');
});

it('resends to one person, and knows where they stand then', async () => {
	const {written, followUps} = await talk(['omar', 'Resend', 'back', 'quit']);
	expect(followUps).toEqual(['resend omar@acme.com']);
	expect(written).toContain('it is done');
	expect(written).toContain('Omar (omar@acme.com, pending)');
});

it.each([
	['1', []],
	['', []],
	['2', ['cancel priya@acme.com']],
])('asks once more before it cancels: "%s"', async (answer, expected) => {
	const lines = ['priya', words.people.actions.cancel, answer, 'back', 'quit'];
	const {written, followUps} = await talk(lines);
	expect(written).toContain(words.people.ask.cancel(1));
	expect(followUps).toEqual(expected);
});

it('offers nothing for somebody who is active', async () => {
	const {written} = await talk(['ada', 'back', 'quit']);
	expect(written).toContain(`  1. ${words.people.back}\n`);
});

it('marks several, and asks once for all', async () => {
	const {mark, actionsForMany} = words.people;
	const lines = ['omar', mark, 'priya', mark, actionsForMany.resend(2), 'yes', 'quit'];
	const {written, followUps} = await talk(lines);
	expect(written).toContain(words.people.ask.resend(2));
	expect(followUps).toEqual(['resend omar@acme.com priya@acme.com']);
});

it('shows those in one state', async () => {
	const {written} = await talk(['1', 'expired', 'quit']);
	expect(written).toContain(`  3. ${words.people.inState('pending', 1)}`);
	expect(written).toMatch(/Expired \(1\)\n {2}1\. Show others .*\n {2}2\. Done\n {2}3\. Omar/);
});

it('goes through long lists page by page', async () => {
	const many = Array.from({length: 30}, (_, index) => ({
		id: `u-${index}`,
		email: `p${index}@acme.com`,
		state: 'active' as const,
	}));
	const {written} = await talk(['more', 'quit'], many);
	expect(written).toContain(words.plain.moreRows(17));
	expect(written).toContain('p27@acme.com');
	expect(written).not.toContain('p28@acme.com');
});
