import {expect, it} from 'vitest';
import {toInviteBody} from '../../source/invite/body.ts';
import {fieldOf, fields, makeValues} from '../../source/invite/fields.ts';

const nothing = makeValues({
	address: () => 'jane@acme.com',
	text: () => null,
	choice: () => null,
	list: () => null,
});

it('leaves out what was left out', () => {
	expect(toInviteBody(nothing)).toEqual({email: 'jane@acme.com'});
});

it('sends IDs byte for byte, under the names the service knows', () => {
	const body = toInviteBody({
		...nothing,
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
	const order = fields.map(({bodyKey}) => bodyKey).filter((key) => key in body);
	expect(Object.keys(body)).toEqual(order);
});

it('knows every field by its key', () => {
	for (const field of fields) expect(fieldOf(field.key)).toBe(field);
});
