import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Problem} from '../../../source/errors.ts';
import {defaultKinds} from '../../../source/invite/fields.ts';
import {openSettings} from '../../../source/settings/settings.ts';
import {words} from '../../../source/words/words.ts';
import {
	type DocumentServer,
	type DocumentUser,
	startDocumentServer,
} from '../../helpers/document-server.ts';
import {speedUpClock} from '../../helpers/fast-clock.ts';
import {type FaultServerOptions, startFaultServer} from '../../helpers/fault-server.ts';
import type {RecordedRequest} from '../../helpers/http-server.ts';
import {newHome, type RunOptions, runCommand} from '../run-command.ts';

const users: DocumentUser[] = [
	{id: 'u-active', email: 'maria@acme.com', status: 'active', roleId: 'role-editor'},
	{
		id: 'u-pending',
		email: 'priya@acme.com',
		status: 'invited',
		inviteStatus: 'Pending',
		roleId: 'role-viewer',
		organizationId: 'org-one',
	},
	{id: 'u-old', email: 'omar@acme.com', status: 'invited', inviteStatus: 'Expired'},
	{id: 'u-off', email: 'lena@acme.com', status: 'invited', inviteStatus: 'Cancelled'},
	{id: 'u-odd', email: 'odd@acme.com', status: 'frozen'},
	{id: 'u-lee', email: 'lee@acme.com', status: 'invited', firstName: 'Lee', jobTitle: 'Founder'},
];

speedUpClock();

let service: DocumentServer;
beforeEach(async () => {
	service = await startDocumentServer({users});
});
afterEach(() => service.close());

function invite(args: string[], options: RunOptions = {}) {
	return runCommand(args, {service, ...options});
}
function bodies() {
	return service.posts.map(({body}) => JSON.parse(body) as unknown);
}
function seen(requests: readonly RecordedRequest[]) {
	return requests.map(({method, path}) => `${method} ${path}`).toSorted();
}
const jane = 'jane@acme.com';

describe('what is sent', () => {
	it.each<[string, string[], object]>([
		['the address alone', [jane, '--yes'], {}],
		['--email', ['--email', jane, '-y'], {}],
		['invite-user', ['invite-user', jane, '-y'], {}],
		['inviteuser', ['inviteuser', '--email', jane, '-y'], {}],
		[
			'every flag',
			[
				...['--email', jane, '--first-name', 'Jane', '--last-name', 'Doe', '--yes'],
				...['--job-title', 'founder', '--role', 'VIEWER', '--organization', 'org-two'],
			],
			{
				firstName: 'Jane',
				lastName: 'Doe',
				jobTitle: 'Founder',
				roleId: 'role-viewer',
				organizationId: 'org-two',
			},
		],
		[
			'a prefix',
			[jane, '-y', '--role', 'vie', '--job-title', 'fin'],
			{
				roleId: 'role-viewer',
				jobTitle: 'Finance / Accounting',
			},
		],
		['none', [jane, '-y', '--role', 'none', '--first-name', 'none', '--job-title', 'none'], {}],
		[
			'names beside the address',
			[`Jane Doe <${jane}>`, '-y'],
			{firstName: 'Jane', lastName: 'Doe'},
		],
		[
			'a flag before those names',
			[`Jane Doe <${jane}>`, '-y', '--first-name', 'J.'],
			{
				firstName: 'J.',
				lastName: 'Doe',
			},
		],
		[
			'the shorthand in words',
			['invite-user', 'email:', `${jane},`, 'roleId:', 'role-viewer', '-y'],
			{
				roleId: 'role-viewer',
			},
		],
		[
			'the shorthand in one word',
			['invite-user', `email: ${jane}, jobTitle: Finance / Accounting`, '-y'],
			{
				jobTitle: 'Finance / Accounting',
			},
		],
		[
			'the old name of the job title',
			['invite-user', `email: ${jane}, jobFunction: Finance / Accounting`, '-y'],
			{jobTitle: 'Finance / Accounting'},
		],
		[
			'a JSON body in words',
			[
				'invite-user',
				`{"email": "${jane}", "firstName": "a \\"email\\": b", "roleId": null}`,
				'-y',
			],
			{firstName: 'a "email": b'},
		],
		[
			'a flag before the shorthand',
			['invite-user', `email: ${jane}, firstName: A`, '-y', '--first-name', 'B'],
			{
				firstName: 'B',
			},
		],
	])('%s', async (_, args, more) => {
		const ran = await invite(args);
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(bodies()).toEqual([{email: jane, ...more}]);
		expect(ran.stdout).toMatch(/^Invited jane@acme\.com\n/);
	});

	it('reads a body from standard input, and flags win over it', async () => {
		const body = {email: jane, firstName: 'Jane', roleId: 'role-viewer', organizationId: null};
		const ran = await invite(['--input', '-', '--role', 'Editor', '-y', '--json'], {
			input: JSON.stringify(body),
		});
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(bodies()).toEqual([{email: jane, firstName: 'Jane', roleId: 'role-editor'}]);
		expect(JSON.parse(ran.stdout)).toMatchObject({
			status: 'invited',
			user: {id: 'invited-1', email: jane, state: 'invited'},
			role: {id: 'role-editor', name: 'Editor'},
			organization: null,
		});
	});

	it('takes saved defaults unless --no-defaults', async () => {
		const home = newHome();
		const settings = openSettings({env: {}, home, warn: () => {}});
		await settings.saveProfile('default', {
			defaults: {
				role: {id: 'role-viewer', name: 'Old name'},
				jobTitle: 'Founder',
				organization: null,
			},
		});
		await invite([jane, '-y'], {home});
		await invite(['jim@acme.com', '-y', '--no-defaults'], {home});
		await invite(['joe@acme.com', '-y', '--role', 'none'], {home});
		expect(bodies()).toEqual([
			{email: jane, roleId: 'role-viewer', jobTitle: 'Founder'},
			{email: 'jim@acme.com'},
			{email: 'joe@acme.com', jobTitle: 'Founder'},
		]);
	});

	it('never sends a default that is gone', async () => {
		const home = newHome();
		const settings = openSettings({env: {}, home, warn: () => {}});
		await settings.saveProfile('default', {defaults: {role: {id: 'gone', name: 'Gone role'}}});
		const ran = await invite([jane, '-y'], {home});
		expect(ran).toMatchObject({code: 30, stdout: ''});
		expect(ran.stderr).toContain('"Gone role" no longer exists');
		expect(service.posts).toEqual([]);
	});

	it.each<[string, string[], number]>([
		['nothing to match', [], 1],
		['a role', ['--role', 'Viewer'], 2],
		['both lists', ['--role', 'Viewer', '--organization', 'One'], 3],
	])('reads no more than it needs: %s', async (_, args, reads) => {
		await invite([jane, '-y', ...args]);
		expect(service.requests.filter(({method}) => method === 'GET')).toHaveLength(reads);
		expect(service.requests.at(-1)?.method).toBe('POST');
	});
});

