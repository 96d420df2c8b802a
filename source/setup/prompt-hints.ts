import {hintLine, hintsThatFit} from '../ui/hint-line.ts';
import {type Hint, hintsOf} from '../ui/keys.ts';
import {clearFilterBinding, filterBindings, menuBindings} from '../ui/select/bindings.ts';
import {textInputBindings} from '../ui/text-input/bindings.ts';
import {words} from '../words/words.ts';

/** The keys that work in a prompt, on one line of so many columns, as the wizard's footer has them. */
export function promptHints(
	kind: 'text' | 'choose' | 'search',
	options: {canGoBack: boolean; isFiltered?: boolean; columns: number},
): string {
	const {canGoBack, isFiltered = false, columns} = options;
	const {keys} = words.ui;
	const {back, stop} = words.wizard.keys;
	const bindings = {
		text: textInputBindings(),
		choose: menuBindings(),
		search: [...menuBindings(), ...filterBindings(), clearFilterBinding(isFiltered)],
	};
	const hints: Hint[] = [
		...hintsOf(bindings[kind]).filter(({extra}) => !extra),
		...(canGoBack && !isFiltered ? [{key: keys.esc, does: back, weight: 8}] : []),
		{key: keys.ctrlC, does: stop, weight: 7},
	];
	return hintLine(hintsThatFit(hints, columns));
}
