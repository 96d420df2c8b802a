import {useState} from 'react';
import {toInviteError} from '../errors.ts';
import {homeDomainOf, standingNearMiss} from '../guide/menu-rows.ts';
import {adviseAddress, parseAddress} from '../invite/address.ts';
import type {TextKey} from '../invite/fields.ts';
import {parseName} from '../invite/name.ts';
import {
	countAddresses,
	inOneLine,
	mayBePeople,
	readRow,
	writePerson,
} from '../invite/one-person.ts';
import {live} from '../ui/keys.ts';
import type {CleanedPaste} from '../ui/paste.ts';
import type {TextInputState} from '../ui/text-input/state.ts';
import {restOf, useTextInput} from '../ui/text-input/use-text-input.ts';
import {words} from '../words/words.ts';
import {keepText, textLeft} from './memory.ts';
import type {Problem} from './question-notes.tsx';
import {type Asking, danger, TypedQuestion, useProblem} from './typed-question.tsx';
import {useEarlierRun} from './use-earlier-run.ts';
import {useWizard} from './wizard-context.ts';

/** `Who do you want to invite?` */
export function AddressScreen({state}: {state: Asking}) {
	const {guide, memory, remember, account, readPeople} = useWizard();
	const home = homeDomainOf(state, account());
	const earlier = useEarlierRun(state);
	const standing = useState(() => standingOffer(state, home))[0];
	const {problem, say, sayOfPaste, forget} = useProblem(standing?.problem);
	/** The last address that was taken for a slip of the keyboard; asked about once. */
	const [doubted, setDoubted] = useState(state.answers.email?.value);
	/** What Tab makes of the text, besides taking ghost text. */
	const [offer, setOffer] = useState(standing?.text ?? '');

	const initial = textLeft(memory, state, 'email') ?? state.answers.email?.value ?? '';
	/** The list this question is gone back to from, and the line that stands for it; the line alone says less. */
	const [listed] = useState({people: state.people, text: textOf(initial)});
	/** What was pasted, for as long as the line that stands for it is not changed. */
	const [pasted, setPasted] = useState<{text: string; raw: string}>();

	function submit(text: string) {
		if (listed.people && listed.text === text) {
			guide.dispatch({type: 'answer-people', people: listed.people});
			return;
		}
		const raw = pasted?.text === text ? pasted.raw : text;
		if (mayBePeople(raw)) void submitPeople(raw, text);
		else submitOne(text);
	}

	/** Several people, or a file of them; else it is one person after all. */
	async function submitPeople(raw: string, text: string) {
		try {
			const people = await readPeople(raw);
			if (people) guide.dispatch({type: 'answer-people', people});
			else submitOne(text);
		} catch (error) {
			const {message, hint} = toInviteError(error);
			say(danger([message, hint].filter(Boolean).join(' ')));
		}
	}

	function submitOne(text: string) {
		const result = parseAddress(text);
		if (!result.ok) {
			const completed =
				home && !text.includes('@') ? parseAddress(`${text.trim()}@${home}`) : undefined;
			setOffer(completed?.ok ? completed.parsed.address : '');
			say(
				danger(
					completed?.ok ? words.address.noAtTabCompletes(completed.parsed.address) : result.problem,
				),
			);
			return;
		}
		const {address, names} = result.parsed;
		const advice = adviseAddress(address, home);
		if (advice.kind === 'near-miss' && doubted !== address) {
			const {suggestion} = advice;
			setDoubted(address);
			setOffer(writePerson(suggestion, names));
			say(didYouMean(suggestion));
			return;
		}
		guide.dispatch({
			type: 'answer',
			field: 'email',
			value: address,
			...(names ? {names} : {}),
		});
	}

	/** A pasted list as a line to edit, and as it came; what was typed before stays the first of it. */
	function withTyped(raw: string) {
		const typed = input.state.text.trim();
		const text = inOneLine(raw);
		return typed === '' ? {text, raw} : {text: `${typed}; ${text}`, raw: `${typed}\n${raw}`};
	}

	async function sayHowMany(raw: string) {
		const people = await readPeople(raw).catch(() => undefined);
		if (people) say({tone: 'muted', text: words.many.found(people.rows.length)});
	}

	/** A row of a spreadsheet keeps what its cells say. */
	function paste(cleaned: CleanedPaste, raw: string) {
		const row = readRow(raw.trim());
		if (row) return {replace: writePerson(row.bare, row.names)};
		if (countAddresses(raw) < 2) return cleaned.text;
		const list = withTyped(raw);
		setPasted(list);
		return {replace: list.text};
	}

	const input = useTextInput({
		initial,
		ghost: homeGhost(home),
		onChange: (next, before) => {
			if (state.leaving) guide.dispatch({type: 'stay'});
			if (next.text !== before.text) {
				forget();
				setOffer('');
			}
			remember(keepText(state, next));
		},
		onSubmit: submit,
		onPaste: paste,
		onPasted: (cleaned, raw) => {
			if (countAddresses(raw) > 1) void sayHowMany(withTyped(raw).raw);
			else if (!readRow(raw.trim())) sayOfPaste(cleaned);
		},
	});
	const takeOffer = live(
		[
			{
				keys: ['tab'],
				action: {},
				hint: {key: words.ui.keys.tab, does: words.ui.does.take, weight: 5},
			},
		],
		() => {
			input.replace(offer);
			return true;
		},
	);
	return (
		<TypedQuestion
			state={state}
			input={input}
			problem={problem ?? earlier.note}
			placeholder={words.wizard.emailPlaceholder}
			bindings={[...(offer === '' ? [] : takeOffer), ...earlier.bindings]}
		/>
	);
}

