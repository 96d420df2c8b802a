import {describe, expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {it} from '../helpers/session-test.ts';
import {asks, chooseFocused, chooseRow, goToReview} from '../helpers/wizard-steps.ts';

describe.concurrent('a whole invite', () => {
	it.for([
		{columns: 80, rows: 24, inviteStatus: 201},
		{columns: 120, rows: 40, inviteStatus: 200},
		{columns: 50, rows: 15, inviteStatus: 201},
	] as const)(
		'is sent once with what was answered, at $columns x $rows, $inviteStatus',
		async ({columns, rows, inviteStatus}, {start, serve}) => {
			const {server, env} = await serve({inviteStatus});
			const session = start({env, columns, rows, args: ['-D', 'customer-7']});
			await goToReview(session, {
				email: 'jane@acme.com',
				firstName: 'Jane',
				lastName: 'Doe',
				jobTitle: 'Found',
				role: 'edit',
				organization: 'two',
			});
			await session.waitFor(/An email with a sign-up link goes to\s+jane@acme\.com\./);
			expect(server.posts).toHaveLength(0);
			await chooseFocused(session);
			await session.waitFor(words.guide.invited('jane@acme.com'));
			await session.waitFor(/Role +Editor/);
			await session.waitFor(/Organization +Two/);
			await session.waitFor(/Status +invited/);
			await session.waitFor(/ID +invited-1/);
			await chooseFocused(session);
			expect(await session.exit()).toMatchObject({code: 0});

			expect(session.history()).toContain(words.guide.invited('jane@acme.com'));
			expect(server.posts).toHaveLength(1);
			const [post] = server.posts;
			expect(JSON.parse(post?.body ?? '')).toEqual({
				email: 'jane@acme.com',
				firstName: 'Jane',
				lastName: 'Doe',
				jobTitle: 'Founder',
				roleId: 'role-editor',
				organizationId: 'org-two',
			});
			expect(post?.headers).toMatchObject({
				authorization: `Bearer ${server.key}`,
				'x-tenant-id': 'customer-7',
			});
			expect(post?.query).toEqual({customerContext: 'customer-7'});
		},
	);

	it('copies the command to the clipboard of the terminal, and nothing where stdout is read', async ({
		start,
		serve,
	}) => {
		const {server, env} = await serve();
		const session = start({env});
		await goToReview(session, {email: 'jane@acme.com'});
		session.type('c');
		await session.waitFor(`y ${words.wizard.keys.copy}`);
		session.type('y');
		await session.waitFor(`✓ ${words.wizard.keys.copied}`);
		const [, copied = ''] = /\u{1B}\]52;c;([A-Za-z\d+/=]+)\u{1B}\\/u.exec(session.output()) ?? [];
		const text = Buffer.from(copied, 'base64').toString();
		expect(text).toMatch(/^dci-invite --email jane@acme\.com .*--yes$/);
		expect(text).not.toContain(server.key);

		const piped = start({
			env,
			command: ['sh', '-c', '"$NODE" "$PROGRAM" --json | cat'],
		});
		await goToReview(piped, {email: 'jane@acme.com'});
		piped.type('c');
		await piped.waitFor(words.wizard.command);
		piped.type('y');
		piped.press('escape');
		await piped.waitFor(`❯ ${words.guide.rows.send}`);
		expect(piped.output()).not.toContain('\u{1B}]52');
	});

	it('sends only what was answered', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env});
		await goToReview(session, {email: 'jane.doe@acme.com'});
		await chooseFocused(session);
		await session.waitFor(words.guide.invited('jane.doe@acme.com'));
		session.press('escape');
		expect(await session.exit()).toMatchObject({code: 0});
		expect(server.posts.map(({body}) => JSON.parse(body))).toEqual([{email: 'jane.doe@acme.com'}]);
		expect(server.posts[0]?.headers['x-tenant-id']).toBeUndefined();
		expect(server.posts[0]?.rawQuery).toBe('');
	});

	it('takes the only organization and leaves out none at all', async ({start, serve}) => {
		for (const [organizations, sent] of [
			[[{id: 'org-one', name: 'One'}], {organizationId: 'org-one'}],
			[[], {}],
		] as const) {
			const {server, env} = await serve({organizations: [...organizations]});
			const session = start({env});
			await goToReview(session, {email: 'jane@acme.com'});
			await session.waitFor(
				({screen}) =>
					screen().includes(words.guide.rows.send) &&
					screen().includes(words.guide.origins['only-one']) === (organizations.length === 1),
			);
			await chooseFocused(session);
			await session.waitFor(words.guide.invited('jane@acme.com'));
			expect(JSON.parse(server.posts[0]?.body ?? '')).toEqual({email: 'jane@acme.com', ...sent});
		}
	});

	it('goes on to the next one with what was chosen before', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env});
		await goToReview(session, {email: 'jane@acme.com', role: 'edit', organization: 'two'});
		await chooseFocused(session);
		await session.waitFor(words.guide.invited('jane@acme.com'));
		await chooseRow(session, words.guide.rows.inviteLikeThis);
		await session.waitFor(words.fields.email.question);
		session.type('omar@acme.com');
		await session.waitFor('omar@acme.com');
		session.press('enter');
		await session.waitFor(asks('firstName'));
		session.press('enter');
		await session.waitFor(asks('lastName'));
		session.press('enter');
		await session.waitFor(new RegExp(`${words.guide.readyToInvite}[\\s\\S]*\\(as before\\)`));
		await chooseFocused(session);
		await session.waitFor(words.guide.invited('omar@acme.com'));
		session.press('ctrl+c');
		expect(await session.exit()).toMatchObject({code: 0});
		expect(server.posts.map(({body}) => JSON.parse(body))).toEqual([
			{email: 'jane@acme.com', roleId: 'role-editor', organizationId: 'org-two'},
			{email: 'omar@acme.com', roleId: 'role-editor', organizationId: 'org-two'},
		]);
	});

	it('asks for the customer of a key that reaches several', async ({start, serve}) => {
		const {server, env} = await serve({tenantId: 'customer-7'});
		const session = start({env});
		await session.waitFor(words.fields.email.question);
		session.type('jane@acme.com');
		await session.waitFor('jane@acme.com');
		session.press('enter');
		await session.waitFor(asks('firstName'));
		session.press('enter');
		await session.waitFor(asks('lastName'));
		session.press('enter');
		await session.waitFor(words.fields.jobTitle.question);
		session.press('enter');
		await session.waitFor('--customer-context');
		expect(server.posts).toHaveLength(0);
	});
});
