import {describe, expect, it} from 'vitest';
import type {User} from '../../source/api/types.ts';
import {InviteError} from '../../source/errors.ts';
import type {FollowUpReport, FollowUpWatch, PeopleDesk} from '../../source/guide/people/desk.ts';
import {toPeople} from '../../source/guide/people/people.ts';
import {createPeopleSession} from '../../source/guide/people/session.ts';
import {createTheme} from '../../source/ui/theme.tsx';
import {PeopleApp} from '../../source/wizard/people.tsx';
import {words} from '../../source/words/words.ts';
import {plainAccount} from '../helpers/account.ts';
import {keySequences as keys} from '../helpers/keys.ts';
import {guardByHand, stage} from '../ui/stage.tsx';

const users: User[] = [
	{id: 'u-1', email: 'ada@acme.com', state: 'active', firstName: 'Ada', lastName: 'Marsh'},
	{id: 'u-2', email: 'omar@acme.com', state: 'expired', displayName: 'Omar', roleId: 'r-1'},
	{id: 'u-3', email: 'priya@acme.com', state: 'pending', displayName: 'Priya'},
];

type World = Partial<PeopleDesk> & {columns?: number; rows?: number};

/** The list of people on an emulated terminal; what is followed up on goes through. */
function peopleStage({columns, rows, ...desk}: World = {}) {
	const followUps: string[] = [];
	const session = createPeopleSession({
		wanted: {},
		account: () => plainAccount,
		identify: async () => ({email: 'me@acme.com', domain: 'acme.com'}),
		load: async () => toPeople(users, {roles: [{id: 'r-1', name: 'Viewer'}]}),
		async followUp(action, people) {
			followUps.push(`${action} ${people.map(({email}) => email).join(' ')}`);
			const state = action === 'resend' ? 'pending' : 'cancelled';
			return {
				lines: ['it is done'],
				states: new Map(people.map(({key}) => [key, state] as const)),
			};
		},
		...desk,
	});
	const {guard, pass} = guardByHand();
	const on = stage(
		<PeopleApp
			session={session}
			theme={createTheme({colour: 'none', glyphs: 'unicode'})}
			guard={guard}
			screen={{whenSteady: (act) => act()}}
			suspend={async () => {}}
		/>,
		{...(columns ? {columns} : {}), ...(rows ? {rows} : {})},
	);
	return {
		...on,
		session,
		followUps,
		focuses: (label: string) =>
			on.until(`focus on ${label}`, () => on.lines().some((line) => line.startsWith(`❯ ${label}`))),
		/** Presses Enter as a person does: alone, and then nothing for a while. */
		enter() {
			pass(1000);
			on.type(keys.enter);
			pass(1000);
		},
	};
}

