import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	createKeyRemover,
	createPrintedRedactor,
	createRedactor,
	withoutKeys,
} from '../../source/api/redactor.ts';
import {startAnsweringApi} from '../helpers/answering-api.ts';

const key = 'test-key-0000-canary';
const earlier = 'earlier-key-1111-canary';
const removeKeys = createKeyRemover(() => [key, earlier]);
const half = [key.slice(0, 9), key.slice(9)] as const;
const separators = [
	'\n',
	' ',
	'\t',
	'\u0000',
	'\u200B',
	'\u00A0',
	'\u001B[31m',
	'\u001B]0;title\u0007',
	'…',
];

describe('createRedactor', () => {
	const redact = createRedactor(removeKeys);
	it.each([
		['nothing here', 'nothing here'],
		['x test-key-0000-canary y test-key-0000-canary', 'x ******** y ********'],
		['Authorization: Bearer test-key-0000-canary', 'Authorization: ********'],
		['{"authorization":"bearer another.token"}', '{"authorization":"********"}'],
		[`the one before: ${earlier}`, 'the one before: ********'],
		["authorization = 'Bearer another.token'", "authorization = '********'"],
		['jobTitle: Bearer of news', 'jobTitle: Bearer of news'],
		['Bearer test-key-0000-canary', '********'],
	])('%j becomes %j', (text, expected) => {
		expect(redact(text)).toBe(expected);
	});

	it.each([[''], ['abc']])('changes nothing for the key %j', (short) => {
		expect(createRedactor(createKeyRemover(() => [short]))('abc')).toBe('abc');
	});
});

describe('createPrintedRedactor', () => {
	const odd = ' odd"key\\0000 ';
	const redact = createPrintedRedactor(new Set([odd, 'abc', '']));
	it.each([
		[`x${odd}y`, 'x********y'],
		[odd.trim(), '********'],
		[JSON.stringify({name: `a${odd.trim()}`}), '{"name":"a********"}'],
		['{"name":"Bearer of news","role":"abc"}', '{"name":"Bearer of news","role":"abc"}'],
	])('%j becomes %j', (text, expected) => {
		expect(redact(text)).toBe(expected);
	});
});

describe('a key in parts', () => {
	it.each(['\u0000', '\u200B', '\u001B[31m', '\u001B]0;title\u0007'])(
		'goes alone where %j would not be shown',
		(separator) => {
			expect(removeKeys(`Role ${half.join(separator)} and more`)).toBe('Role ******** and more');
		},
	);

	it.each(['\n', ' ', '\t', '\u00A0', '…'])('takes the text with it: %j', (separator) => {
		expect(removeKeys(`Role ${half.join(separator)} and more`)).toBe('********');
	});

	it('is never left, however it is cut', () => {
		const parts = fc.array(fc.constantFrom(...separators), {
			minLength: key.length,
			maxLength: key.length,
		});
		fc.assert(
			fc.property(parts, (between) => {
				const text = [...key].map((character, index) => character + between[index]).join('');
				expect(['********', 'a ********']).toContain(removeKeys(`a ${text}`).trim());
			}),
		);
	});
});

describe('the body of an answer', () => {
	it('loses keys wherever they stand, and values that are used altogether', () => {
		expect(
			withoutKeys(
				{
					name: `My ${key}`,
					id: key,
					list: [{roleId: `r-${key}`, email: `${key}@acme.com`, n: 1, permissions: [key]}],
				},
				removeKeys,
			),
		).toEqual({
			name: 'My ********',
			id: null,
			list: [{roleId: null, email: null, n: 1, permissions: ['********']}],
		});
	});

	it('keeps a role that has to do with bearers', () => {
		expect(withoutKeys({name: 'Bearer of news'}, removeKeys)).toEqual({name: 'Bearer of news'});
	});

	it('may be nested beyond all sense', () => {
		const nested: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
		expect(JSON.stringify(withoutKeys(nested, removeKeys))).toContain('null');
	});
});

describe('a server that repeats the key', () => {
	const split = half.join('\u0007');
	const user = {
		id: 'u-1',
		email: 'jane@acme.com',
		firstName: key,
		displayName: split,
		roleId: key,
		status: key,
	};
	it.each([
		['validate', {email: `${key}@acme.com`, domain: 'acme.com'}],
		[
			'listRoles',
			{
				roles: [
					{id: 'r-1', name: key, type: key, description: split, permissions: [key]},
					{id: key, name: 'x'},
				],
			},
		],
		[
			'listOrganizations',
			{
				organizations: [
					{id: 'o-1', name: split},
					{id: split, name: 'x'},
				],
			},
		],
		['listUsers', {users: [user], rowCount: 1}],
		['findUser', {users: [user], rowCount: 1}],
		['inviteUser', {user}],
	] as const)('%s hands on nothing of it', async (name, body) => {
		const {api, close} = await startAnsweringApi({body});
		try {
			const result = await {
				validate: () => api.validate(),
				listRoles: () => api.listRoles(),
				listOrganizations: () => api.listOrganizations(),
				listUsers: () => api.listUsers(),
				findUser: () => api.findUser('jane@acme.com'),
				inviteUser: () => api.inviteUser({email: 'jane@acme.com'}),
			}[name]();
			expect(result).toBeDefined();
			const text = JSON.stringify(result);
			expect(text).not.toContain(key);
			expect(text).not.toContain(half[1]);
		} finally {
			await close();
		}
	});

	it('takes keys used before for keys as well', async () => {
		const {api, close} = await startAnsweringApi(
			{body: {roles: [{id: 'r-1', name: earlier}]}},
			{otherKeys: new Set([earlier])},
		);
		expect(await api.listRoles()).toEqual([{id: 'r-1', name: '********'}]);
		await close();
	});

	it('cannot have a user followed up by it', async () => {
		const {api, close} = await startAnsweringApi({
			body: {users: [{...user, id: key}], rowCount: 1},
		});
		expect(await api.findUser('jane@acme.com')).toMatchObject({id: ''});
		await close();
	});
});