describe('a body piped to invite-user', () => {
	const body = JSON.stringify({email: jane, firstName: 'Jane', jobTitle: 'Founder'});

	it.each(['invite-user', 'inviteuser'])('%s', async (name) => {
		const ran = await invite([name, '--yes', '--first-name', 'J'], {input: `${body}\n`});
		expect(ran).toMatchObject({code: 0});
		expect(bodies()).toEqual([{email: jane, firstName: 'J', jobTitle: 'Founder'}]);
	});

	it.each([
		['the guided invite', ['--yes'], body],
		['nothing', ['invite-user', '--yes'], ''],
		['an empty line', ['invite-user', '--yes'], '\n'],
	])('counts as not given: %s', async (_, args, input) => {
		const ran = await invite(args, {input});
		expect(ran).toMatchObject({code: 2});
		expect(ran.stderr).toContain('Missing: --email.');
	});

	it('is not read beside an address', async () => {
		const ran = await invite(['invite-user', jane, '--yes'], {input: 'x', isOpen: true});
		expect(ran).toMatchObject({code: 0});
		expect(bodies()).toEqual([{email: jane}]);
	});

	it.each([
		['an array', `[${body}]`, 'is not a JSON object'],
		['several lines', `${body}\n${body}\n`, 'is not valid JSON'],
		['a text', 'jane@acme.com', 'is not valid JSON'],
	])('is refused: %s', async (_, input, problem) => {
		const ran = await invite(['invite-user', '--yes'], {input});
		expect(ran).toMatchObject({code: 30, stdout: ''});
		expect(ran.stderr).toContain(problem);
		expect(ran.stderr).toContain('One JSON object is expected on standard input');
		expect(service.posts).toEqual([]);
	});

	it('is waited for, and it is said so', async () => {
		const args = ['invite-user', '--yes', '--timeout', '3'];
		const ran = await invite(args, {isOpen: true});
		expect(ran).toMatchObject({code: 2});
		expect(ran.stderr).toMatch(/^Reading standard input\.\.\.\n.*Missing: --email\./s);
	});

	it('that breaks off is not sent', async () => {
		const args = ['invite-user', '--yes', '--timeout', '1'];
		const ran = await invite(args, {input: '{"email": ', isOpen: true});
		expect(ran).toMatchObject({code: 2});
		expect(ran.stderr).toContain(words.commands.body.brokeOff(1));
	});
});

