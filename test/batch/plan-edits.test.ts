import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Plan} from '../../source/batch/plan.ts';
import {
	answerForAll,
	editPerson,
	markRow,
	replan,
	takeGuessedNames,
} from '../../source/batch/plan-edits.ts';
import {planPeople} from '../../source/batch/plan-people.ts';
import {ifExistsValues} from '../../source/invite/existing.ts';
import {planOf, roles, somebody} from './planned.ts';

function row(plan: Plan, number: number) {
	return plan.rows.find((planned) => planned.row === number);
}

describe('a person in the plan', () => {
	it('can be made right', async () => {
		const plan = await planOf('email,role,last name\njane@,x,Doe, Jr.\njim@acme.com,,');
		expect(row(plan, 2)?.problems).toHaveLength(3);
		const named = editPerson(plan, 2, {email: 'jane@acme.com'});
		expect(row(named, 2)?.problems.map(({field}) => field)).toEqual(['role']);
		const right = editPerson(named, 2, {role: roles[0] ?? null});
		expect(row(right, 2)).toMatchObject({
			standing: 'ready',
			isIncluded: true,
			draft: {email: 'jane@acme.com', lastName: 'Doe', role: roles[0]},
		});
		expect(plan.counts).toMatchObject({wrong: 1, ready: 1});
		expect(right.counts).toMatchObject({wrong: 0, ready: 2});
	});

	it('can lose a value, and become somebody who is there', async () => {
		const plan = await planOf('email,last name,role\njim@acme.com,Roe,Admin', {
			users: [somebody()],
		});
		const changed = editPerson(plan, 2, {lastName: null, role: null, email: 'JANE@acme.com'});
		expect(row(changed, 2)).toMatchObject({
			standing: 'active',
			draft: {lastName: null, role: null},
			user: somebody(),
		});
	});

	it('settles a contradiction', async () => {
		const plan = await planOf('email,role\na@acme.com,Admin\na@acme.com,Viewer');
		expect(plan.counts.wrong).toBe(2);
		const {counts, rows} = editPerson(plan, 3, {email: 'b@acme.com'});
		expect(counts).toMatchObject({wrong: 0, ready: 2});
		expect(rows.map(({draft}) => draft?.role?.name)).toEqual(['Admin', 'Viewer']);
	});

	it('is done no longer once it was changed', async () => {
		const plan = await planOf('email,status,id,error\na@acme.com,invited,u-1,');
		expect(row(plan, 2)).toMatchObject({standing: 'done', action: 'skip'});
		expect(row(editPerson(plan, 2, {email: 'b@acme.com'}), 2)?.standing).toBe('ready');
	});
});

describe('a mark', () => {
	it('leaves a row out and takes it in again', async () => {
		const plan = await planOf('a@acme.com\nb@acme.com\nb@acme.com');
		const out = markRow(plan, 1, false);
		expect(out.rows.map(({isIncluded}) => isIncluded)).toEqual([false, true, false]);
		expect(out.counts).toMatchObject({toInvite: 1, leftOut: 1, ready: 2, repeated: 1, total: 3});
		expect(markRow(out, 1, true).rows).toEqual(plan.rows);
		expect(replan(out, {}).rows).toEqual(out.rows);
	});

	it('takes in nothing that cannot go out', async () => {
		const plan = await planOf('x@\njane@acme.com', {users: [somebody()]});
		for (const {row: number} of plan.rows) {
			expect(markRow(plan, number, true)).toBe(plan);
		}
	});

	it('outlives answers and a new read of everybody', async () => {
		const plan = markRow(await planOf('a@acme.com\njane@acme.com'), 1, false);
		const users = {users: [somebody()], isComplete: true};
		const next = replan(answerForAll(plan, {role: roles[1] ?? null}), {users});
		expect(next.rows.map(({standing, isIncluded}) => [standing, isIncluded])).toEqual([
			['ready', false],
			['active', false],
		]);
		expect(next.rows[0]?.draft?.role).toEqual(roles[1]);
	});
});

