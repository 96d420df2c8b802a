import {expect, it} from 'vitest';
import {parseName} from '../../source/invite/name.ts';

it.each([
	{text: 'Jane', value: 'Jane'},
	{text: '  Jane  ', value: 'Jane'},
	{text: '', value: null},
	{text: '   ', value: null},
	{text: 'Anne Marie', value: 'Anne Marie'},
	{text: 'O’Brien-Łukasz', value: 'O’Brien-Łukasz'},
	{text: '山田', value: '山田'},
	{text: 'می‌خواهم', value: 'می‌خواهم'},
	{text: '👩‍💻', value: '👩‍💻'},
])('takes "$text"', ({text, value}) => {
	expect(parseName(text, 'firstName')).toEqual({ok: true, value});
});

it.each([
	{name: 'a line break', text: 'Ja\nne', says: /line breaks/},
	{name: 'an escape', text: 'Ja\u{1B}[31mne', says: /control/},
	{name: 'a C1 control', text: 'Ja\u{9B}ne', says: /control/},
	{name: 'a line separator', text: 'Ja\u{2028}ne', says: /line breaks/},
	{name: 'half a character', text: 'Ja\u{D800}ne', says: /control/},
	{name: 'a zero-width blank', text: 'Ja\u{200B}ne', says: /invisible/},
	{name: 'a change of direction', text: 'Ja\u{202E}ne', says: /invisible/},
	{name: 'a tag', text: 'Ja\u{E0041}ne', says: /invisible/},
])('refuses $name with a reason', ({text, says}) => {
	const result = parseName(text, 'firstName');
	expect(result.ok ? 'accepted' : result.problem).toMatch(says);
});
