import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {
	adviseAddress,
	guessNames,
	isSameAddress,
	parseAddress,
} from '../../source/invite/address.ts';
import {writePerson} from '../../source/invite/one-person.ts';
import {words} from '../../source/words/words.ts';

const local64 = 'a'.repeat(64);
const label63 = 'b'.repeat(63);

describe('an address', () => {
	it.each([
		'jane@acme.com',
		'Jane.Doe@Acme.COM',
		'jane+tag@acme.co.uk',
		"o'brien@acme.com",
		'!#$%&*/=?^_`{|}~-@acme.com',
		'1@1.io',
		'jane@mail-1.acme.com',
		'jane@xn--bcher-kva.example',
		'jane@acme.xn--p1ai',
		`${local64}@acme.com`,
		`jane@${label63}.com`,
	])('%s is sent as it is', (text) => {
		expect(parseAddress(text)).toMatchObject({ok: true, parsed: {address: text}});
	});

	it.each([
		{text: '  jane@acme.com\n', address: 'jane@acme.com'},
		{text: '<jane@acme.com>', address: 'jane@acme.com'},
		{text: 'mailto:jane@acme.com', address: 'jane@acme.com'},
		{text: 'MAILTO:jane@acme.com?subject=Hello%20you', address: 'jane@acme.com'},
		{text: 'mailto:jane%2Btag@acme.com', address: 'jane+tag@acme.com'},
		{text: 'jane@acme.com;', address: 'jane@acme.com'},
		{text: 'jane@acme.com,', address: 'jane@acme.com'},
		{text: '< jane@acme.com >,', address: 'jane@acme.com'},
	])('is taken out of $text', ({text, address}) => {
		expect(parseAddress(text)).toEqual({ok: true, parsed: {address}});
	});

	it.each([
		{text: 'Jane Doe <jane@acme.com>', names: {firstName: 'Jane', lastName: 'Doe'}},
		{text: '"Doe, Jane" <jane@acme.com>', names: {firstName: 'Jane', lastName: 'Doe'}},
		{text: "'Jane' <jane@acme.com>;", names: {firstName: 'Jane'}},
		{text: 'Jane van Dyk <mailto:jane@acme.com>', names: {firstName: 'Jane', lastName: 'van Dyk'}},
		{text: '山田 花子 <jane@acme.com>', names: {firstName: '山田', lastName: '花子'}},
		...[
			'Jane Doe (jane@acme.com)',
			'Jane Doe jane@acme.com',
			'Doe, Jane jane@acme.com',
			...['To', 'Cc', 'Bcc', 'From', 'An', 'Von'].map(
				(label) => `${label}: Jane Doe <jane@acme.com>`,
			),
			'Jane\tDoe\tjane@acme.com',
			'jane@acme.com\tJane\tDoe',
			'Jane Doe\tjane@acme.com',
			'jane@acme.com\tDoe, Jane',
		].map((text) => ({text, names: {firstName: 'Jane', lastName: 'Doe'}})),
		{text: '"Doe, Mary Ann" <jane@acme.com>', names: {firstName: 'Mary Ann', lastName: 'Doe'}},
	])('brings names along: $text', ({text, names}) => {
		expect(parseAddress(text)).toEqual({ok: true, parsed: {address: 'jane@acme.com', names}});
	});

	it.each([
		'"jane@acme.com" <jane@acme.com>',
		"'Jane@acme.com' <jane@acme.com>",
		'jane@acme.com <jane@acme.com>',
		'To: jane@acme.com',
		'jane@acme.com (jane@acme.com)',
	])('that stands for the name brings no name along: %s', (text) => {
		expect(parseAddress(text)).toEqual({ok: true, parsed: {address: 'jane@acme.com'}});
	});

	it.each([
		'"joe@acme.com" <jane@acme.com>',
		'Jane <jane@acme.com>, Joe <joe@acme.com>',
		'Jane\tjane@acme.com\tjoe@acme.com',
	])('is one only: %s', (text) => {
		expect(parseAddress(text)).toMatchObject({ok: false, problem: words.address.onlyOne});
	});

	it.each([
		{firstName: 'Jane', lastName: 'Doe'},
		{firstName: 'Mary Ann', lastName: 'van Dyk'},
		{firstName: 'Jane'},
	])('is written with $firstName so that it reads the same', (names) => {
		expect(parseAddress(writePerson('jane@acme.com', names))).toEqual({
			ok: true,
			parsed: {address: 'jane@acme.com', names},
		});
	});

	it.each([
		{text: 'jane@bücher.example', address: 'jane@xn--bcher-kva.example'},
		{text: 'jane@BÜCHER.example', address: 'jane@xn--bcher-kva.example'},
		{text: 'jane@例え.jp', address: 'jane@xn--r8jz45g.jp'},
	])('of an international domain is sent as servers know it: $text', ({text, address}) => {
		const readable = text.toLowerCase();
		expect(parseAddress(text)).toEqual({ok: true, parsed: {address, readable}});
	});

	it.each([
		{text: '', says: /Enter an email address/},
		{text: '   ', says: /Enter an email address/},
		{text: 'jane', says: /needs an @/},
		{text: '@acme.com', says: /before the @/},
		{text: 'jane@', says: /after the @/},
		{text: 'jane@acme', says: /domain such as acme\.com/},
		{text: 'jane doe@acme.com', says: /cannot contain spaces/},
		{text: 'jane@@acme.com', says: /more than one @/},
		{text: 'jane@acme.com, bob@acme.com', says: /one address only/},
		{text: 'jane@acme.com bob@acme.com', says: /one address only/},
		{text: 'jané@acme.com', says: /without accents/},
		{text: 'ja\u{200B}ne@acme.com', says: /invisible characters/},
		{text: 'jane@ac\u{200B}me.com', says: /invisible characters/},
		{text: 'jane@ac\u{AD}me.com', says: /invisible characters/},
		{text: 'jane@acme.com\u{202E}', says: /invisible characters/},
		{text: 'ja"ne@acme.com', says: /cannot contain "/},
		{text: '.jane@acme.com', says: /a dot cannot come/},
		{text: 'jane.@acme.com', says: /a dot cannot come/},
		{text: 'ja..ne@acme.com', says: /a dot cannot come/},
		{text: `${local64}a@acme.com`, says: /64 characters/},
		{text: 'jane@acme..com', says: /a dot cannot come/},
		{text: 'jane@.acme.com', says: /a dot cannot come/},
		{text: 'jane@-acme.com', says: /hyphen/},
		{text: 'jane@acme-.com', says: /hyphen/},
		{text: `jane@${label63}b.com`, says: /63 characters/},
		{text: 'jane@acme.c', says: /cannot end in \.c/},
		{text: 'jane@127.0.0.1', says: /cannot end in \.1/},
		{text: 'jane@ac_me.com', says: /cannot contain _/},
		{text: `jane@${label63}.${label63}.${label63}.${label63}.com`, says: /254 characters/},
	])('is refused with a reason: $text', ({text, says}) => {
		const result = parseAddress(text);
		expect(result.ok ? 'accepted' : result.problem).toMatch(says);
	});

	it('reads as itself once it was read', () => {
		fc.assert(
			fc.property(fc.string({unit: 'grapheme'}), fc.domain(), (name, domain) => {
				const result = parseAddress(`${name}@${domain}`);
				if (!result.ok) return;
				const {address} = result.parsed;
				expect(parseAddress(address)).toMatchObject({ok: true, parsed: {address}});
			}),
		);
	});
});

describe('next to zod’s email', () => {
	const email = z.email();

	/** Signs that mail allows before the @ and zod does not. */
	const signs = /[!#$%&*/=?^`{|}~]/;
	function isKnownDifference(address: string) {
		return signs.test(address) || address.includes("'@") || /\.xn--[a-z\d-]+$/i.test(address);
	}

	it('nothing is accepted that zod refuses, but for signs mail allows and international endings', () => {
		const part = fc.stringMatching(/^[\w.!#$%&'*+/=?^`{|}~-]{1,20}$/);
		const label = fc.stringMatching(/^[a-zA-Z\d-]{1,12}$/);
		const domain = fc
			.tuple(fc.array(label, {minLength: 1, maxLength: 3}), fc.stringMatching(/^[a-z]{1,5}$/))
			.map(([labels, top]) => [...labels, top].join('.'));
		fc.assert(
			fc.property(part, domain, (local, host) => {
				const text = `${local}@${host}`;
				const result = parseAddress(text);
				if (!result.ok || isKnownDifference(result.parsed.address)) return;
				expect(email.safeParse(result.parsed.address).success).toBe(true);
			}),
			{numRuns: 2000},
		);
	});

	it.each([
		{text: `${local64}a@acme.com`, zod: true, ours: false},
		{text: 'jane@acme-.com', zod: true, ours: false},
		{text: ' jane@acme.com', zod: false, ours: true},
		{text: 'Jane <jane@acme.com>', zod: false, ours: true},
		{text: 'mailto:jane@acme.com', zod: false, ours: true},
		{text: 'jane@bücher.example', zod: false, ours: true},
	])('differs on $text: zod $zod, here $ours', ({text, zod, ours}) => {
		expect(email.safeParse(text).success).toBe(zod);
		expect(parseAddress(text).ok).toBe(ours);
	});
});

describe('guessed names', () => {
	it.each([
		{address: 'jane.doe@acme.com', names: {firstName: 'Jane', lastName: 'Doe'}},
		{address: 'JANE_DOE@acme.com', names: {firstName: 'Jane', lastName: 'Doe'}},
		{address: 'jane.doe+x@acme.com', names: {firstName: 'Jane', lastName: 'Doe'}},
		{address: 'jane.doe2@acme.com', names: {firstName: 'Jane', lastName: 'Doe'}},
		{address: 'anne-marie.doe@acme.com', names: {firstName: 'Anne-Marie', lastName: 'Doe'}},
		{address: 'jane@acme.com', names: {}},
		{address: 'j.doe@acme.com', names: {}},
		{address: 'jane.m.doe@acme.com', names: {}},
		{address: 'team.42@acme.com', names: {}},
	])('of $address', ({address, names}) => {
		expect(guessNames(address)).toEqual(names);
	});
});

describe('advice', () => {
	it.each([
		{address: 'jane@acme.com', home: undefined, kind: 'none'},
		{address: 'jane@acme.com', home: 'acme.com', kind: 'none'},
		{address: 'jane@ACME.com', home: 'acme.com', kind: 'none'},
		{address: 'jane@mail.acme.com', home: 'acme.com', kind: 'none'},
		{address: 'jane@amce.com', home: 'acme.com', kind: 'near-miss'},
		{address: 'jane@acm.com', home: 'acme.com', kind: 'near-miss'},
		{address: 'jane@acmee.com', home: 'acme.com', kind: 'near-miss'},
		{address: 'jane@acne.com', home: 'acme.com', kind: 'near-miss'},
		{address: 'jane@other.com', home: 'acme.com', kind: 'other-domain'},
		{address: 'jane@notacme.com', home: 'acme.com', kind: 'other-domain'},
	])('on $address at $home: $kind', ({address, home, kind}) => {
		const advice = adviseAddress(address, home);
		expect(advice.kind).toBe(kind);
		if (advice.kind === 'near-miss') expect(advice.suggestion).toBe('jane@acme.com');
	});

	it.each([
		['gmial.com', 'gmail.com'],
		['gmal.com', 'gmail.com'],
		['gmail.co', 'gmail.com'],
		['hotmial.com', 'hotmail.com'],
		['outlok.com', 'outlook.com'],
		['yaho.com', 'yahoo.com'],
		['iclod.com', 'icloud.com'],
	])('%s is probably %s, whatever the home domain', (domain, meant) => {
		for (const home of ['acme.com', undefined]) {
			expect(adviseAddress(`jane@${domain}`, home)).toEqual({
				kind: 'near-miss',
				suggestion: `jane@${meant}`,
			});
		}
	});

	it.each(['gmail.com', 'mail.com', 'gmx.net', 'ymail.com', 'example.com'])(
		'%s is never a slip',
		(domain) => {
			expect(adviseAddress(`jane@${domain}`, 'acme.com').kind).toBe('other-domain');
			expect(adviseAddress(`jane@${domain}`, undefined).kind).toBe('none');
		},
	);

	it('takes the home domain first', () => {
		expect(adviseAddress('jane@gmal.com', 'gmalt.com')).toMatchObject({
			suggestion: 'jane@gmalt.com',
		});
	});

	it('compares addresses without letter case', () => {
		expect(isSameAddress('Jane@Acme.com', 'jane@acme.com')).toBe(true);
		expect(isSameAddress('jane@acme.com', 'jane@acme.co')).toBe(false);
	});
});
