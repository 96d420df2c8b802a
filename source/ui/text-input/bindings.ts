import {words} from '../../words/words.ts';
import type {Binding} from '../keys.ts';
import type {TextInputAction} from './state.ts';

/** An edit, or what the keyboard means beyond one. */
export type TextKeyAction =
	| TextInputAction
	/** Move right, and at the end take the ghost text. */
	| {type: 'go-right'}
	/** Go to the end, and from there take the ghost text. */
	| {type: 'go-to-end'}
	| {type: 'accept-ghost'}
	| {type: 'paste'; text: string}
	| {type: 'submit'};

/** The keys of a text input (docs/behaviour.md, Keys). */
export function textInputBindings(): ReadonlyArray<Binding<TextKeyAction>> {
	const {keys, does} = words.ui;
	return [
		{
			keys: ['enter'],
			action: {type: 'submit'},
			hint: {key: keys.enter, does: does.accept, weight: 10},
		},
		{
			keys: ['tab'],
			action: {type: 'accept-ghost'},
		},
		{keys: ['right', 'ctrl+f'], action: {type: 'go-right'}},
		{keys: ['end', 'ctrl+e'], action: {type: 'go-to-end'}},
		{keys: ['left', 'ctrl+b'], action: {type: 'move-left'}},
		{keys: ['home', 'ctrl+a'], action: {type: 'move-to-start'}},
		{keys: ['alt+b', 'alt+left', 'ctrl+left'], action: {type: 'move-word-left'}},
		{keys: ['alt+f', 'alt+right', 'ctrl+right'], action: {type: 'move-word-right'}},
		{keys: ['backspace'], action: {type: 'delete-left'}},
		{keys: ['delete', 'ctrl+d'], action: {type: 'delete-right'}},
		{keys: ['alt+backspace'], action: {type: 'delete-word-left'}},
		{keys: ['alt+d', 'ctrl+delete', 'alt+delete'], action: {type: 'delete-word-right'}},
		{keys: ['ctrl+w'], action: {type: 'delete-to-blank'}},
		{keys: ['ctrl+u'], action: {type: 'delete-to-start'}},
		{keys: ['ctrl+k'], action: {type: 'delete-to-end'}},
		{keys: ['text'], action: (press) => ({type: 'insert', text: press.text})},
		{keys: ['paste'], action: (press) => ({type: 'paste', text: press.text})},
	];
}