function textOf(input: string | TextInputState): string {
	return typeof input === 'string' ? input : input.text;
}

/** An answered address that looks like a slip can be changed for the one that was probably meant. */
function standingOffer(state: Asking, home: string | undefined) {
	const meant = standingNearMiss(state, home);
	if (!meant) return undefined;
	return {text: writePerson(meant.address, meant.names), problem: didYouMean(meant.address)};
}

function didYouMean(suggestion: string): Problem {
	return {tone: 'warning', text: words.address.didYouMeanTab(suggestion)};
}

/** What follows a half-typed address if the account's home domain is meant. */
function homeGhost(home: string | undefined) {
	return (text: string) => {
		if (!home || !/^[^\s@<>"]+(?:@[^\s@]*)?$/u.test(text)) return '';
		const at = text.indexOf('@');
		return at === -1 ? `@${home}` : restOf(home)(text.slice(at + 1));
	};
}

/** A line of text that can be left out: `First name` and `Last name`. */
export function TextScreen({state, field}: {state: Asking; field: TextKey}) {
	const {guide, memory, remember} = useWizard();
	const {problem, say, sayOfPaste, forget} = useProblem();
	const suggestion = state.suggestions[field];

	const input = useTextInput({
		initial: textLeft(memory, state, field) ?? state.answers[field]?.value ?? '',
		ghost: suggestion === undefined ? () => '' : restOf(suggestion),
		onChange: (next, before) => {
			if (state.leaving) guide.dispatch({type: 'stay'});
			if (next.text !== before.text) forget();
			remember(keepText(state, next));
		},
		onSubmit: (text) => {
			const result = parseName(text, field);
			if (!result.ok) {
				say(danger(result.problem));
				return;
			}
			remember({type: 'drop-remark'});
			guide.dispatch({type: 'answer', field, value: result.value});
		},
		onPasted: sayOfPaste,
	});
	const isEmpty = input.state.text.trim() === '';
	const bindings = input.bindings.map((binding) =>
		isEmpty && binding.keys.includes('enter') && binding.hint
			? {...binding, hint: {...binding.hint, does: words.wizard.keys.skip}}
			: binding,
	);
	return (
		<TypedQuestion
			state={state}
			input={{...input, bindings}}
			problem={problem}
			placeholder={suggestion ? '' : words.wizard.textPlaceholder}
		/>
	);
}
