import {expect, it} from 'vitest';
import {fieldNamedIn} from '../../source/api/field.ts';

it.each([
	['email: not an address', 'email'],
	['The e-mail is taken', 'email'],
	['Email address is not valid', 'email'],
	['firstName too long', 'firstName'],
	['the first name is too long', 'firstName'],
	['last_name missing', 'lastName'],
	['jobTitle: not one of the list', 'jobTitle'],
	['unknown job function', 'jobTitle'],
	['roleId does not exist', 'roleId'],
	['Role not found for this email', 'roleId'],
	['email may not have this roleId', 'roleId'],
	['the email has no such organizationId', 'organizationId'],
	['Organisation unknown', 'organizationId'],
	['organizationId: no such organization', 'organizationId'],
	['something else', undefined],
	['emailing is off', undefined],
	['', undefined],
])('%j names %s', (words, field) => {
	expect(fieldNamedIn(words)).toBe(field);
});