describe('a dry run', () => {
	it('checks everything and sends nothing', async () => {
		const ran = await invite([jane, '-n', '--role', 'Viewer', '--organization', 'One', '--json']);
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(JSON.parse(ran.stdout)).toEqual({
			account: {
				email: 'admin@acme.com',
				domain: 'acme.com',
				customerContext: null,
				profile: 'default',
			},
			status: 'dry-run',
			user: {email: jane},
			role: {id: 'role-viewer', name: 'Viewer'},
			organization: {id: 'org-one', name: 'One'},
			request: {
				method: 'POST',
				url: `${service.baseUrl}/iam/v1/users/invite`,
				body: {email: jane, roleId: 'role-viewer', organizationId: 'org-one'},
			},
		});
		expect(seen(service.requests)).toEqual([
			'GET /auth/v1/validate',
			'GET /iam/v1/organizations',
			'GET /iam/v1/roles',
			'GET /iam/v1/users',
		]);
	});

	it('wins over --yes, and is fit for people', async () => {
		const ran = await invite([jane, '--dry-run', '--yes', '-D', 'c-1']);
		expect(ran.code).toBe(0);
		expect(ran.stdout).toContain('Nothing was sent.');
		expect(ran.stdout).toContain(`POST ${service.baseUrl}/iam/v1/users/invite?customerContext=c-1`);
		expect(ran.stdout).toContain('"email": "jane@acme.com"');
		expect(service.posts).toEqual([]);
	});
});

describe('the account in a result', () => {
	it('is what the service says, and none where it says nothing', async () => {
		const flags = [jane, '-y', '--json', '--customer-context', 'c-1'];
		const ran = await invite(flags);
		expect(JSON.parse(ran.stdout)).toMatchObject({
			account: {
				email: 'admin@acme.com',
				domain: 'acme.com',
				customerContext: 'c-1',
				profile: 'default',
			},
		});
		const faulty = await startFaultServer({reads: {validate: 'server-error'}});
		const unsaid = await runCommand(flags, {service: faulty});
		await faulty.close();
		expect(unsaid.code).toBe(0);
		expect(JSON.parse(unsaid.stdout)).toMatchObject({account: {email: null, domain: null}});
	});
});

describe('what cannot be sent', () => {
	it.each<[string, string[], number, RegExp, string?]>([
		['a bad address', ['jane@', '-y'], 30, /--email/],
		['a bad address in a body', ['--input', '-', '-y'], 30, /^email: /, '{"email":"x@"}'],
		['no such role', [jane, '-y', '--role', 'Boss'], 30, /no role "Boss"[\s\S]*Viewer/],
		['no such title', [jane, '-y', '--job-title', 'Boss'], 30, /no job title "Boss"/],
		['an unknown field', ['--input', '-', '-y'], 30, /no field "mail"/, '{"mail":"x"}'],
		['no JSON', ['--input', '-', '-y'], 30, /not valid JSON/, '{email: x}'],
		['neither a body nor people', ['--input', '-', '-y'], 30, /no email address/, 'email=x'],
		['no object', ['invite-user', '-y'], 30, /not a JSON object/, '[]'],
		['nobody', ['--input', '-', '-y'], 30, /is empty/, '[]'],
		['a number', ['--input', '-', '-y'], 30, /firstName must be a string/, '{"firstName":1}'],
		[
			'a key twice',
			['--input', '-', '-y'],
			30,
			/email is given twice/,
			'{"email":"a@b.co","email":"c@d.co"}',
		],
		[
			'an escaped key twice',
			['--input', '-', '-y'],
			30,
			/email is given twice/,
			String.raw`{"email":"a@b.co","\u0065mail":"c@d.co"}`,
		],
		[
			'a title by both names',
			['--input', '-', '-y'],
			30,
			/jobTitle is given twice/,
			'{"jobTitle":null,"jobFunction":null}',
		],
		[
			'no UTF-8',
			['--input', '-', '-y'],
			30,
			/not valid UTF-8/,
			'{"email":"jane@acme.com","firstName":"J\u{FFFD}"}',
		],
		[
			'a key twice in words',
			['invite-user', '{"email":"a@b.co","email":"c@d.co"}', '-y'],
			30,
			/email is given twice/,
		],
		['too much', ['--input', '-', '-y'], 30, /larger than 64 KB/, `{${' '.repeat(70_000)}}`],
		['nothing but blanks', ['--input', '-', '-y'], 30, /is empty/, ' '.repeat(70_000)],
		['no such file', ['--input', '/nowhere/x.json', '-y'], 2, /does not exist/],
		['a folder', ['--input', '/', '-y'], 2, /is a folder/],
		['two addresses', [jane, '--email', jane, '-y'], 2, /twice/],
		['a word too many', [jane, 'doe', '-y'], 2, /one word too many/],
		['an unknown --if-exists', [jane, '-y', '--if-exists', 'ski'], 2, /Did you mean skip/],
		['an unknown flag', [jane, '-y', '--rol', 'x'], 2, /Did you mean --role/],
	])('%s', async (_, args, code, message, input) => {
		const ran = await invite(args, input === undefined ? {} : {input});
		expect(ran).toMatchObject({code, stdout: ''});
		expect(ran.stderr).toMatch(message);
		expect(service.posts).toEqual([]);
	});

	it('reads a body from a file', async () => {
		const home = newHome();
		const file = join(home, 'body.json');
		writeFileSync(file, '\u{FEFF}{"email":"jane@acme.com"}');
		expect(await invite(['--input', file, '-y'])).toMatchObject({code: 0});
		expect(bodies()).toEqual([{email: jane}]);
	});
});

