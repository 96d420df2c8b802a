import {expect, it} from 'vitest';
import {textInputState} from '../../source/ui/text-input/state.ts';
import {emptyMemory, type MemoryAction, reduceMemory} from '../../source/wizard/memory.ts';

const outside = {domain: 'example.com', homeDomain: 'acme.com'};

function after(...actions: MemoryAction[]) {
	return actions.reduce(reduceMemory, emptyMemory);
}

it('keeps texts and selects by their field', () => {
	const select = {filter: 'ad', focus: 2, top: 0, unfilteredFocus: 4};
	expect(
		after(
			{type: 'keep-text', field: 'email', text: textInputState('j', 1)},
			{type: 'keep-text', field: 'firstName', text: textInputState('Jane')},
			{type: 'keep-text', field: 'email', text: textInputState('ja', 1)},
			{type: 'keep-select', field: 'role', select},
		),
	).toEqual({
		...emptyMemory,
		texts: {email: textInputState('ja', 1), firstName: textInputState('Jane')},
		selects: {role: select},
	});
});

it('remarks on a domain once', () => {
	const first = after({type: 'note-address', outside});
	expect(first.remark).toBe('The domain example.com is outside acme.com.');
	expect(reduceMemory(first, {type: 'note-address', outside}).remark).toBeUndefined();
	const other = {...outside, domain: 'example.org'};
	expect(reduceMemory(first, {type: 'note-address', outside: other}).remark).toContain(
		'example.org',
	);
});

it('drops a remark with the next answer and with an address from inside, and does not repeat it', () => {
	for (const action of [
		{type: 'drop-remark'},
		{type: 'note-address', outside: undefined},
	] as const) {
		const dropped = after({type: 'note-address', outside}, action);
		expect(dropped.remark).toBeUndefined();
		expect(reduceMemory(dropped, {type: 'note-address', outside}).remark).toBeUndefined();
	}
});
