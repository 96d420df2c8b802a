import {personThere} from '../guide/path.ts';
import {readTrouble} from '../guide/rows.ts';
import type {GuideState} from '../guide/state.ts';
import {hitWords, noticeWords} from '../guide/words.ts';
import {Remark} from './screen.tsx';
import {useWizard} from './wizard-context.ts';

/** What stands under an open question: its own problem, else news that came in beside it. */
export const QuestionNotes = (props: {
	state: GuideState & {status: 'asking'};
	problem: string | undefined;
}) => {
	const {state, problem} = props;
	const {memory} = useWizard();
	const notice = state.notices[state.field];
	const user = personThere(state);
	const trouble = readTrouble(state);
	if (problem !== undefined) return <Remark tone="danger">{problem}</Remark>;
	if (state.leaving) return <Remark tone="warning">Esc once more quits.</Remark>;
	if (trouble !== undefined) return <Remark tone="danger">{trouble}</Remark>;
	if (user && state.field !== 'email') return <Remark tone="warning">{hitWords(user)}</Remark>;
	if (notice) return <Remark tone="warning">{noticeWords(state.field, notice).join(' ')}</Remark>;
	if (memory.remark !== undefined && state.field === 'firstName') {
		return <Remark tone="muted">{memory.remark}</Remark>;
	}
	return null;
};