describe('what is missing', () => {
	it('is named flag by flag, with values and a line that works as it stands', async () => {
		const ran = await invite(['--first-name', 'Jane']);
		expect(ran).toMatchObject({code: 2, stdout: ''});
		for (const words of [
			...[
				'--email',
				'--yes',
				'--dry-run',
				'--last-name',
				'--job-title',
				'--role',
				'--organization',
			],
			...['Viewer, Editor', 'One, Two', 'Data Engineer / Data Analysts'],
		]) {
			expect(ran.stderr).toContain(words);
		}
		expect(ran.stderr).not.toMatch(/^ +--first-name </m);
		expect(service.posts).toEqual([]);
	});

	it.each<[string, string[]]>([
		['nothing said', []],
		['a name with blanks', ['--first-name', "Jane 'J' $HOME"]],
		['a role that is not there', ['--role', 'Boss']],
		['a role that is there', ['--role', 'view', '--organization', 'One']],
		['only the consent', ['jane@acme.com', '--role', 'none']],
		['flags for every command', ['-D', 'c-1', '--no-defaults', '--if-exists', 'skip']],
	])('with an example that works: %s', async (_, args) => {
		const {stderr} = await invite(args);
		const line = /^ {2}dci-invite (.*)$/m.exec(stderr)?.[1] ?? '';
		const words = [...line.matchAll(/'[^']*'(?:\\''[^']*')*|"[^"]*"|\S+/g)].map(([word]) =>
			word.startsWith('"')
				? word.slice(1, -1)
				: word.replace(/^'|'$/g, '').replaceAll(String.raw`'\''`, "'"),
		);
		expect(await invite(words)).toMatchObject({code: 0, stderr: ''});
		expect(service.posts).toEqual([]);
	});

	it('asks nobody where there is no key', async () => {
		const ran = await runCommand(['--json']);
		expect(ran).toMatchObject({code: 2, stdout: ''});
		const {error} = JSON.parse(ran.stderr) as {error: {code: string; hint: string}};
		expect(error.code).toBe('USAGE_ERROR');
		expect(error.hint).toContain('dci-invite roles');
	});

	it('comes with what fits nothing, the nearest first, which the example takes', async () => {
		const ran = await invite([jane, '--role', 'Edtor']);
		expect(ran).toMatchObject({code: 2, stdout: ''});
		expect(ran.stderr).toMatch(
			/^.*Missing: --yes.* There is no role "Edtor"\.\nChoose from: Editor, Viewer/,
		);
		expect(ran.stderr).toMatch(/^ {2}dci-invite .*--role Editor .*--dry-run$/m);
	});

	it.each([
		['true', {}, 'Nobody is asked because CI is set. Missing: --email'],
		['true', {person: false}, 'There is no terminal to ask on. Missing: --email'],
	])('says why nobody is asked: CI=%s, %o', async (ci, options, message) => {
		const {stderr, code} = await invite([], {person: true, env: {CI: ci}, ...options});
		expect(code).toBe(2);
		expect(stderr).toContain(message);
	});

	it('is only the address with --yes', async () => {
		const {stderr, code} = await invite(['--yes']);
		expect(code).toBe(2);
		expect(stderr).toMatch(/^Missing: --email\.\n/);
	});
});

