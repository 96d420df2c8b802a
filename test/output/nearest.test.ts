import {expect, it} from 'vitest';
import {nearest} from '../../source/output/nearest.ts';

const words = ['default-role', 'default-organization', 'timeout', 'color', 'setup', 'status'];

it.each([
	['colour', 'color'],
	['COLOR', 'color'],
	['timout', 'timeout'],
	['tiemout', 'timeout'],
	['default-roel', 'default-role'],
	['default-org', 'default-organization'],
	['stauts', 'status'],
	['setpu', 'setup'],
	['time', 'timeout'],
	['default-', 'default-role'],
	['', undefined],
	['x', undefined],
	['jane', undefined],
	['completely-different', undefined],
])('%j is nearest to %j', (word, expected) => {
	expect(nearest(word, words)).toBe(expected);
});

it('has nothing to offer without words', () => {
	expect(nearest('word', [])).toBeUndefined();
});

it('takes a word of any length', () => {
	expect(nearest('x'.repeat(1_000_000), words)).toBeUndefined();
});
