import {describe, expect, it} from 'vitest';
import {words} from '../../source/words/words.ts';
import {somebody} from '../guide/fixtures.ts';
import {type Session, sitDown} from './session.ts';

const world = {many: {users: [somebody({email: 'active@acme.com', state: 'active'})]}};

/** The list of four people, with every shared question answered by its first row. */
async function openList(session: Session) {
	await session.answers(
		words.fields.email.question,
		'Jane Doe <jane@acme.com>, omar@acme.com, bob@acme.con, active@acme.com',
	);
	for (const key of ['jobTitle', 'role', 'organization'] as const) {
		await session.sees(words.fields[key].question);
		await session.answers(words.fields[key].unsetRow, '');
	}
	await session.sees(words.many.ready(2, 4));
}

describe('several people in the plain face', () => {
	it('are listed with numbers, and sent by the first', async () => {
		const session = sitDown(world);
		await openList(session);
		await session.sees('1. Send 2 invitations');
		await session.sees(`bob@acme.con (${words.many.didYouMean('bob@acme.com')})`);
		await session.answers(words.ask.numberOrName, '1');
		await session.sees(words.many.sending(2));
		await session.sees(words.many.invited(2, 2));
		for (const email of ['jane@acme.com', 'omar@acme.com']) {
			expect(session.output()).toContain(`${email}: ${words.many.statuses.invited}`);
		}
		await session.answers(words.ask.numberOrName, '1');
		expect(await session.ends()).toEqual({exitCode: 0, reason: 'many'});
		expect(session.many.posted.toSorted()).toEqual(['jane@acme.com', 'omar@acme.com']);
	});

	it('are taken in, left out and changed by number', async () => {
		const session = sitDown(world);
		await openList(session);
		await session.answers(words.ask.numberOrName, 'bob@acme.con');
		await session.answers(words.ask.numberOrName, words.many.rows.takeIn);
		await session.sees(words.many.ready(3, 4));
		await session.answers(words.ask.numberOrName, 'jane@acme.com');
		await session.answers(words.ask.numberOrName, words.many.rows.change);
		await session.sees(words.many.person);
		await session.answers(words.ask.numberOrName, words.many.rows.backToList);
		await session.sees(words.many.ready(3, 4));
		await session.answers(words.ask.numberOrName, 'quit');
		expect((await session.ends()).exitCode).toBe(130);
		expect(session.many.posted).toEqual([]);
	});

	it('lead back to the questions', async () => {
		const session = sitDown(world);
		await openList(session);
		await session.answers(words.ask.numberOrName, 'back');
		await session.sees(words.fields.organization.question);
		session.closes();
		await session.ends();
	});
});