describe('--yes on a terminal without an address', () => {
	it('asks for the address, and sends', async () => {
		const ran = await invite(['--yes', '--role', 'Viewer', '--accessible'], {
			person: true,
			input: 'Jane Doe <jane@acme.com>\n',
		});
		expect(ran.code).toBe(0);
		expect(ran.stdout + ran.stderr).toContain(`${words.fields.email.question} `);
		expect(bodies()).toEqual([
			{email: jane, firstName: 'Jane', lastName: 'Doe', roleId: 'role-viewer'},
		]);
	});

	it('sends nothing when the person leaves', async () => {
		const ran = await invite(['-y', '--accessible'], {person: true, input: 'quit\n'});
		expect(ran.code).toBe(130);
		expect(ran.stderr).toContain(words.guide.nothingSent);
		expect(service.posts).toEqual([]);
	});

	it.each([[['-y', '--role', 'Viewer', '--first-name', 'Ja\u{200B}ne']], [['-n']]])(
		'asks nothing where more is wrong: %j',
		async (args) => {
			const ran = await invite(args, {person: true});
			expect(ran).toMatchObject({code: 2, stdout: ''});
			expect(ran.stderr).toContain('Missing: --email');
		},
	);
});

describe('every problem at once', () => {
	const badName = 'Ja\u{200B}ne';
	type Told = {error: {code: string; message: string; hint: string; problems: Problem[]}};
	async function problemsOf(args: string[], options: RunOptions = {}) {
		const ran = await invite([...args, '--json'], options);
		expect(ran.stdout).toBe('');
		const {error} = JSON.parse(ran.stderr) as Told;
		for (const {reason} of error.problems) expect(reason).toMatch(/\.$/);
		return {
			...ran,
			error,
			problems: error.problems.map(({flag, value, candidates}) => [flag, value, candidates[0]]),
		};
	}
	const wrong = ['--first-name', badName, '--job-title', 'Fonder', '--role', 'Edtor'];
	const found = [
		['--first-name', badName, undefined],
		['--job-title', 'Fonder', 'Founder'],
		['--role', 'Edtor', 'Editor'],
	];

	it.each<[string, string[], number, unknown[]]>([
		['wrong', ['jane@', ...wrong, '-y'], 30, [['--email', 'jane@', undefined], ...found]],
		[
			'missing and wrong',
			wrong,
			2,
			[['--email', null, undefined], ['--yes', null, undefined], ...found],
		],
		[
			'lists alone',
			[jane, '-y', '--role', 'Edtor', '--organization', 'Tow'],
			30,
			[
				['--role', 'Edtor', 'Editor'],
				['--organization', 'Tow', 'Two'],
			],
		],
	])('that is %s', async (_, args, code, problems) => {
		const told = await problemsOf(args);
		expect(told.code).toBe(code);
		expect(told.problems).toEqual(problems);
		const {stderr} = await invite(args);
		for (const {flag, value, reason, candidates} of told.error.problems) {
			expect(stderr).toContain(value === null ? flag : reason);
			if (candidates[0] !== undefined) expect(stderr).toContain(`Choose from: ${candidates[0]}`);
		}
		expect(service.posts).toEqual([]);
	});

	it('without a key says the rest, and the key', async () => {
		const options = {service: undefined} as unknown as RunOptions;
		const told = await problemsOf(['jane@', ...wrong, '-y'], options);
		expect(told.code).toBe(30);
		expect(told.problems).toEqual([
			['--email', 'jane@', undefined],
			...found.slice(0, 2),
			[null, null, undefined],
		]);
		expect(told.error.message).toContain(words.context.noKey);
		expect(await problemsOf([jane, '-y'], options)).toMatchObject({
			code: 10,
			problems: [[null, null, undefined]],
		});
	});

	it('names a default that is gone among them', async () => {
		const home = newHome();
		await openSettings({env: {}, home, warn: () => {}, defaults: defaultKinds}).saveProfile(
			'default',
			{
				defaults: {role: {id: 'gone', name: 'Editr'}, jobTitle: 'Astronaut'},
			},
		);
		const told = await problemsOf(['jane@', '-y'], {home});
		expect(told.problems.map(([flag, value]) => [flag, value])).toEqual([
			['--email', 'jane@'],
			['--job-title', 'Astronaut'],
		]);
		const both = await problemsOf([jane], {home});
		expect(both.problems.map(([flag]) => flag)).toEqual(['--yes', '--job-title', '--role']);
	});

	it.each<[string, string[], string]>([
		['a name that was refused', ['--first-name', badName], '--first-name "Ja ne"'],
		['names beside the address', [`Jane Doe <${jane}>`], '--first-name Jane --last-name Doe'],
		['a title that was refused', ['--job-title', 'Fonder'], '--job-title Founder'],
		[
			'flags of every command',
			['--timeout', '9', '-D', 'c-1'],
			'--customer-context c-1 --timeout 9',
		],
	])('keeps in the example %s', async (_, args, kept) => {
		const {stderr} = await invite(args);
		expect(/^ {2}dci-invite .*$/m.exec(stderr)?.[0]).toContain(kept);
	});
});

