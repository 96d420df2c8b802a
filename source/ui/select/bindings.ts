import {words} from '../../words/words.ts';
import type {Binding} from '../keys.ts';
import type {SelectAction} from './state.ts';

/** A move or a change of the filter, or what the keyboard means beyond them. */
export type SelectKeyAction = SelectAction | {type: 'choose'} | {type: 'paste'; text: string};

/** The keys that move about and choose (docs/behaviour.md, Keys); no wrap-around. */
export function menuBindings(): ReadonlyArray<Binding<SelectKeyAction>> {
	const {keys, does} = words.ui;
	return [
		{
			keys: ['enter'],
			action: {type: 'choose'},
			hint: {key: keys.enter, does: does.choose, weight: 10},
		},
		{
			keys: ['up', 'ctrl+p'],
			action: {type: 'move', by: -1},
			hint: {key: keys.upDown, does: does.move, weight: 4},
		},
		{keys: ['down', 'ctrl+n'], action: {type: 'move', by: 1}},
		{
			keys: ['pageup'],
			action: {type: 'move-page', pages: -1},
			hint: {key: keys.pages, does: does.movePage, extra: true},
		},
		{keys: ['pagedown'], action: {type: 'move-page', pages: 1}},
		{
			keys: ['home'],
			action: {type: 'move-to-start'},
			hint: {key: keys.homeEnd, does: does.firstOrLast, extra: true},
		},
		{keys: ['end'], action: {type: 'move-to-end'}},
	];
}

/** The keys of the filter. */
export function filterBindings(): ReadonlyArray<Binding<SelectKeyAction>> {
	const {keys, does} = words.ui;
	return [
		{
			keys: ['text'],
			action: (press) => ({type: 'narrow', text: press.text}),
			hint: {key: keys.letters, does: does.filter, weight: 3},
		},
		{keys: ['paste'], action: (press) => ({type: 'paste', text: press.text})},
		{keys: ['backspace'], action: {type: 'delete-left'}},
		{keys: ['ctrl+u', 'ctrl+w'], action: {type: 'clear-filter'}},
	];
}

/** Esc, before the screen's own; named in the footer while a filter is set. */
export function clearFilterBinding(isFiltered: boolean): Binding<SelectKeyAction> {
	const {keys, does} = words.ui;
	return {
		keys: ['escape'],
		action: {type: 'clear-filter'},
		...(isFiltered ? {hint: {key: keys.esc, does: does.clearFilter, weight: 8}} : {}),
	};
}
