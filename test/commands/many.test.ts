import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {words} from '../../source/words/words.ts';
import {type FaultServer, startFaultServer} from '../helpers/fault-server.ts';
import {newHome, type Ran, type RunOptions, runCommand} from './run-command.ts';

let service: FaultServer;
let home: string;

beforeEach(async () => {
	service = await startFaultServer({
		users: [{id: 'there', email: 'there@acme.com', status: 'invited'}],
	});
	home = newHome();
});
afterEach(() => service.close());

function run(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
	return runCommand(argv, {service, home, ...options});
}

function file(content: string | Uint8Array, name = 'people.csv'): string {
	const path = join(home, name);
	writeFileSync(path, content);
	return path;
}

function object(text: string) {
	return JSON.parse(text) as Record<string, unknown> & {
		people: {row: number; email: string; status: string; error: {code: string} | null}[];
		error: {code: string; problems: {row: number; column: string; flag: string; value: string}[]};
	};
}

describe('a list', () => {
	const two = ['ann@acme.com', 'bob@acme.com'];

	it.each<[string, () => string[], RunOptions?]>([
		['as words', () => two],
		['as one word', () => [two.join(', ')]],
		['as words of invite-user', () => ['invite-user', ...two]],
		['as a file', () => [file(`email\n${two.join('\n')}\n`)]],
		['as a plain list', () => [file(two.join('\n'), 'people.txt')]],
		['with --input', () => ['--input', file(`email\n${two.join('\n')}\n`)]],
		['with --input, as a JSON array', () => ['--input', '-'], {input: JSON.stringify(two)}],
		[
			'with --input, as NDJSON',
			() => ['--input', '-'],
			{input: two.map((email) => JSON.stringify({email})).join('\n')},
		],
		['with --input, as CSV', () => ['--input', '-'], {input: `Mail;Name\n${two.join(';x\n')};y`}],
	])('%s', async (_, words, options) => {
		const ran = await run([...words(), '--yes', '--json'], options);
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(object(ran.stdout)).toMatchObject({
			status: 'done',
			counts: {invited: 2, skipped: 0, failed: 0, invalid: 0, notTried: 0},
			people: two.map((email) => ({email, status: 'invited'})),
			account: {email: 'admin@acme.com', domain: 'acme.com'},
		});
		expect([...service.invited].sort()).toEqual(two);
	});

	it('of one JSON object is one person, as ever', async () => {
		const ran = await run(['--input', '-', '--yes', '--json'], {
			input: '{"email": "ann@acme.com"}',
		});
		expect(object(ran.stdout)).toMatchObject({status: 'invited', user: {email: 'ann@acme.com'}});
	});

	it('has flags for rows that say nothing, and takes the only organization', async () => {
		const path = file('email,role\nann@acme.com,\nbob@acme.com,none\n');
		const ran = await run([path, '--role', 'viewer', '--job-title', 'founder', '--yes']);
		expect(ran.code).toBe(0);
		const bodies = service.requests.flatMap(({method, body}) =>
			method === 'POST' ? [JSON.parse(body) as object] : [],
		);
		expect(bodies).toContainEqual({
			email: 'ann@acme.com',
			jobTitle: 'Founder',
			roleId: 'role-viewer',
			organizationId: 'org-one',
		});
		expect(bodies).toContainEqual({
			email: 'bob@acme.com',
			jobTitle: 'Founder',
			organizationId: 'org-one',
		});
	});

	it('names every wrong row and sends nothing', async () => {
		const path = file('email,role\nann@acme.com,Viewer\nbob@,Viewer\neve@acme.com,Boss\n');
		const ran = await run([path, '--yes', '--json']);
		expect(ran).toMatchObject({code: 30, stdout: ''});
		expect(object(ran.stderr).error).toMatchObject({
			code: 'VALIDATION_ERROR',
			problems: [
				{row: 3, column: 'email', value: 'bob@', flag: '--email'},
				{row: 4, column: 'role', value: 'Boss', flag: '--role'},
			],
		});
		expect(service.posts).toBe(0);
	});

	it('is sent without its wrong rows by --skip-invalid, and still ends with 30', async () => {
		const path = file('email\nann@acme.com\nbob@\n');
		const ran = await run([path, '--yes', '--json', '--skip-invalid']);
		expect(ran.code).toBe(30);
		expect(object(ran.stdout).people.map(({status}) => status)).toEqual(['invited', 'invalid']);
		expect(service.invited).toEqual(['ann@acme.com']);
	});

	it.each<[string, number, string]>([
		['fail', 21, 'failed'],
		['skip', 0, 'skipped'],
		['resend', 0, 'resent'],
		['ensure', 0, 'skipped'],
	])('with somebody who is there: --if-exists %s', async (value, code, status) => {
		const ran = await run([
			'ann@acme.com',
			'there@acme.com',
			'--yes',
			'--json',
			'--if-exists',
			value,
		]);
		expect(ran.code).toBe(code);
		expect(object(ran.stdout).people.map((person) => person.status)).toEqual(['invited', status]);
	});

	it('is only shown by --dry-run, where somebody who is there is no failure', async () => {
		const argv = ['ann@acme.com', 'there@acme.com', 'ann@acme.com', '--dry-run'];
		const ran = await run([...argv, '--json']);
		expect(ran.code).toBe(0);
		expect(object(ran.stdout)).toMatchObject({
			status: 'dry-run',
			counts: {ready: 1, skipped: 1, failed: 1},
		});
		const shown = await run(argv);
		expect(shown).toMatchObject({code: 0, stderr: ''});
		expect(shown.stdout).toContain(words.manyRun.planned(1, 3));
		expect(service.posts).toBe(0);
		expect(existsSync(join(home, '.local'))).toBe(false);
	});

	it('without --yes and with nobody there says how it is sent', async () => {
		const path = file('email\nann@acme.com\nthere@acme.com\n');
		const ran = await run([path, '--role', 'Viewer']);
		expect(ran).toMatchObject({code: 2, stdout: ''});
		expect(ran.stderr).toContain(words.manyRun.planned(1, 2));
		expect(ran.stderr).toContain(words.manyRun.howToSend(`dci-invite ${path} --role Viewer --yes`));
		expect(service.posts).toBe(0);
	});

	it('says every problem at once without a key', async () => {
		const argv = [file('email\nbob@\n'), '--json'];
		const ran = await runCommand(argv, {home});
		expect(ran.code).toBe(2);
		expect(object(ran.stderr).error.problems.map(({flag}) => flag)).toEqual([
			'--yes',
			'--email',
			null,
		]);
	});

	it('leaves out of its words who went through, and names who did not with the reason', async () => {
		const people = Array.from({length: 200}, (_, index) => `p${index}@acme.com`);
		await service.close();
		service = await startFaultServer({invite: ['none', 'bad-request', 'none']});
		const ran = await run([file(people.join('\n'), 'people.txt'), '--yes']);
		expect(ran.code).toBe(30);
		const lines = ran.stdout.trimEnd().split('\n');
		expect(lines.slice(0, 2)).toEqual([
			words.manyRun.invitedOf(199, 200),
			'199 invited, 1 failed.',
		]);
		expect(lines).toHaveLength(3);
		expect(lines[2]).toMatch(/^Row \d+, p\d+@acme\.com: failed\. .*jobTitle/);
	});

	it('stops with a refused key, and says that the rest was not tried', async () => {
		await service.close();
		service = await startFaultServer({invite: 'unauthorized'});
		const people = Array.from({length: 20}, (_, index) => `p${index}@acme.com`);
		const ran = await run([...people, '--yes', '--json']);
		expect(ran.code).toBe(10);
		expect(
			object(ran.stdout).people.filter(({status}) => status === 'not-tried').length,
		).toBeGreaterThan(10);
	});

	it('is stopped by an interrupt, and gone on with', async () => {
		const people = Array.from({length: 60}, (_, index) => `p${index}@acme.com`);
		const path = file(people.join('\n'), 'people.txt');
		const cut = await run([path, '--yes'], {onHeld: (interrupt) => setTimeout(interrupt, 40)});
		if (cut.code === 0) return;
		expect(cut.code).toBe(130);
		expect(cut.stdout).toContain(words.batchRun.goOn('dci-invite resume'));
		expect((await run(['resume'])).code).toBe(2);
		const rest = await run(['resume', '--yes', '--json']);
		expect(rest.code).toBe(0);
		expect(object(rest.stdout)).toMatchObject({status: 'done', counts: {invited: 60}});
		expect([...service.invited].sort()).toEqual([...people].sort());
		expect((await run(['resume'])).stdout).toBe(`${words.manyRun.resume.nothing}\n`);
	});
});

