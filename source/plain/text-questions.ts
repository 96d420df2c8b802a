import type {Row} from '../ask/rows.ts';
import {toInviteError} from '../errors.ts';
import {homeDomainOf, standingNearMiss} from '../guide/menu-rows.ts';
import {adviseAddress, parseAddress, readableAddress} from '../invite/address.ts';
import type {FieldOfKind} from '../invite/fields.ts';
import {parseName} from '../invite/name.ts';
import {mayBePeople, type Names} from '../invite/one-person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {Asking, PlainTools} from './tools.ts';

/** `Who do you want to invite?` */
export async function askAddress(
	tools: PlainTools,
	state: Asking,
	{key}: FieldOfKind<'address'>,
): Promise<void> {
	const {question, help} = words.fields[key];
	const {talk, guide, account} = tools;
	const before = state.answers[key]?.value;
	const meant = standingNearMiss(state, homeDomainOf(state, account()));
	if (meant) talk.say(words.address.didYouMean(safeText(meant.address)));
	const text = await talk.ask({prompt: addressPrompt(question, before, meant?.address), help});
	if (text === undefined) return;
	if (text === '' && before) {
		guide.dispatch({type: 'answer', field: key, value: before});
		return;
	}
	if (text === '1' && meant) {
		guide.dispatch({type: 'answer', field: key, value: meant.address, ...namesOf(meant.names)});
		return;
	}
	if (await takePeople(tools, text)) return;
	const settled = await settleAddress(tools, text, homeDomainOf(guide.getState(), account()));
	const now = guide.getState();
	if (!settled || now.status !== 'asking' || now.field !== key) return;
	const {address, names} = settled;
	const readable = readableAddress(address);
	if (readable !== address) talk.say(words.address.sentAs(safeText(readable), safeText(address)));
	guide.dispatch({type: 'answer', field: key, value: address, ...(names ? {names} : {})});
}

/** Whether the text names several people, who then take the place of one; a file that cannot be read is said. */
async function takePeople({talk, guide, readPeople}: PlainTools, text: string): Promise<boolean> {
	if (!mayBePeople(text)) return false;
	try {
		const people = await readPeople(text);
		if (people) guide.dispatch({type: 'answer-people', people});
		return people !== undefined;
	} catch (error) {
		const {message, hint} = toInviteError(error);
		talk.say(message, ...(hint ? [hint] : []));
		return true;
	}
}

/** `before`: what an empty line takes; `meant`: what `1` takes. */
function addressPrompt(question: string, before: string | undefined, meant: string | undefined) {
	if (before === undefined) return words.plain.address(question);
	const usual = safeText(readableAddress(before));
	return meant === undefined
		? words.plain.addressOr(question, usual)
		: words.plain.addressOrMeant(question, usual, safeText(meant));
}

/** Names for an answer; none where none came with the address. */
function namesOf(names: Names): {names?: Names} {
	return Object.keys(names).length > 0 ? {names} : {};
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
		const title = words.plain.isThisTheAddress;
		const answer = await offer(tools, {title, address, no: words.plain.noAskAgain});
		return answer === 'yes' ? {address} : undefined;
	}
	const {address, names} = result.parsed;
	const advice = adviseAddress(address, home);
	if (advice.kind === 'near-miss') {
		const {suggestion} = advice;
		const title = words.address.didYouMean(safeText(suggestion));
		const no = words.plain.noKeep(safeText(address));
		const answer = await offer(tools, {title, address: suggestion, no});
		if (!answer) return undefined;
		return {address: answer === 'yes' ? suggestion : address, ...(names ? {names} : {})};
	}
	return {address, ...(names ? {names} : {})};
}

async function offer(
	{talk}: PlainTools,
	{title, address, no}: {title: string; address: string; no: string},
): Promise<'yes' | 'no' | undefined> {
	const rows: Row[] = [
		{id: 'yes', label: words.plain.yes(safeText(address))},
		{id: 'no', label: no},
	];
	const row = await talk.choose({
		title: [title],
		rows,
		help: words.plain.addressHelp,
		onBack: () => {},
	});
	if (!row) return undefined;
	return row.id === 'yes' ? 'yes' : 'no';
}

/** A line of text that can be left out. A guess is taken only when asked for. */
export async function askText(
	{talk, guide}: PlainTools,
	state: Asking,
	{key}: FieldOfKind<'text'>,
): Promise<void> {
	const {question, help} = words.fields[key];
	const usual = state.answers[key]?.value ?? null;
	const guess = usual === null ? state.suggestions[key] : undefined;
	const text = await talk.ask({prompt: textPrompt(question, usual, guess), help});
	if (text === undefined) return;
	if (text === '' || text.toLowerCase() === 'none' || (text === '1' && guess !== undefined)) {
		const value = text === '' ? usual : text === '1' ? (guess ?? null) : null;
		guide.dispatch({type: 'answer', field: key, value});
		return;
	}
	const result = parseName(text, key);
	if (result.ok) guide.dispatch({type: 'answer', field: key, value: result.value});
	else talk.say(result.problem);
}

/** `usual`: what an empty line takes, `null` to skip; `guess`: what `1` takes. */
function textPrompt(question: string, usual: string | null, guess: string | undefined): string {
	if (usual !== null) return words.plain.textOr(question, safeText(usual));
	return guess === undefined
		? words.plain.text(question)
		: words.plain.textOrGuess(question, safeText(guess));
}
