import {Writable} from 'node:stream';
import {pasteMarks} from '../ui/open-paste.ts';
import type {AskerStreams} from './asker.ts';

/** What a prompt is drawn on, able to draw it once more. */
export type RepaintableOutput = {
	output: AskerStreams['output'];
	/** Leaves the screen to the shell: nothing below the cursor, the cursor visible, pastes unmarked. */
	leave(): void;
	/** Draws the last frame again from the start of the line the cursor is on. */
	repaint(): void;
	/** Lets the terminal send pastes without marks again. */
	end(): void;
};

const movements = /^(?:\u{1B}\[\d*[A-GK])+/u;

/**
 * An output that remembers the frame that was drawn last: Inquirer draws it anew only when something changes. Asks the
 * terminal to mark pastes.
 */
export function createRepaintableOutput(target: AskerStreams['output']): RepaintableOutput {
	let frame = '';
	let position = '';
	const output = new Writable({
		decodeStrings: false,
		write(chunk: string | Buffer, _encoding, done) {
			const text = String(chunk);
			// What comes first takes the frame before away; a chunk of nothing else moves the cursor only.
			const drawn = text.replace(movements, '');
			position = drawn === '' ? text : '';
			if (drawn !== '') frame = drawn;
			target.write(text);
			done();
		},
	});
	target.write(pasteMarks.on);
	return {
		output: Object.defineProperties(output, {
			columns: {get: () => target.columns},
			rows: {get: () => target.rows},
		}) as RepaintableOutput['output'],
		leave: () => void target.write(`\u{1B}[J\u{1B}[?25h${pasteMarks.off}`),
		repaint: () => void target.write(`\r\u{1B}[J${pasteMarks.on}${frame}${position}`),
		end: () => void target.write(pasteMarks.off),
	};
}
