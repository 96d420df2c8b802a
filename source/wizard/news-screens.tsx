import {useState} from 'react';
import {
	alreadyThereRows,
	failureRows,
	followUpFailedRows,
	keyRefusedRows,
} from '../guide/menu-rows.ts';
import type {GuideState} from '../guide/state.ts';
import {alreadyThereFacts, alreadyThereHeadline, failureWords} from '../guide/state-words.ts';
import {words} from '../words/words.ts';
import {ApiKeyScreen} from './api-key-screen.tsx';
import {MenuScreen, useRowEffect} from './menu-screen.tsx';
import {useBackBindings} from './navigation.ts';
import {useBlocks} from './text-blocks.tsx';

const muted = {tone: 'muted'} as const;

/** Who is there already, with role and state, and what can be done. */
export function AlreadyThereScreen({state}: {state: GuideState & {status: 'already-there'}}) {
	const {user} = state;
	const {paragraph, facts} = useBlocks();
	const back = useBackBindings(state);
	const perform = useRowEffect();
	return (
		<MenuScreen
			key={state.isCancelling ? 'cancelling' : 'open'}
			state={state}
			news={[
				paragraph(alreadyThereHeadline(user), {lead: '', isBold: true}),
				...facts(alreadyThereFacts(state, user)),
				...(state.isCancelling
					? [paragraph(words.guide.cancelThis, {lead: '', isBold: true})]
					: []),
			]}
			rows={alreadyThereRows(state)}
			bindings={back}
			onChoose={perform}
		/>
	);
}

/** What failed, that nothing is lost, and what can be done. */
export function FailedScreen({state}: {state: GuideState & {status: 'failed'}}) {
	const [isEntering, setEntering] = useState(false);
	const bindings = useBackBindings(state);
	const perform = useRowEffect(() => setEntering(true));
	const {status, paragraph} = useBlocks();
	const email = state.answers.email?.value ?? '';
	const {happened, known, more} = failureWords(state.error, state.verdict, email);
	if (isEntering) return <ApiKeyScreen state={state} onBack={() => setEntering(false)} />;
	const news = [
		status('danger', happened, true),
		...known.map((line) => paragraph(line)),
		paragraph(words.guide.nothingLost),
		...more.map((line) => paragraph(line, muted)),
	];
	return (
		<MenuScreen
			state={state}
			news={news}
			// All but the request ID, which comes last.
			whole={state.error.requestId === undefined ? news.length : news.length - 1}
			rows={failureRows(state)}
			bindings={bindings}
			onChoose={perform}
		/>
	);
}

/** A resend or cancel that failed. */
export function FollowUpFailedScreen({state}: {state: GuideState & {status: 'follow-up-failed'}}) {
	const {error} = state;
	const {status, paragraph} = useBlocks();
	const back = useBackBindings(state);
	const perform = useRowEffect();
	const request = error.requestId ? [words.guide.requestId(error.requestId)] : [];
	return (
		<MenuScreen
			state={state}
			news={[
				status('danger', error.message, true),
				...(error.hint ? [error.hint, ...request] : request).map((line) => paragraph(line, muted)),
			]}
			rows={followUpFailedRows()}
			bindings={back}
			onChoose={perform}
		/>
	);
}

/** A key that was refused on a background read. */
export function KeyRefusedScreen({state}: {state: GuideState & {status: 'key-refused'}}) {
	const [isEntering, setEntering] = useState(false);
	const bindings = useBackBindings(state);
	const perform = useRowEffect(() => setEntering(true));
	const {status, paragraph} = useBlocks();
	if (isEntering) return <ApiKeyScreen state={state} onBack={() => setEntering(false)} />;
	const {message, hint} = state.error;
	return (
		<MenuScreen
			state={state}
			news={[
				status('danger', message, true),
				paragraph(words.guide.nothingLost),
				...(hint ? [paragraph(hint, muted)] : []),
			]}
			rows={keyRefusedRows()}
			bindings={bindings}
			onChoose={perform}
		/>
	);
}