describe('somebody who is there already', () => {
	it.each<[string, string[], number, string[], RegExp]>([
		['fail', ['priya@acme.com'], 21, [], /already invited[\s\S]*pending[\s\S]*Viewer[\s\S]*resend/],
		['fail, active', ['maria@acme.com'], 21, [], /already an active user/],
		['fail, other letter case', ['Priya@ACME.com'], 21, [], /already invited/],
		['resend', ['priya@acme.com', '--if-exists', 'resend'], 0, ['resend'], /new link works until/],
		[
			'resend with the same role',
			['priya@acme.com', '--if-exists', 'resend', '--role', 'Viewer'],
			0,
			['resend'],
			/again/,
		],
		[
			'resend with another role',
			['priya@acme.com', '--if-exists', 'resend', '--role', 'Editor'],
			21,
			[],
			/has the role Viewer, not Editor/,
		],
		[
			'resend without a role',
			['priya@acme.com', '--if-exists', 'resend', '--role', 'none'],
			21,
			[],
			/has the role Viewer, not account default/,
		],
		[
			'resend with another organization',
			['priya@acme.com', '--if-exists', 'resend', '--organization', 'Two'],
			21,
			[],
			/organization One, not Two/,
		],
		[
			'resend to an active user',
			['maria@acme.com', '--if-exists', 'resend'],
			21,
			[],
			/active user/,
		],
		[
			'skip',
			['priya@acme.com', '--if-exists', 'skip'],
			0,
			[],
			/^Skipped: priya@acme\.com was already invited/,
		],
	])('%s', async (_, args, code, actions, message) => {
		const ran = await invite([...args, '--yes']);
		expect(ran.code).toBe(code);
		expect(ran.stdout + ran.stderr).toMatch(message);
		expect(code === 0 ? ran.stderr : ran.stdout).toBe('');
		const posts = service.requests.filter(({method}) => method === 'POST');
		expect(posts.map(({path}) => path.split('/').at(-1))).toEqual(actions);
		expect(service.requests.filter(({method}) => method === 'GET').length).toBeLessThanOrEqual(3);
	});

	it.each<[string, string[], number, string[], RegExp]>([
		['skip, active', ['maria@acme.com', '--if-exists', 'skip'], 0, [], /^Skipped: /],
		['skip, plainly invited', ['lee@acme.com', '--if-exists', 'skip'], 0, [], /^Skipped: /],
		['skip, expired', ['omar@acme.com', '--if-exists', 'skip'], 21, [], /expired/],
		['skip, cancelled', ['lena@acme.com', '--if-exists', 'skip'], 21, [], /cancelled/],
		['skip, an unknown state', ['odd@acme.com', '--if-exists', 'skip'], 21, [], /frozen/],
		[
			'resend with another title and name',
			['lee@acme.com', '--if-exists', 'resend', '--job-title', 'Management', '--last-name', 'Ho'],
			21,
			[],
			/the last name none, not Ho; the job title Founder, not Management/,
		],
		[
			'resend with the same name',
			['lee@acme.com', '--if-exists', 'resend', '--first-name', 'Lee'],
			0,
			['resend'],
			/again/,
		],
		[
			'resend with a name beside the address',
			['Kim Ho <lee@acme.com>', '--if-exists', 'resend'],
			21,
			[],
			/first name Lee, not Kim/,
		],
		['ensure, nothing differs', ['lee@acme.com', '--if-exists', 'ensure'], 0, [], /^Skipped: /],
		['ensure, expired', ['omar@acme.com', '--if-exists', 'ensure'], 0, ['resend'], /again/],
		['ensure, cancelled', ['lena@acme.com', '--if-exists', 'ensure'], 0, ['resend'], /again/],
		['ensure, unknown', ['odd@acme.com', '--if-exists', 'ensure'], 21, [], /frozen/],
		[
			'ensure, active, another role',
			['maria@acme.com', '--if-exists', 'ensure', '--role', 'Viewer'],
			21,
			[],
			/role Editor, not Viewer/,
		],
		[
			'ensure, expired, another role',
			['omar@acme.com', '--if-exists', 'ensure', '--role', 'Viewer'],
			21,
			[],
			/role account default, not Viewer/,
		],
		['a dry run', ['omar@acme.com', '--if-exists', 'resend', '-n'], 0, [], /can be resent/],
	])('%s', async (_, args, code, actions, message) => {
		const ran = await invite([...args, '--yes']);
		expect(ran.stdout + ran.stderr).toMatch(message);
		expect(ran.code).toBe(code);
		const posts = service.requests.filter(({method}) => method === 'POST');
		expect(posts.map(({path}) => path.split('/').at(-1))).toEqual(actions);
	});

	it('names what differs on a skip, with one warning', async () => {
		const args = ['priya@acme.com', '-y', '--if-exists', 'skip', '--role', 'Editor'];
		const ran = await invite(args);
		expect(ran).toMatchObject({code: 0, stdout: expect.stringMatching(/^Skipped: /)});
		expect(ran.stderr).toBe('priya@acme.com has the role Viewer, not Editor.\n');
		const json = await invite([...args, '--json']);
		expect(JSON.parse(json.stdout)).toMatchObject({status: 'skipped', differs: ['role']});
		expect(JSON.parse(json.stderr)).toEqual({
			warnings: ['priya@acme.com has the role Viewer, not Editor.'],
		});
	});

	it.each([
		['skip', 'skipped'],
		['resend', 'resent'],
	])('--if-exists %s says %s to scripts', async (what, status) => {
		const ran = await invite(['priya@acme.com', '-y', '--json', '--if-exists', what]);
		expect(JSON.parse(ran.stdout)).toMatchObject({
			status,
			user: {id: 'u-pending', email: 'priya@acme.com', state: 'pending'},
			role: {id: 'role-viewer', name: 'Viewer'},
			organization: {id: 'org-one', name: 'One'},
		});
	});
});

