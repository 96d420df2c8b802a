import {expect, it} from 'vitest';
import {docsUrlIn, requestIdOf} from '../../source/api/server-text.ts';

function same(text: string) {
	return text;
}

function idIn(headers: Record<string, string>, body: unknown = {}) {
	return requestIdOf({kind: 'answer', status: 500, headers, text: JSON.stringify(body)}, same);
}

const all = {
	'request-id': 'req_1',
	'x-request-id': 'x-1',
	'x-doit-trace': 'trace-1',
	'cf-ray': '8f1d-FRA',
	'x-cloud-trace-context': '105445/0;o=1',
};

it('the request ID is the first that is there', () => {
	const body = {instance: 'https://api.doit.com/requests/req_body'};
	const left: Record<string, string> = {...all};
	const found: Array<string | undefined> = [];
	for (const name of Object.keys(all)) {
		found.push(idIn(left, body));
		delete left[name];
	}
	expect(found).toEqual(Object.values(all));
	expect(idIn(left, body)).toBe('req_body');
	expect(idIn({})).toBeUndefined();
});

it.each([
	['/iam/v1/requests/req_01J', 'req_01J'],
	['urn:uuid/req_2/', 'req_2'],
	['req_3', 'req_3'],
	['https://x.y/requests/req_4?a=b#c', 'req_4'],
	['', undefined],
	['/', undefined],
	[7, undefined],
])('the instance %j names %j', (instance, expected) => {
	expect(idIn({}, {instance})).toBe(expected);
});

it('an empty header counts as none', () => {
	expect(idIn({'request-id': ' ', 'cf-ray': 'ray'})).toBe('ray');
});

it.each([
	['https://help.doit.com/docs?a=b#c', 'https://help.doit.com/docs?a=b#c'],
	['http://help.doit.com', undefined],
	['javascript:alert(1)', undefined],
	['https://user:password@help.doit.com/', undefined],
	['https://help.doit.com/\u001b[31m', 'https://help.doit.com/%1B[31m'],
	[`https://help.doit.com/${'x'.repeat(300)}`, undefined],
	['no URL', undefined],
	[undefined, undefined],
])('the help page %j is %j', (text, expected) => {
	expect(docsUrlIn(text, same)).toBe(expected);
});

it.each(['test-key', 'test%2Dkey', '%74est-key'])(
	'a help page with a key in it is none: %s',
	(key) => {
		const url = `https://help.doit.com/${key}`;
		expect(docsUrlIn(url, (text) => text.replaceAll('test-key', '***'))).toBeUndefined();
	},
);