it('takes the names that addresses suggest, and they go with the address', async () => {
	const plan = await planOf('email,first name\njane.doe@acme.com,\njim.roe@acme.com,Jimmy');
	const named = takeGuessedNames(plan);
	expect(named.rows.map(({draft}) => [draft?.firstName, draft?.lastName])).toEqual([
		['Jane', 'Doe'],
		['Jimmy', null],
	]);
	expect(named.guessable).toBe(0);
	expect(row(editPerson(named, 2, {email: 'joan.poe@acme.com'}), 2)?.draft).toMatchObject({
		firstName: 'Joan',
		lastName: 'Poe',
	});
	expect(row(editPerson(named, 2, {lastName: null}), 2)?.draft).toMatchObject({
		firstName: 'Jane',
		lastName: null,
	});
});

it('adds up, and sends nobody twice, whatever the list and whatever is done to it', async () => {
	const address = fc.constantFrom(
		'a@acme.com',
		'A@acme.com',
		'b.c@acme.com',
		'd@acne.com',
		'x@',
		'',
	);
	const role = fc.constantFrom('', 'Admin', 'viewer', 'x', 'none');
	const name = fc.constantFrom('', 'Doe', 'none', '=1');
	const status = fc.constantFrom('', '', 'invited', 'failed', 'skipped');
	const line = fc
		.tuple(address, role, name, status)
		.map(([email, said, last, settled]) => [email, said, last, settled, '', ''].join(','));
	const change = fc.oneof(
		fc.tuple(fc.nat(12), fc.constantFrom('a@acme.com', 'n@acme.com')).map(
			([at, email]) =>
				(plan: Plan) =>
					editPerson(plan, at, {email}),
		),
		fc.tuple(fc.nat(12), fc.boolean()).map(
			([at, isIncluded]) =>
				(plan: Plan) =>
					markRow(plan, at, isIncluded),
		),
		fc.constantFrom(...roles).map((choice) => (plan: Plan) => answerForAll(plan, {role: choice})),
		fc.constant(takeGuessedNames),
	);
	const states = fc.constantFrom('active', 'pending', 'expired', 'unknown');
	await fc.assert(
		fc.asyncProperty(
			fc.array(line, {minLength: 1, maxLength: 10}),
			fc.array(change, {maxLength: 5}),
			fc.constantFrom(...ifExistsValues),
			fc.array(states, {maxLength: 1}),
			async (lines, changes, ifExists, there) => {
				const text = ['email,role,last name,status,id,error', 'z@acme.com,,,,,', ...lines].join(
					'\n',
				);
				const users = there.map((state) => somebody({email: 'a@ACME.com', state}));
				let plan = await planOf(text, {users, ifExists});
				for (const apply of changes) plan = apply(plan);
				const {rows, counts, input, edits} = plan;
				expect(rows.map(({row: at}) => at)).toEqual(input.list.rows.map(({row: at}) => at));
				const {total, toInvite, toResend, leftOut, toLookAt: _, ...standings} = counts;
				expect(Object.values(standings).reduce((sum, count) => sum + count, 0)).toBe(total);
				expect(total).toBe(rows.length);
				const going = rows.filter(({isIncluded}) => isIncluded);
				expect(going).toHaveLength(toInvite + toResend);
				expect(going.every(({draft, problems}) => draft && problems.length === 0)).toBe(true);
				const able = rows.filter(({action}) => action === 'invite' || action === 'resend');
				expect(able).toHaveLength(toInvite + toResend + leftOut);
				const addresses = able.map(({email}) => email.toLowerCase());
				expect(new Set(addresses).size).toBe(addresses.length);
				for (const {action, problems} of rows) {
					expect(problems.length > 0).toBe(action === 'refuse');
				}
				expect(planPeople(input, edits)).toEqual(plan);
			},
		),
		{numRuns: 300},
	);
});
