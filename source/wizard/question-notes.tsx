import {addressNote, isBehindAddress, readTrouble} from '../guide/menu-rows.ts';
import {personThere} from '../guide/path.ts';
import type {GuideState} from '../guide/state.ts';
import {noticeWords} from '../guide/state-words.ts';
import {hitWords} from '../invite/person.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {words} from '../words/words.ts';
import {type Block, type Line, useBlocks} from './text-blocks.tsx';
import {useWizard} from './wizard-context.ts';

/** What stands under an open question, and the rows that are kept free for it while there is nothing to say. */
export type QuestionNote = {
	reserved: number;
	/** The note in at most so many rows. */
	lines(maxLines: number): Line[];
};

/** What a question itself has to say about what was typed. */
export type Problem = {tone: 'danger' | 'warning' | 'muted'; text: string};

/** The most rows a note takes. */
const mostLines = 3;

/** Narrower windows keep a second row free for notes, because most of them need it there. */
const oneLineColumns = 64;

const nothing: Block = () => [];

/** The question's own problem, else news that came in beside it. */
export function useQuestionNote(
	state: GuideState & {status: 'asking'},
	problem?: Problem,
): QuestionNote {
	const {memory, account} = useWizard();
	const {columns} = useWindow();
	const blocks = useBlocks();
	const notice = state.notices[state.field];
	const user = personThere(state);
	const trouble = readTrouble(state);

	function choose(): Block {
		if (problem?.tone === 'muted') return blocks.paragraph(problem.text, {tone: 'muted'});
		if (problem !== undefined) return blocks.status(problem.tone, problem.text);
		if (state.leaving) return blocks.status('warning', words.wizard.escQuits);
		if (trouble !== undefined) return blocks.status('danger', trouble);
		if (user && state.field !== 'email') return blocks.status('warning', hitWords(user));
		if (notice) return blocks.status('warning', noticeWords(state.field, notice).join(' '));
		if (memory.remark !== undefined && state.field !== 'email') {
			return blocks.paragraph(memory.remark, {tone: 'muted'});
		}
		const aboutAddress = isBehindAddress(state) ? addressNote(state, account()) : undefined;
		if (aboutAddress !== undefined) return blocks.paragraph(aboutAddress, {tone: 'muted'});
		return nothing;
	}

	const block = choose();
	return {
		reserved: columns < oneLineColumns ? 2 : 1,
		lines: (maxLines) => block(Math.min(maxLines, mostLines)),
	};
}
