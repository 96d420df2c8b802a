import {wrapToWidth} from '../output/text.ts';
import type {Asker, AskerStreams} from './asker.ts';
import type {Look} from './prompt-theme.ts';

/** Where and how a person is asked. */
export type AskerOptions = AskerStreams & {
	/** `wizard`: prompts; `plain`: one question a line, nothing repainted (docs/behaviour.md, Plain face). */
	face: 'wizard' | 'plain';
	look: Look;
};

/** The asker for a face. Each is loaded when it is needed: Inquirer is no part of any other run. */
export async function createAsker(options: AskerOptions): Promise<Asker> {
	if (options.face === 'plain') {
		const {createLineAsker} = await import('./line-asker.ts');
		return createLineAsker(options);
	}
	const {createPromptAsker} = await import('./prompt-asker.ts');
	return createPromptAsker(options, options.look);
}

/** No sentence of the setup needs more lines than this, in the smallest window either. */
const mostLines = 20;

/** A way to say sentences where the prompts are drawn, broken at blanks when the window is narrower. */
export function sayOn(output: NodeJS.WritableStream & {columns?: number}) {
	return (line: string): void => {
		const columns = output.columns ?? 0;
		const lines = columns > 0 ? wrapToWidth(line, columns - 1, mostLines) : [line];
		output.write(`${lines.join('\n')}\n`);
	};
}
