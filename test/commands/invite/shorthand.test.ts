import {describe, expect, it} from 'vitest';
import {isShorthand, parseShorthand} from '../../../source/commands/invite/shorthand.ts';
import {InviteError} from '../../../source/errors.ts';

describe('parseShorthand', () => {
	it.each<[string, object]>([
		['email: jane@acme.com', {email: 'jane@acme.com'}],
		['email: jane@acme.com, roleId: abc', {email: 'jane@acme.com', roleId: 'abc'}],
		['email:jane@acme.com,roleId:abc', {email: 'jane@acme.com', roleId: 'abc'}],
		['  email :  jane@acme.com ,  roleId :  abc  ', {email: 'jane@acme.com', roleId: 'abc'}],
		['jobTitle: Finance / Accounting', {jobTitle: 'Finance / Accounting'}],
		[
			'jobTitle: Finance / Accounting, email: jane@acme.com',
			{jobTitle: 'Finance / Accounting', email: 'jane@acme.com'},
		],
		['lastName: Doe, Jr., email: j@acme.com', {lastName: 'Doe, Jr.', email: 'j@acme.com'}],
		[
			'lastName: "Doe, email: x", email: j@acme.com',
			{lastName: 'Doe, email: x', email: 'j@acme.com'},
		],
		[String.raw`firstName: "J\u00e9 \"J\""`, {firstName: 'Jé "J"'}],
		['"email": "jane@acme.com", "roleId": "abc"', {email: 'jane@acme.com', roleId: 'abc'}],
		['email: j@acme.com, roleId: null', {email: 'j@acme.com', roleId: null}],
		['email: j@acme.com, roleId: "null"', {email: 'j@acme.com', roleId: 'null'}],
		['email: j@acme.com,', {email: 'j@acme.com'}],
		['firstName: Anne: the second', {firstName: 'Anne: the second'}],
		['lastName: O"Neil', {lastName: 'O"Neil'}],
	])('reads %s', (text, words) => {
		expect(parseShorthand(text)).toEqual(words);
	});

	it.each<[string, string, RegExp]>([
		['email: j@acme.com, role: x', 'VALIDATION_ERROR', /no field "role"/],
		['email: j@acme.com, rolId: x', 'VALIDATION_ERROR', /no field "rolId"/],
		['email: a@acme.com, email: b@acme.com', 'USAGE_ERROR', /twice/],
		['email:', 'USAGE_ERROR', /no value/],
		['email: , roleId: x', 'USAGE_ERROR', /email has no value/],
		['firstName: "Jane', 'USAGE_ERROR', /no closing quote/],
		['firstName: "Jane" Ann', 'USAGE_ERROR', /comma/],
		[String.raw`firstName: "\x"`, 'USAGE_ERROR', /not valid JSON/],
		['jane@acme.com', 'USAGE_ERROR', /field: value/],
		['', 'USAGE_ERROR', /email/],
	])('refuses %s', (text, code, message) => {
		const error = (() => {
			try {
				return parseShorthand(text);
			} catch (thrown) {
				return thrown;
			}
		})();
		expect(error).toBeInstanceOf(InviteError);
		expect(error).toMatchObject({code, message: expect.stringMatching(message)});
		expect((error as InviteError).hint).toBeTruthy();
	});
});

it.each<[string, boolean]>([
	['email: jane@acme.com', true],
	['"email": "x"', true],
	['roleId:abc', true],
	['jane@acme.com', false],
	['mailto:jane@acme.com', false],
	['Jane Doe <jane@acme.com>', false],
	['', false],
])('isShorthand(%j) is %j', (text, expected) => {
	expect(isShorthand(text)).toBe(expected);
});
