import {expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {it} from '../helpers/session-test.ts';
import {chooseFocused, chooseRow} from '../helpers/wizard-steps.ts';

const users = [
	{id: 'u-1', email: 'omar@acme.com', status: 'invited', inviteStatus: 'Expired'},
	{id: 'u-2', email: 'priya@acme.com', status: 'invited', inviteStatus: 'Pending'},
	{id: 'u-3', email: 'maria@acme.com', status: 'active'},
];

it('the list of people resends to those who are marked', async ({start, serve}) => {
	const {server, env} = await serve({users});
	const session = start({args: ['people'], env});
	await session.waitFor(words.people.everybody(3));
	session.type('omar');
	await session.waitFor(/❯ +omar@acme\.com/);
	session.press('enter');
	await session.waitFor('u-1');
	await chooseRow(session, words.people.mark);
	await session.waitFor(words.people.actionsForMany.resend(1));
	await session.waitFor(/❯ • +omar@acme\.com/);
	session.press('home');
	await session.waitFor(`❯ ${words.people.actionsForMany.resend(1)}`);
	await chooseFocused(session);
	await session.waitFor(`${words.people.done.resend(1, 1)}.`);
	session.press('escape');
	expect(await session.exit()).toMatchObject({code: 0});
	expect(session.history()).toContain(`${words.people.done.resend(1, 1)}.`);
	const paths = server.requests.filter(({method}) => method === 'POST').map(({path}) => path);
	expect(paths).toEqual(['/iam/v1/users/u-1/actions/resend']);
});

it('the list of people needs no escape codes on a dumb terminal', async ({start, serve}) => {
	const {env} = await serve({users});
	const session = start({args: ['people', '--state', 'expired'], env: {...env, TERM: 'dumb'}});
	await session.waitFor('3. omar@acme.com (expired)');
	session.type('omar');
	session.press('enter');
	await session.waitFor('ID: u-1');
	session.type('quit');
	session.press('enter');
	expect(await session.exit()).toMatchObject({code: 0});
});