describe('the report', () => {
	it('is itself a list, whose rows that went through are left alone', async () => {
		const path = file('email,role\nann@acme.com,Viewer\nthere@acme.com,\n');
		const report = join(home, 'report.csv');
		await run([path, '--yes', '--report', report]);
		expect(readFileSync(report, 'utf8')).toMatch(
			/^email,role,status,id,error\nann@acme\.com,Viewer,invited,invited-1,\nthere@acme\.com,,failed,there,/,
		);
		const again = await run([report, '--yes', '--json', '--if-exists', 'skip']);
		expect(object(again.stdout)).toMatchObject({counts: {skipped: 2}});
		expect(service.posts).toBe(1);
	});

	it.each<[string, () => string]>([
		['over the list', () => join(home, 'people.csv')],
		['over another file', () => file('important', 'notes.txt')],
	])('is refused before anything is sent: %s', async (_, target) => {
		const path = file('email\nann@acme.com\n');
		expect(await run([path, '--yes', '--report', target()])).toMatchObject({code: 2, stdout: ''});
		expect(service.requests).toEqual([]);
	});
});

describe('what cannot be sent as a list', () => {
	const latin = Buffer.from('email,name\nann@acme.com,J\xfcrgen\n', 'latin1');
	const zip = Buffer.from('PK\u{3}\u{4}rest');
	const {batch, commands} = words;

	it.each<[string, () => string[], number, string | RegExp]>([
		[
			'no such file',
			() => ['/nowhere/people.csv'],
			2,
			commands.body.unreadable.missing('/nowhere/people.csv'),
		],
		['a folder', () => [`${home}/`], 2, /it is a folder/],
		['empty', () => [file('')], 30, /is empty/],
		['only a heading', () => [file('email,role\n')], 30, /nobody below it/],
		[
			'a heading that names no address',
			() => [file('who,what\nann@acme.com,x\n')],
			30,
			/no column for the email/,
		],
		['another encoding', () => [file(latin)], 30, /not valid UTF-8/],
		['50 MB', () => [file(Buffer.alloc(50 * 1024 * 1024, 'a'))], 30, /larger than 10 MB/],
		['a spreadsheet', () => [file(zip, 'people.xlsx')], 30, /is a spreadsheet/],
		['no address in a row', () => [file('email,name\n,Ann\n')], 30, batch.noAddress],
		[
			'two addresses in a cell',
			() => [file('email,name\na@acme.com b@acme.com,Ann\n')],
			30,
			batch.severalAddresses,
		],
		['an unknown role', () => [file('email,role\nann@acme.com,Boss\n')], 30, /no role "Boss"/],
		[
			'a formula',
			() => [file('email,first name\nann@acme.com,=1+1\n')],
			30,
			batch.formula('first name'),
		],
		[
			'control characters',
			() => [file('email,first name\nann@acme.com,A\u{7}nn\n')],
			30,
			/Row 2, first name/,
		],
		[
			'a name of a megabyte',
			() => [file(`email,first name\nann@acme.com,${'a'.repeat(1024 * 1024)}\n`)],
			30,
			batch.long('first name', 1000),
		],
		[
			'two rows that contradict each other',
			() => [file('email,first name\nann@acme.com,Ann\nANN@acme.com,Eve\n')],
			30,
			batch.contradicts(2),
		],
		[
			'words and --input',
			() => ['a@acme.com', 'b@acme.com', '--input', file('email\nc@acme.com')],
			2,
			/two places/,
		],
		[
			'a flag of one person',
			() => ['a@acme.com', 'b@acme.com', '--first-name', 'Ann'],
			2,
			/--first-name/,
		],
		[
			'a flag of a list, for one person',
			() => ['a@acme.com', '--skip-invalid'],
			2,
			/--skip-invalid/,
		],
		[
			'a role that is not there',
			() => ['a@acme.com', 'b@acme.com', '--role', 'Boss'],
			30,
			/no role "Boss"/,
		],
	])('%s', async (_, argv, code, message) => {
		const ran = await run([...argv(), '--yes']);
		expect(ran).toMatchObject({code, stdout: ''});
		expect(ran.stderr).toMatch(message);
		expect(service.posts).toBe(0);
	});

	it('a role that fits several', async () => {
		const ran = await run([file('email,role\nann@acme.com,\n'), '--organization', 'x', '--yes']);
		expect(ran.code).toBe(30);
		expect(service.posts).toBe(0);
	});

	it('no permission', async () => {
		const path = file('email\nann@acme.com\n');
		chmodSync(path, 0);
		const ran = await asNobody(() => run([path, '--yes']));
		expect(ran).toMatchObject({code: 2, stdout: ''});
		expect(ran.stderr).toContain(words.commands.body.unreadable.forbidden(path));
	});

	it('the same address in other letters is sent once', async () => {
		const ran = await run(['ann@acme.com', 'ANN@acme.com', '--yes', '--json']);
		expect(object(ran.stdout)).toMatchObject({counts: {invited: 1, skipped: 1}});
		expect(service.posts).toBe(1);
	});
});