describe('the list of people', () => {
	it('shows everybody, and whose account it is', async () => {
		using on = peopleStage();
		await on.sees(words.people.everybody(3));
		await on.sees('acme.com · me@acme.com');
		await on.sees('❯   Ada Marsh  ada@acme.com');
		await on.sees('Omar       omar@acme.com   Viewer  expired');
	});

	it('finds by letters, and opens a person', async () => {
		using on = peopleStage();
		await on.sees('Ada');
		on.type('omar@');
		await on.focuses('  Omar');
		on.enter();
		await on.sees('ID            u-2');
		await on.focuses(words.people.back);
		on.enter();
		await on.focuses('  Omar');
	});

	it('resends to one person at once, and cancels after a question', async () => {
		using on = peopleStage();
		await on.sees('Ada');
		on.type('omar');
		await on.focuses('  Omar');
		on.enter();
		await on.focuses(words.people.back);
		on.type(keys.down);
		await on.focuses(words.people.actions.resend);
		on.enter();
		await on.sees('it is done');
		expect(on.followUps).toEqual(['resend omar@acme.com']);
		await on.sees('invited, pending');
		on.type(keys.down);
		on.type(keys.down);
		await on.focuses(words.people.actions.cancel);
		on.enter();
		await on.sees(words.people.ask.cancel(1));
		await on.focuses(words.guide.rows.no);
		expect(on.followUps).toHaveLength(1);
		on.type(keys.down);
		await on.focuses(words.guide.rows.yes);
		on.enter();
		await on.sees('it is done');
		expect(on.followUps).toEqual(['resend omar@acme.com', 'cancel omar@acme.com']);
	});

	it('marks with Space, and asks once for all that are marked', async () => {
		using on = peopleStage();
		await on.sees('Ada');
		on.type(keys.down);
		await on.focuses('  Omar');
		on.type(' ');
		await on.focuses('• Omar');
		await on.sees(words.people.actionsForMany.cancel(1));
		on.type(keys.down);
		await on.focuses('  Priya');
		on.type(' ');
		await on.sees(words.people.actionsForMany.cancel(2));
		on.type(keys.home);
		await on.focuses(words.people.actionsForMany.resend(2));
		on.enter();
		await on.sees(words.people.ask.resend(2));
		on.type(keys.down);
		await on.focuses(words.guide.rows.yes);
		on.enter();
		await on.sees('it is done');
		expect(on.followUps).toEqual(['resend omar@acme.com priya@acme.com']);
		expect(on.text()).not.toContain(words.people.actionsForMany.resend(2));
	});

	it('does not mark somebody whom nothing applies to', async () => {
		using on = peopleStage();
		await on.focuses('  Ada');
		on.type(' ');
		on.type(keys.down);
		await on.focuses('  Omar');
		expect(on.session.getState().marked.size).toBe(0);
	});

	it('turns through the states with Left and Right', async () => {
		using on = peopleStage();
		await on.sees(words.people.everybody(3));
		on.type(keys.right);
		await on.sees(words.people.inState('active', 1));
		on.type(keys.right);
		await on.sees(words.people.inState('pending', 1));
		on.type(keys.left);
		on.type(keys.left);
		await on.sees(words.people.everybody(3));
		on.type(keys.left);
		await on.sees(words.people.inState('expired', 1));
		expect(on.text()).not.toContain('Priya');
	});

	it('says why everybody could not be read, and tries again', async () => {
		let calls = 0;
		using on = peopleStage({
			load: async () => {
				calls++;
				if (calls === 1) throw new InviteError('PERMISSION_DENIED', 'You may not.');
				return toPeople(users, {});
			},
		});
		await on.sees('You may not.');
		await on.focuses(words.guide.rows.retry);
		on.enter();
		await on.sees(words.people.everybody(3));
	});

	it('says how far it is, and hands Ctrl+C to the run', async () => {
		let watch: FollowUpWatch | undefined;
		let settle: (report: FollowUpReport) => void = () => {};
		let interrupts = 0;
		using on = peopleStage({
			wanted: {state: 'expired'},
			followUp(_, __, watching) {
				watch = watching;
				watching.holdInterrupts(() => interrupts++);
				return new Promise((resolve) => {
					settle = resolve;
				});
			},
		});
		await on.focuses('  Omar');
		on.enter();
		await on.focuses(words.people.back);
		on.type(keys.down);
		await on.focuses(words.people.actions.resend);
		on.enter();
		await on.sees(words.people.working.resend(1));
		on.type(keys['ctrl+c']);
		await on.until('an interrupt', () => interrupts === 1);
		watch?.report?.({settled: 0, isStopping: true});
		await on.sees(words.wizard.keys.leaveNow);
		settle({lines: ['stopped'], states: new Map()});
		await on.sees('stopped');
	});

	it.each([
		[keys.escape, 0],
		[keys['ctrl+c'], 130],
	])('is left with %j', async (key, exitCode) => {
		using on = peopleStage();
		await on.sees('Ada');
		on.type(key);
		await on.until('the end', () => on.session.getState().status === 'ended');
		expect(on.session.getState()).toMatchObject({exitCode});
	});

	it.each([
		[80, 24],
		[40, 10],
	])('fits a window of %i by %i', async (columns, rows) => {
		const many = Array.from({length: 40}, (_, index) => ({
			id: `u-${index}`,
			email: `person-${index}@subsidiary.acme.com`,
			state: 'pending' as const,
			displayName: `Person Number ${index}`,
		}));
		using on = peopleStage({columns, rows, load: async () => toPeople(many, {})});
		await on.sees('person-0@');
		const lines = on.lines().filter((line) => line !== '');
		expect(lines.length).toBeLessThan(rows);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
		expect(on.text()).toContain('pending');
	});
});
