import type {Binding} from '../keys.ts';
import type {SelectAction} from './state.ts';

/** A move or a change of the filter, or what the keyboard means beyond them. */
export type SelectKeyAction = SelectAction | {type: 'choose'} | {type: 'paste'; text: string};

/** The keys that move about and choose (docs/behaviour.md, Keys); no wrap-around. */
export const menuBindings: ReadonlyArray<Binding<SelectKeyAction>> = [
	{keys: ['enter'], action: {type: 'choose'}, hint: {key: 'Enter', does: 'choose', weight: 10}},
	{
		keys: ['up', 'ctrl+p'],
		action: {type: 'move', by: -1},
		hint: {key: 'Up/Down', does: 'move', weight: 4},
	},
	{keys: ['down', 'ctrl+n'], action: {type: 'move', by: 1}},
	{
		keys: ['pageup'],
		action: {type: 'move-page', pages: -1},
		hint: {key: 'PgUp/PgDn', does: 'move a page', extra: true},
	},
	{keys: ['pagedown'], action: {type: 'move-page', pages: 1}},
	{
		keys: ['home'],
		action: {type: 'move-to-start'},
		hint: {key: 'Home/End', does: 'first or last row', extra: true},
	},
	{keys: ['end'], action: {type: 'move-to-end'}},
];

/** The keys of the filter. */
export const filterBindings: ReadonlyArray<Binding<SelectKeyAction>> = [
	{
		keys: ['text'],
		action: (press) => ({type: 'narrow', text: press.text}),
		hint: {key: 'letters', does: 'filter', weight: 3},
	},
	{keys: ['paste'], action: (press) => ({type: 'paste', text: press.text})},
	{keys: ['backspace'], action: {type: 'delete-left'}},
	{keys: ['ctrl+u', 'ctrl+w'], action: {type: 'clear-filter'}},
];

/** Esc while a filter is set; before the screen's own Esc. */
export const clearFilterBinding: Binding<SelectKeyAction> = {
	keys: ['escape'],
	action: {type: 'clear-filter'},
	hint: {key: 'Esc', does: 'clear the filter', weight: 8},
};
