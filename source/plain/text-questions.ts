import type {Row} from '../ask/rows.ts';
import {homeDomainOf} from '../guide/rows.ts';
import type {Names} from '../invite/address.ts';
import {adviseAddress, parseAddress, readableAddress} from '../invite/address.ts';
import type {FieldOfKind} from '../invite/fields.ts';
import {parseName} from '../invite/name.ts';
import {safeText} from '../output/text.ts';
import type {Asking, PlainTools} from './tools.ts';

/** `Who do you want to invite?` */
export async function askAddress(
	tools: PlainTools,
	state: Asking,
	{key, question, help}: FieldOfKind<'address'>,
): Promise<void> {
	const {talk, guide, account} = tools;
	const before = state.answers[key]?.value;
	const prompt = before
		? `${question} (empty: ${safeText(readableAddress(before))}) `
		: `${question} `;
	const text = await talk.ask({prompt, help});
	if (text === undefined) return;
	if (text === '' && before) {
		guide.dispatch({type: 'answer', field: key, value: before});
		return;
	}
	const settled = await settleAddress(tools, text, homeDomainOf(guide.getState(), account()));
	const now = guide.getState();
	if (!settled || now.status !== 'asking' || now.field !== key) return;
	const {address, names} = settled;
	const readable = readableAddress(address);
	if (readable !== address) talk.say(`${safeText(readable)} is sent as ${safeText(address)}.`);
	guide.dispatch({type: 'answer', field: key, value: address, ...(names ? {names} : {})});
}

/** The address to go on with, or nothing when the question is to be asked again. */
async function settleAddress(
	tools: PlainTools,
	text: string,
	home: string | undefined,
): Promise<{address: string; names?: Names} | undefined> {
	const {talk} = tools;
	const result = parseAddress(text);
	if (!result.ok) {
		const completed = home && !text.includes('@') ? parseAddress(`${text}@${home}`) : undefined;
		talk.say(result.problem);
		if (!completed?.ok) return undefined;
		const {address} = completed.parsed;
		const title = 'Is this the address?';
		const answer = await offer(tools, {title, address, no: 'No, ask again'});
		return answer === 'yes' ? {address} : undefined;
	}
	const {address, names} = result.parsed;
	const advice = adviseAddress(address, home);
	if (advice.kind === 'near-miss') {
		const {suggestion} = advice;
		const title = `Did you mean ${safeText(suggestion)}?`;
		const no = `No, keep ${safeText(address)}`;
		const answer = await offer(tools, {title, address: suggestion, no});
		if (!answer) return undefined;
		return {address: answer === 'yes' ? suggestion : address, ...(names ? {names} : {})};
	}
	if (advice.kind === 'other-domain') {
		talk.say(
			`${safeText(advice.domain)} is not ${safeText(advice.homeDomain)}: somebody from outside.`,
		);
	}
	return {address, ...(names ? {names} : {})};
}

async function offer(
	{talk}: PlainTools,
	{title, address, no}: {title: string; address: string; no: string},
): Promise<'yes' | 'no' | undefined> {
	const rows: Row[] = [
		{id: 'yes', label: `Yes, ${safeText(address)}`},
		{id: 'no', label: no},
	];
	const row = await talk.choose({
		title: [title],
		rows,
		help: 'Choose the address that the invitation goes to.',
		onBack: () => {},
	});
	if (!row) return undefined;
	return row.id === 'yes' ? 'yes' : 'no';
}

/** A line of text that can be left out. A guess is taken only when asked for; names that came with the address are taken by Enter. */
export async function askText(
	{talk, guide}: PlainTools,
	state: Asking,
	{key, question, help}: FieldOfKind<'text'>,
): Promise<void> {
	const suggestion = state.suggestions[key];
	const given = suggestion?.kind === 'value' ? suggestion.text : null;
	const answer = state.answers[key];
	const usual = answer === undefined ? given : answer.value;
	const guess = suggestion?.kind === 'ghost' && usual === null ? suggestion.text : undefined;
	const prompt = [
		question,
		usual === null
			? guess === undefined
				? ' (empty: Skip)'
				: ` (empty: Skip, 1: ${safeText(guess)})`
			: ` (empty: ${safeText(usual)}, none: Skip)`,
		': ',
	].join('');
	const text = await talk.ask({prompt, help});
	if (text === undefined) return;
	if (text === '' || text.toLowerCase() === 'none' || (text === '1' && guess !== undefined)) {
		const value = text === '' ? usual : text === '1' ? (guess ?? null) : null;
		guide.dispatch({type: 'answer', field: key, value});
		return;
	}
	const result = parseName(text);
	if (result.ok) guide.dispatch({type: 'answer', field: key, value: result.value});
	else talk.say(result.problem);
}
