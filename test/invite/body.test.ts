import {expect, it} from 'vitest';
import {toInviteBody} from '../../source/invite/body.ts';
import {fieldOf, fields} from '../../source/invite/fields.ts';

it('leaves out what was left out', () => {
	const nothing = {
		email: 'jane@acme.com',
		firstName: null,
		lastName: null,
		jobTitle: null,
		role: null,
		organization: null,
	};
	expect(toInviteBody(nothing)).toEqual({email: 'jane@acme.com'});
});

it('sends IDs byte for byte, under the names the service knows', () => {
	const body = toInviteBody({
		email: 'jane@acme.com',
		firstName: 'Jane',
		lastName: 'Doe',
		jobTitle: 'Founder',
		role: {id: ' Role/1 ', name: 'Viewer'},
		organization: {id: '東', name: 'Tokyo'},
	});
	expect(body).toEqual({
		email: 'jane@acme.com',
		firstName: 'Jane',
		lastName: 'Doe',
		jobTitle: 'Founder',
		roleId: ' Role/1 ',
		organizationId: '東',
	});
	expect(Object.keys(body)).toEqual(fields.map(({bodyKey}) => bodyKey));
});

it('knows every field by its key', () => {
	for (const field of fields) expect(fieldOf(field.key)).toBe(field);
});
