import {wrapToWidth} from '../output/text.ts';

/** No sentence of the setup needs more lines than this, in the smallest window either. */
const mostLines = 20;

/** Says sentences where the prompts are drawn, broken at blanks when the window is narrower. */
export function sayOn(output: NodeJS.WritableStream & {columns?: number}) {
	return (line: string): void => {
		const columns = output.columns ?? 0;
		const lines = columns > 0 ? wrapToWidth(line, columns - 1, mostLines) : [line];
		output.write(`${lines.join('\n')}\n`);
	};
}
