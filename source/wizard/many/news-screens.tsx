import type {InviteError} from '../../errors.ts';
import type {ManySession} from '../../guide/many/session.ts';
import {words} from '../../words/words.ts';
import type {InMany} from '../many-props.ts';
import {MenuScreen, type PlainRow} from '../menu-screen.tsx';
import {closeBindings} from '../navigation.ts';
import {useBlocks} from '../text-blocks.tsx';

type NewsProps = {state: InMany; session: ManySession; error: InviteError};

/** Everybody could not be read: nothing is planned, and nothing was sent. */
export function ReadFailedScreen(props: NewsProps) {
	return <BadNews {...props} headline={words.many.notRead} />;
}

/** The run could not begin, and nothing was sent. */
export function NotStartedScreen(props: NewsProps) {
	return <BadNews {...props} headline={words.many.notStarted} />;
}

function BadNews({state, session, error, headline}: NewsProps & {headline: string}) {
	const {status, paragraph} = useBlocks();
	const {rows, requestId} = words.guide;
	const menu: PlainRow[] = [
		{id: 'retry', label: rows.retry, sends: false},
		{id: 'quit', label: rows.quit, sends: false},
	];
	return (
		<MenuScreen
			state={state}
			news={[
				status('danger', headline, true),
				paragraph(error.message),
				paragraph(words.guide.nothingSent),
				...(error.hint ? [paragraph(error.hint, {tone: 'muted' as const})] : []),
				...(error.requestId
					? [paragraph(requestId(error.requestId), {tone: 'muted' as const})]
					: []),
			]}
			rows={menu}
			bindings={closeBindings(() => session.dispatch({type: 'go-back'}))}
			onChoose={({id}) => session.dispatch({type: id === 'retry' ? 'retry' : 'abort'})}
		/>
	);
}
