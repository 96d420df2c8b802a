import {mkdtempSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {createApi} from '../../source/api/client.ts';
import {inviteBodySchema} from '../../source/api/invite-body.ts';
import {assertNever} from '../../source/errors.ts';
import type {Services} from '../../source/guide/guide.ts';
import {type Field, fields} from '../../source/invite/fields.ts';
import {sendInvitation} from '../../source/invite/send.ts';
import {sendPorts} from '../../source/invite/send-ports.ts';
import {words} from '../../source/words/words.ts';
import {newHome, runCommand} from '../commands/run-command.ts';
import {type Listening, listen, record, sendJson} from '../helpers/http-server.ts';
import {keySequences as keys} from '../helpers/keys.ts';
import {sitDown} from '../plain/session.ts';
import {wizardStage} from '../wizard/wizard-stage.tsx';

const key = 'test-key-0000-canary';
const lists = {
	roles: [
		{id: 'roles-1', name: 'First of roles'},
		{id: 'roles-2', name: 'Second of roles'},
	],
	organizations: [
		{id: 'organizations-1', name: 'First of organizations'},
		{id: 'organizations-2', name: 'Second of organizations'},
	],
};

/** What a person says to answer a field, and what has to arrive for it. */
const answers = fields.map((field) => ({field, ...answerTo(field)}));
const wanted = Object.fromEntries(answers.map(({field, sent}) => [field.bodyKey, sent]));

function answerTo(field: Field): {said: string; sent: string} {
	switch (field.kind) {
		case 'address':
			return {said: 'somebody@acme.com', sent: 'somebody@acme.com'};
		case 'text':
			return {said: `A ${field.key}`, sent: `A ${field.key}`};
		case 'choice': {
			const option = field.options.at(-1) ?? '';
			return {said: option, sent: option};
		}
		case 'list': {
			const {id, name} = lists[field.list][1] ?? {id: '', name: ''};
			return {said: name, sent: id};
		}
		default:
			return assertNever(field);
	}
}

let server: Listening;
let service: {baseUrl: string; key: string};
let posted: unknown[] = [];

beforeAll(async () => {
	server = await listen(
		http.createServer(async (request, response) => {
			const {method, path, body} = await record(request);
			if (method === 'POST') {
				posted.push(JSON.parse(body));
				const user = {...JSON.parse(body), id: 'new', status: 'invited'};
				sendJson(response, 201, {message: 'ok', user});
			} else if (path === '/auth/v1/validate') {
				sendJson(response, 200, {email: 'admin@acme.com', domain: 'acme.com'});
			} else sendJson(response, 200, {...lists, users: []});
		}),
	);
	service = {baseUrl: `http://127.0.0.1:${server.port}`, key};
});

beforeEach(() => {
	posted = [];
});

afterAll(() => server.close());

/** The guide's services with the real client. */
async function realServices(): Promise<Services> {
	const keyDescription = {source: 'a test', masked: '********'};
	const api = await createApi({...service, keyDescription, env: {}});
	return {
		validate: (signal) => api.validate({signal}),
		listRoles: (signal) => api.listRoles({signal}),
		listOrganizations: (signal) => api.listOrganizations({signal}),
		findUser: (email, signal) => api.findUser(email, {signal}),
		send: (body, options) => sendInvitation(body, sendPorts(api), options),
		followUp: async () => {},
		saveDefaults: async () => {},
		now: () => 0,
		later: () => () => {},
	};
}

it('has a field for everything the body can hold, once', () => {
	expect(fields.map(({bodyKey}) => bodyKey)).toEqual(Object.keys(inviteBodySchema.shape));
	expect(new Set(fields.map(({flag}) => flag)).size).toBe(fields.length);
});

describe('every field is sent', () => {
	it('said with its flag', async () => {
		const flags = answers.map(({field, said}) => `--${field.flag}=${said}`);
		const {code, stderr} = await runCommand([...flags, '--yes'], {service});
		expect({code, posted}, stderr).toEqual({code: 0, posted: [wanted]});
	});

	it.each(answers)('said with its flag alone: $field.flag', async ({field, said, sent}) => {
		const email = wanted['email'] ?? '';
		const flags = [`--email=${email}`, `--${field.flag}=${said}`].slice(
			field.kind === 'address' ? 1 : 0,
		);
		const {stderr} = await runCommand([...flags, '--yes'], {service});
		expect(posted, stderr).toEqual([{email, [field.bodyKey]: sent}]);
	});

	it('said in the body of --input', async () => {
		const file = join(mkdtempSync(join(tmpdir(), 'dci-body-')), 'body.json');
		writeFileSync(file, JSON.stringify(wanted));
		const {code, stderr} = await runCommand(['--input', file, '--yes'], {service});
		expect({code, posted}, stderr).toEqual({code: 0, posted: [wanted]});
	});

	it('said in the shorthand', async () => {
		const words = answers.map(({field, sent}) => `${field.bodyKey}: ${sent}`).join(', ');
		const argv = ['invite-user', ...words.split(' '), '--yes'];
		const {code, stderr} = await runCommand(argv, {service});
		expect({code, posted}, stderr).toEqual({code: 0, posted: [wanted]});
	});

	it.each(answers.filter(({field}) => field.kind === 'choice' || field.kind === 'list'))(
		'saved as a default: $field.key',
		async ({field, said, sent}) => {
			const home = newHome();
			const set = ['config', 'set', `default-${field.flag}`, said];
			expect(await runCommand(set, {service, home})).toMatchObject({code: 0});
			const email = wanted['email'] ?? '';
			const {stderr} = await runCommand([email, '--yes'], {service, home});
			expect(posted, stderr).toEqual([{email, [field.bodyKey]: sent}]);
		},
	);

	it('and shown by a dry run', async () => {
		const flags = answers.map(({field, said}) => `--${field.flag}=${said}`);
		const {stdout} = await runCommand([...flags, '--dry-run', '--json'], {service});
		const {user, request} = JSON.parse(stdout);
		const own = answers.filter(({field}) => field.kind !== 'list');
		expect(request.body).toEqual(wanted);
		expect(user).toEqual(Object.fromEntries(own.map(({field, sent}) => [field.bodyKey, sent])));
		expect(posted).toEqual([]);
	});

	it('answered in the wizard', async () => {
		using wizard = wizardStage({rows: 40, services: await realServices()});
		for (const {field, said} of answers) {
			await wizard.until(`the question of ${field.key}`, () => {
				const state = wizard.guide.getState();
				return state.status === 'asking' && state.field === field.key;
			});
			await wizard.says(words.fields[field.key].question);
			if (field.kind === 'choice' || field.kind === 'list') {
				await wizard.focuses(words.fields[field.key].unsetRow);
				wizard.type(said);
				await wizard.focuses(said);
			} else {
				wizard.type(said);
				await wizard.says(said);
			}
			wizard.type(keys.enter);
		}
		await wizard.says(words.guide.readyToInvite);
		await wizard.enterAlone();
		await wizard.says(`Invited ${wanted['email']}`);
		expect(posted).toEqual([wanted]);
	});

	it('answered in the plain face', async () => {
		const session = sitDown({services: await realServices()});
		for (const {field, said} of answers) {
			await session.sees(words.fields[field.key].question);
			if (field.kind === 'choice' || field.kind === 'list') await session.sees('Number or name');
			session.types(said);
		}
		await session.sees(words.guide.readyToInvite);
		await session.answers('Number or name', '1');
		await session.sees(`Invited ${wanted['email']}`);
		expect(posted).toEqual([wanted]);
		session.closes();
	});
});