describe('every bad answer', () => {
	async function withFaults(faults: FaultServerOptions, args: string[]) {
		const server = await startFaultServer(faults);
		try {
			const ran = await runCommand([jane, '-y', ...args], {service: server});
			return {...ran, posts: server.posts, invited: server.invited};
		} finally {
			await server.close();
		}
	}

	it.concurrent.each<[string, FaultServerOptions, number, string, number]>([
		['look-up 401', {reads: {users: 'unauthorized'}}, 10, 'AUTHENTICATION_FAILED', 0],
		['look-up 403', {reads: {users: 'forbidden'}}, 11, 'PERMISSION_DENIED', 0],
		['look-up 500', {reads: {users: 'server-error'}}, 40, 'API_SERVER_ERROR', 0],
		['look-up lost', {reads: {users: 'reset-before'}}, 41, 'NETWORK_ERROR', 0],
		['look-up unreadable', {reads: {users: 'html-200'}}, 40, 'API_SERVER_ERROR', 0],
		['look-up 429 for long', {reads: {users: 'rate-limited-long'}}, 50, 'RATE_LIMITED', 0],
		['roles 403', {reads: {roles: 'forbidden'}}, 11, 'PERMISSION_DENIED', 0],
		['several customers', {reads: {users: 'tenant-required'}}, 30, 'VALIDATION_ERROR', 0],
		['400', {invite: 'bad-request'}, 30, 'VALIDATION_ERROR', 1],
		['401', {invite: 'unauthorized'}, 10, 'AUTHENTICATION_FAILED', 1],
		['403', {invite: 'forbidden'}, 11, 'PERMISSION_DENIED', 1],
		['404', {invite: 'not-found'}, 20, 'RESOURCE_NOT_FOUND', 1],
		['409', {invite: 'conflict'}, 21, 'RESOURCE_CONFLICT', 1],
		['422', {invite: 'problem-422'}, 30, 'VALIDATION_ERROR', 1],
		['429 for long', {invite: 'rate-limited-long'}, 50, 'RATE_LIMITED', 1],
		['502, not there', {invite: 'html-502'}, 40, 'API_SERVER_ERROR', 1],
		['lost, not there', {invite: 'reset-before'}, 41, 'NETWORK_ERROR', 1],
		['redirect, not there', {invite: 'redirect'}, 40, 'API_SERVER_ERROR', 1],
		[
			'502, nobody can tell',
			{invite: 'html-502', reads: {users: ['none', 'unavailable']}},
			40,
			'API_SERVER_ERROR',
			1,
		],
	])('%s', async (_, faults, code, name, posts) => {
		const ran = await withFaults(faults, ['--role', 'Viewer', '--json']);
		expect(ran).toMatchObject({code, stdout: '', posts, invited: []});
		const {error} = JSON.parse(ran.stderr) as {error: Record<string, unknown>};
		expect(Object.keys(error)).toEqual([
			...[
				'code',
				'message',
				'hint',
				'retryable',
				'http_status',
				'request_id',
				'problems',
				'warnings',
			],
		]);
		expect(error['code']).toBe(name);
		expect(error['message']).not.toMatch(/canary/);
	});

	it.concurrent.each<[string, FaultServerOptions, string[]]>([
		['524, made', {invite: 'html-524'}, ["DoiT's server answered 524.", 'It went through.']],
		['lost, made', {invite: 'reset-after'}, ['No answer.', 'It went through.']],
		['unreadable, made', {invite: 'truncated-json'}, ['It went through.']],
		[
			'429, then made',
			{invite: ['rate-limited-1s', 'none']},
			['Too many requests. Trying again in 1 s.'],
		],
	])('%s', async (_, faults, lines) => {
		const ran = await withFaults(faults, []);
		expect(ran).toMatchObject({code: 0, invited: [jane]});
		expect(ran.stdout).toMatch(/^Invited jane@acme\.com\n/);
		for (const line of lines) expect(ran.stderr.split('\n')).toContain(line);
	});

	it.concurrent('says where nobody could tell how to look later', async () => {
		const ran = await withFaults({invite: 'html-502', reads: {users: ['none', 'unavailable']}}, []);
		expect(ran.code).toBe(40);
		expect(ran.stderr).toContain('Checking whether the invitation went through...');
		expect(ran.stderr).toContain('Could not check');
		expect(ran.stderr).toContain('dci-invite status jane@acme.com');
	});

	it.concurrent.each<['conflict' | 'bad-request' | 'problem-422']>([
		['conflict'],
		['bad-request'],
		['problem-422'],
	])('after %s acts on who is there', async (fault) => {
		const server = await startFaultServer({invite: fault, takesEffect: true});
		const other = await startFaultServer({invite: fault, takesEffect: true});
		try {
			const args = [jane, '-y', '--if-exists', 'skip', '--json'];
			const ran = await runCommand(args, {service: server});
			expect(ran).toMatchObject({code: 0, stderr: ''});
			expect(JSON.parse(ran.stdout)).toMatchObject({status: 'skipped', user: {email: jane}});
			expect(server.posts).toBe(1);
			const failed = await runCommand([jane, '-y'], {service: other});
			expect(failed).toMatchObject({code: 21, stdout: ''});
			expect(failed.stderr).toContain('jane@acme.com was already invited');
		} finally {
			await server.close();
			await other.close();
		}
	});

	it.concurrent.each<[string, FaultServerOptions, number, RegExp]>([
		['made', {invite: 'hang', takesEffect: true}, 0, /^Invited/],
		['not made', {invite: 'hang'}, 130, /No invitation was found/],
		[
			'nobody can tell',
			{invite: 'hang', reads: {users: ['none', 'unavailable']}},
			130,
			/Could not check/,
		],
	])(
		'the first interrupt while sending finds out what is true: %s',
		async (_, faults, code, words) => {
			const server = await startFaultServer(faults);
			try {
				const ran = await runCommand([jane, '-y'], {
					service: server,
					onHeld: async (interrupt) => {
						while (server.posts === 0) await new Promise((resolve) => setImmediate(resolve));
						interrupt();
					},
				});
				expect(ran.code).toBe(code);
				expect(code === 0 ? ran.stdout : ran.stderr).toMatch(words);
			} finally {
				await server.close();
			}
		},
	);
});

