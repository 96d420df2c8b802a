import {useState} from 'react';
import {type LiveBinding, live} from '../ui/keys.ts';
import {useTheme} from '../ui/theme.tsx';
import {words} from '../words/words.ts';
import {useWizard} from './wizard-context.ts';

/** `y`: copies a text, which is safe to paste; its hint says `Copied` for as long as the same text is shown. */
export function useCopyBindings(text: string): LiveBinding[] {
	const {copy} = useWizard();
	const {glyphs} = useTheme();
	const [copied, setCopied] = useState<string>();
	if (!copy) return [];
	const {keys} = words.wizard;
	const hint =
		copied === text
			? {key: glyphs.success, does: keys.copied, weight: 9}
			: {key: 'y', does: keys.copy, weight: 6};
	return live([{keys: ['y'], action: {}, hint}], () => {
		copy(text);
		setCopied(text);
		return true;
	});
}
