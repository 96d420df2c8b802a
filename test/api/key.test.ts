import {describe, expect, it} from 'vitest';
import {checkKey, describeKey} from '../../source/api/key.ts';

describe('describeKey', () => {
	it.each([
		['test-key-4f2a', '********4f2a'],
		['twelve-chars', '********hars'],
		['elevenchars', '********'],
		['', '********'],
	])('masks %j as %s', (key, masked) => {
		expect(describeKey(key, 'DCI_API_KEY')).toEqual({source: 'DCI_API_KEY', masked});
	});
});

describe('checkKey', () => {
	it.each([[''], ['two words'], ['line\nbreak'], ['schlüssel'], ['nul\u0000'], [' padded']])(
		'refuses %j without quoting it',
		(key) => {
			expect(() => checkKey(key, describeKey(key, 'DCI_API_KEY'))).toThrow(
				expect.objectContaining({code: 'AUTHENTICATION_FAILED', exitCode: 10}),
			);
		},
	);

	it.each([
		['"test-key-0000"', 'quotes around it'],
		["'test-key-0000'", 'quotes around it'],
		['\u{201C}test-key-0000\u{201D}', 'quotes around it'],
		['DCI_API_KEY=test-key-0000', 'DCI_API_KEY='],
		['Bearer test-key-0000', 'the word Bearer'],
	])('says what stands around %s', (key, words) => {
		expect(() => checkKey(key, describeKey(key, 'DCI_API_KEY'))).toThrow(
			expect.objectContaining({exitCode: 10, message: expect.stringContaining(words)}),
		);
	});

	it('takes visible ASCII', () => {
		expect(() => checkKey('test-key.0000_canary~=', describeKey('', 'x'))).not.toThrow();
	});
});
