import {expect, it} from 'vitest';
import {textInputState} from '../../source/ui/text-input/state.ts';
import {
	emptyMemory,
	keepText,
	type MemoryAction,
	reduceMemory,
	textLeft,
} from '../../source/wizard/memory.ts';

function after(...actions: MemoryAction[]) {
	return actions.reduce(reduceMemory, emptyMemory);
}

const nothing = {answers: {}, suggestions: {}};

it('keeps texts by their field', () => {
	const memory = after(
		keepText({...nothing, field: 'email'}, textInputState('j', 1)),
		keepText({...nothing, field: 'firstName'}, textInputState('Jane')),
		keepText({...nothing, field: 'email'}, textInputState('ja', 1)),
	);
	expect(textLeft(memory, nothing, 'email')).toEqual(textInputState('ja', 1));
	expect(textLeft(memory, nothing, 'firstName')).toEqual(textInputState('Jane'));
	expect(textLeft(memory, nothing, 'lastName')).toBeUndefined();
});

it('forgets a text once the answer behind it changed', () => {
	const memory = after(keepText({...nothing, field: 'firstName'}, textInputState('Jan')));
	const answers = {firstName: {value: 'Kenji', origin: 'with-address'}} as const;
	expect(textLeft(memory, {...nothing, answers}, 'firstName')).toBeUndefined();
});

it('forgets a guess that was taken once it is no longer offered', () => {
	const jane = {answers: {}, suggestions: {firstName: 'Jane'}};
	const bob = {answers: {}, suggestions: {firstName: 'Bob'}};
	const taken = after(keepText({...jane, field: 'firstName'}, textInputState('Jane')));
	expect(textLeft(taken, jane, 'firstName')).toEqual(textInputState('Jane'));
	expect(textLeft(taken, bob, 'firstName')).toBeUndefined();
	const typed = after(keepText({...jane, field: 'firstName'}, textInputState('Janet')));
	expect(textLeft(typed, bob, 'firstName')).toEqual(textInputState('Janet'));
});

it('keeps a remark until it is dropped', () => {
	const remarked = after({type: 'remark', text: 'Saved.'});
	expect(remarked.remark).toBe('Saved.');
	expect(reduceMemory(remarked, {type: 'drop-remark'}).remark).toBeUndefined();
});