it('says on a terminal what it is doing, and nothing on stdout but the result', async () => {
	const ran = await invite([jane, '-y'], {person: true});
	expect(ran.stderr).toBe('Sending the invitation to jane@acme.com...\n');
	expect(ran.stdout).toMatch(/^Invited jane@acme\.com\n {2}Role +account default\n/);
});

describe('a role that the service chose', () => {
	const chosenRole = {id: 'preset/support-user', name: 'Support User'};

	it.each([
		['nothing is said of it', []],
		['it was left out', ['--role', 'none', '--organization', 'one']],
	])('is named where %s', async (_, args) => {
		const server = await startDocumentServer({chosenRole});
		try {
			const ran = await runCommand([jane, '-y', '--json', ...args], {service: server});
			expect(ran).toMatchObject({code: 0, stderr: ''});
			expect(JSON.parse(ran.stdout)).toMatchObject({status: 'invited', role: chosenRole});
		} finally {
			await server.close();
		}
	});

	it('is named by its ID where no list has it', async () => {
		const server = await startDocumentServer({chosenRole: {id: chosenRole.id}});
		try {
			const ran = await runCommand([jane, '-y'], {service: server});
			expect(ran.code).toBe(0);
			expect(ran.stdout).toMatch(/Role +preset\/support-user\n/);
			expect(seen(server.requests).filter((path) => path.includes('roles'))).toHaveLength(1);
		} finally {
			await server.close();
		}
	});

	it('is named for somebody who is there, also where the list was read before', async () => {
		const server = await startDocumentServer({
			users: [{id: 'u-1', email: jane, status: 'active', roleId: chosenRole.id}],
			roles: [{id: 'role-viewer', name: 'Viewer'}, chosenRole],
		});
		try {
			const args = [jane, '-y', '--if-exists', 'skip', '--organization', 'one', '--json'];
			const ran = await runCommand(args, {service: server});
			expect(JSON.parse(ran.stdout)).toMatchObject({status: 'skipped', role: chosenRole});
		} finally {
			await server.close();
		}
	});
});
