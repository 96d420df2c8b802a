import {describe, expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {it, type SessionFixtures} from '../helpers/session-test.ts';
import {
	asks,
	chooseFocused,
	chooseRow,
	enterEmail,
	enterLine,
	goToReview,
	inOrder,
} from '../helpers/wizard-steps.ts';

describe.concurrent('the address', () => {
	it.for(['jane', 'jane@', 'jane@acme', 'jane doe@acme.com', '@acme.com', 'jane@acme..com'])(
		'%s never leaves the question and is told what is wrong',
		async (wrong, {start, serve}) => {
			const {server, env} = await serve();
			const session = start({env});
			await session.waitFor(words.fields.email.question);
			session.type(wrong);
			await session.waitFor(wrong);
			session.press('enter');
			await session.waitFor(/[✗!] \S/);
			await session.waitFor(words.fields.email.question);
			await session.waitFor(wrong);
			expect(server.requests.filter(({path}) => path === '/iam/v1/users')).toEqual([]);
		},
	);

	it('is usable at once, before any answer from the network', async ({start, fail}) => {
		const {env} = await fail({
			reads: {validate: 'hang', roles: 'hang', organizations: 'hang', users: 'hang'},
		});
		const session = start({env});
		await enterEmail(session, 'jane@acme.com');
		await enterLine(session, 'Jane');
		await session.waitFor(asks('lastName'));
	});
});

describe.concurrent('flags', () => {
	it('skip their questions, and an unknown role lists the candidates', async ({start, serve}) => {
		const {env} = await serve();
		const session = start({
			env,
			args: [
				'jane@acme.com',
				'--first-name',
				'Jane',
				'--last-name',
				'none',
				'--job-title',
				'none',
				'--role',
				'Owner',
			],
		});
		await session.waitFor(words.fields.role.question);
		await session.waitFor(/Owner/);
		await session.waitFor('Viewer');
		await session.waitFor('Editor');
	});

	it('lead straight to the review when they answer everything', async ({start, serve}) => {
		const {env} = await serve();
		const session = start({
			env,
			args: [
				'jane@acme.com',
				'--first-name',
				'Jane',
				'--last-name',
				'none',
				'--job-title',
				'Founder',
				'--role',
				'view',
				'--organization',
				'org-two',
			],
		});
		await session.waitFor(/Role +Viewer/);
		await session.waitFor(/Organization +Two/);
		await session.waitFor(`❯ ${words.guide.rows.send}`);
		expect(session.history()).not.toContain(words.fields.role.question);
	});

	it('with an address that cannot be are refused with 30', async ({start}) => {
		const session = start({args: ['--demo', '--email', 'jane']});
		expect(await session.exit()).toMatchObject({code: 30});
		expect(session.isCursorShown()).toBe(true);
	});
});

describe.concurrent('going back', () => {
	it('keeps every value and the cursor, and forgets a filter', async ({start}) => {
		const session = start({args: ['--demo']});
		await enterEmail(session, 'jane@acme.com');
		session.type('Janette');
		await session.waitFor('Janette');
		session.press('left', 'left', 'left');
		await session.waitFor((now) => now.cursor().column === 2 + 'Janette'.length - 3);
		session.press('enter');
		await session.waitFor(asks('lastName'));
		await enterLine(session, 'Doe');
		await session.waitFor(words.fields.jobTitle.question);
		session.type('eng');
		await session.waitFor(/\n +eng +\d\/2/);
		session.press('shift+tab');
		await session.waitFor(asks('lastName', 'Doe'));
		session.press('escape');
		await session.waitFor(asks('firstName', 'Janette'));
		await session.waitFor((now) => now.cursor().column === 2 + 'Janette'.length - 3);
		session.press('shift+tab');
		await session.waitFor(asks('email', 'jane@acme.com'));
		session.press('enter');
		await session.waitFor(asks('firstName', 'Janette'));
		await session.waitFor((now) => now.cursor().column === 2 + 'Janette'.length - 3);
		session.press('enter');
		await session.waitFor(asks('lastName', 'Doe'));
		session.press('enter');
		await session.waitFor(inOrder(words.ui.typeToFilter, `❯ ${words.fields.jobTitle.unsetRow}`));
		session.press('escape');
		await session.waitFor(asks('lastName', 'Doe'));
	});
});

describe.concurrent('a list that cannot be loaded', () => {
	async function openFailed(start: SessionFixtures['start'], env: Record<string, string>) {
		const session = start({env});
		await enterEmail(session, 'jane@acme.com');
		await enterLine(session, '');
		await session.waitFor(asks('lastName'));
		await enterLine(session, '');
		await session.waitFor(words.fields.jobTitle.question);
		session.press('enter');
		await session.waitFor(`❯ ${words.guide.rows.retry}`);
		await session.waitFor(words.fields.role.failed);
		return session;
	}

	it('can be tried again', async ({start, fail}) => {
		const {env} = await fail({reads: {roles: ['html-403', 'none']}});
		const session = await openFailed(start, env);
		session.press('enter');
		await session.waitFor('Viewer');
	});

	it('can be answered with an ID, which goes out as it is', async ({start, fail}) => {
		const {server, env} = await fail({reads: {roles: 'not-found'}});
		const session = await openFailed(start, env);
		session.press('down');
		await session.waitFor(`❯ ${words.guide.rows.typeId}`);
		session.press('enter');
		await session.waitFor(words.fields.role.typeId);
		await enterLine(session, 'role-1');
		await session.waitFor(words.guide.readyToInvite);
		await chooseFocused(session);
		await session.waitFor(words.guide.invited('jane@acme.com'));
		const post = server.requests.find(({method}) => method === 'POST');
		expect(JSON.parse(post?.body ?? '')).toMatchObject({roleId: 'role-1'});
	});

	it('can be left unset', async ({start, fail}) => {
		const {server, env} = await fail({reads: {roles: 'truncated-json'}});
		const session = await openFailed(start, env);
		session.press('down', 'down');
		await session.waitFor(`❯ ${words.fields.role.unsetRow}`);
		session.press('enter');
		await session.waitFor(
			inOrder(words.guide.readyToInvite, words.fields.role.label, words.fields.role.unset),
		);
		await chooseFocused(session);
		await session.waitFor(words.guide.invited('jane@acme.com'));
		const post = server.requests.find(({method}) => method === 'POST');
		expect(JSON.parse(post?.body ?? '')).not.toHaveProperty('roleId');
	});
});

describe.concurrent('somebody who is there already', () => {
	it('is said under the open question and takes the screen at the next step', async ({start}) => {
		const session = start({args: ['--demo']});
		await enterEmail(session, 'maria.silva@acme.com');
		await session.waitFor(inOrder(words.guide.isActive('maria.silva@acme.com')));
		await session.waitFor(words.fields.firstName.question);
		session.press('enter');
		await session.waitFor(/State +active/);
		await session.waitFor(/Role +FinOps Analyst/);
		expect(session.screen()).not.toContain('Resend it');
		await chooseRow(session, words.guide.rows.useAnotherAddress);
		await session.waitFor(words.fields.email.question);
	});

	it('gets the invitation again, with the role it has', async ({start, serve}) => {
		const {server, env} = await serve({
			users: [
				{
					id: 'u 1',
					email: 'priya@acme.com',
					status: 'Invited',
					inviteStatus: 'Expired',
					roleId: 'role-editor',
					organizationId: 'org-two',
				},
			],
		});
		const session = start({env});
		await enterEmail(session, 'priya@acme.com');
		await session.waitFor(inOrder(words.guide.wasInvited('priya@acme.com')));
		session.press('enter');
		await session.waitFor(words.guide.rows.resendAs(['Editor', 'Two']));
		await session.waitFor(/State +expired/);
		await chooseFocused(session);
		await session.waitFor('works until');
		await chooseFocused(session);
		expect(await session.exit()).toMatchObject({code: 0});
		const posts = server.requests.filter(({method}) => method === 'POST');
		expect(posts.map(({path}) => path)).toEqual(['/iam/v1/users/u%201/actions/resend']);
		expect(posts[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('can have the invitation cancelled', async ({start, serve}) => {
		const {server, env} = await serve({
			users: [{id: 'u-1', email: 'priya@acme.com', status: 'invited', inviteStatus: 'Pending'}],
		});
		const session = start({env});
		await enterEmail(session, 'priya@acme.com');
		await session.waitFor(inOrder(words.guide.wasInvited('priya@acme.com')));
		session.press('enter');
		await chooseRow(session, words.guide.rows.cancel);
		await session.waitFor(words.guide.cancelThis);
		await chooseRow(session, words.guide.rows.yes);
		await session.waitFor(words.guide.cancelled('priya@acme.com'));
		const posts = server.requests.filter(({method}) => method === 'POST');
		expect(posts.map(({path}) => path)).toEqual(['/iam/v1/users/u-1/actions/cancel']);
	});

	it('is not asked twice: a held Enter does nothing there', async ({start, serve}) => {
		const {server, env} = await serve({
			users: [{id: 'u-1', email: 'priya@acme.com', status: 'invited'}],
		});
		const session = start({env});
		await enterEmail(session, 'priya@acme.com');
		await session.waitFor(inOrder(words.guide.wasInvited('priya@acme.com')));
		session.press('enter', 'enter', 'enter');
		await session.waitFor('Resend it as');
		session.press('enter', 'enter');
		session.press('ctrl+c');
		await session.exit();
		expect(server.requests.filter(({method}) => method === 'POST')).toEqual([]);
	});
});

describe.concurrent('the review', () => {
	it('edits every row and comes back with the others kept', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env});
		await goToReview(session, {email: 'jane@acme.com'});
		for (const [row, question, type, shown] of [
			[
				words.fields.firstName.question,
				words.fields.firstName.question,
				'Jane',
				/First name +Jane/,
			],
			[words.fields.lastName.question, words.fields.lastName.question, 'Doe', /Last name +Doe/],
			['Job title', words.fields.jobTitle.question, 'legal', /Job title +Legal/],
			['Role', words.fields.role.question, 'view', /Role +Viewer/],
			['Organization', words.fields.organization.question, 'one', /Organization +One/],
		] as const) {
			await chooseRow(session, row);
			await session.waitFor((now) => now.screen().includes(`\n${question}\n`));
			session.type(type);
			await session.waitFor(new RegExp(`\\n +${type}|\\n +${type} +1/`));
			session.press('enter');
			await session.waitFor(shown);
			await session.waitFor(words.guide.readyToInvite);
		}
		await chooseRow(session, 'Email');
		await session.waitFor(asks('email', 'jane@acme.com'));
		session.press('ctrl+u');
		await session.waitFor((now) => now.cursor().column === 2);
		await enterLine(session, 'joan@acme.com');
		await session.waitFor(/Email +joan@acme\.com/);
		session.press('home');
		await session.waitFor(`❯ ${words.guide.rows.send}`);
		await session.pressEnterAlone();
		await session.waitFor(words.guide.invited('joan@acme.com'));
		expect(server.posts.map(({body}) => JSON.parse(body))).toEqual([
			{
				email: 'joan@acme.com',
				firstName: 'Jane',
				lastName: 'Doe',
				jobTitle: 'Legal / Purchasing',
				roleId: 'role-viewer',
				organizationId: 'org-one',
			},
		]);
	});

	it('shows the request and the command, and Enter there never sends', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env, args: ['-D', 'customer-7']});
		await goToReview(session, {email: 'jane@acme.com', role: 'edit'});
		session.type('v');
		await session.waitFor('"roleId": "role-editor"');
		await session.waitFor('POST ');
		await session.waitFor('customerContext=customer-7');
		expect(session.screen()).not.toContain(server.key);
		await session.pressEnterAlone();
		await session.waitFor(`❯ ${words.guide.rows.send}`);
		session.type('c');
		await session.waitFor('--role Editor');
		await session.waitFor('--customer-context customer-7');
		expect(session.screen()).not.toContain(server.key);
		session.type('c');
		await session.waitFor(`❯ ${words.guide.rows.send}`);
		session.type('c');
		await session.waitFor('--role Editor');
		session.press('escape');
		await session.waitFor(`❯ ${words.guide.rows.send}`);
		expect(server.posts).toHaveLength(0);
	});
});