/** Does something without the rights of root, which reads everything. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
	if (process.geteuid?.() !== 0) return act();
	const nobody = 65_534;
	process.seteuid?.(nobody);
	try {
		return await act();
	} finally {
		process.seteuid?.(0);
	}
}

describe('a journal', () => {
	function folder() {
		return join(home, '.local', 'state', 'dci-invite');
	}
	const id = '0123456789abcdef';
	const owner = {email: 'admin@acme.com', domain: 'acme.com'};
	function journal(header: object, ...lines: string[]): void {
		mkdirSync(folder(), {recursive: true, mode: 0o700});
		const job = {row: 1, email: 'ann@acme.com', action: 'invite', body: {email: 'ann@acme.com'}};
		const first = {
			type: 'run',
			version: 1,
			program: '0.0.0',
			startedAt: Date.now(),
			owner: {...owner, origin: service.baseUrl},
			inputHash: 'x',
			jobs: [job, {...job, row: 2, email: 'bob@acme.com', body: {email: 'bob@acme.com'}}],
			...header,
		};
		writeFileSync(
			join(folder(), `run-${id}.ndjson`),
			`${JSON.stringify(first)}\n${lines.join('\n')}`,
		);
	}

	it('that is torn goes on with what its whole lines say', async () => {
		const at = Date.now() - 60_000;
		const done = JSON.stringify({type: 'outcome', row: 1, at, status: 'invited', id: 'x'});
		journal({}, done, '{"type":"inte');
		const ran = await run(['resume', '--yes', '--json']);
		expect(object(ran.stdout)).toMatchObject({status: 'done', counts: {invited: 2}});
		expect(service.invited).toEqual(['bob@acme.com']);
	});

	it('of another account is said and never used', async () => {
		journal({owner: {...owner, domain: 'other.com', origin: service.baseUrl}});
		const ran = await run(['resume', '--yes']);
		expect(ran).toMatchObject({code: 0, stdout: `${words.manyRun.resume.nothing}\n`});
		expect(ran.stderr).toContain(words.manyRun.resume.otherAccounts(1));
		expect((await run(['resume', '--list'])).stdout).toContain(
			words.manyRun.resume.statuses['other-account'],
		);
		expect(service.posts).toBe(0);
	});

	it('of another version is listed and left alone', async () => {
		journal({version: 99});
		expect((await run(['resume', '--yes'])).code).toBe(0);
		expect((await run(['resume', '--list'])).stdout).toContain(
			words.manyRun.resume.statuses['other-version'],
		);
		expect(service.posts).toBe(0);
	});

	it('that another process works on is not used', async () => {
		journal({});
		const path = join(folder(), `run-${id}.ndjson.lock`);
		const {hostname} = await import('node:os');
		writeFileSync(path, JSON.stringify({pid: process.ppid, host: hostname()}));
		const ran = await run(['resume', '--yes']);
		expect(ran).toMatchObject({code: 1, stdout: ''});
		expect(ran.stderr).toContain(words.batchRun.journalBusy(process.ppid));
		expect(service.posts).toBe(0);
	});

	it('that is gone is nothing to go on with', async () => {
		expect(await run(['resume', '--yes'])).toMatchObject({
			code: 0,
			stdout: `${words.manyRun.resume.nothing}\n`,
		});
	});

	it('is forgotten by --discard', async () => {
		journal({});
		expect((await run(['resume', '--discard'])).stdout).toBe(
			`${words.manyRun.resume.discarded(0, 2)}\n`,
		);
		expect((await run(['resume'])).stdout).toBe(`${words.manyRun.resume.nothing}\n`);
	});

	it('that cannot be made is done without where the key stands in the environment', async () => {
		writeFileSync(join(home, 'file'), '');
		const env = {XDG_STATE_HOME: join(home, 'file')};
		const ran = await run(['ann@acme.com', 'bob@acme.com', '--yes'], {env});
		expect(ran.code).toBe(0);
		expect(ran.stderr.match(/The run goes on without it/g)).toHaveLength(1);
		expect(service.invited).toHaveLength(2);
	});
});
