import {type DefaultField, defaultFields, type ListName} from '../../invite/fields.ts';
import {safeText} from '../../output/text.ts';
import type {Command} from '../command.ts';
import {settingNames, settings} from '../config-settings.ts';
import type {Flag} from '../flags.ts';

/** Something that can stand at the cursor. */
type Candidate = {text: string; summary?: string};

/** What the shell offers: our words, or its own file names. */
export type Completion = {kind: 'words'; candidates: readonly Candidate[]} | {kind: 'files'};

/** Where words come from; those that are not in the code are asked for only when needed. */
export type WordSources = {
	/** Every command, the guided invite first. */
	commands: readonly Command[];
	profiles(): readonly string[];
} & {
	/** Names from the last fetched lists. */
	[List in ListName]: () => readonly string[];
};

/** Takes a word out of the quotes and escapes it was typed in, as a shell does; an open quote ends with the word. */
export function unquote(typed: string): string {
	let text = '';
	let quote = '';
	for (let index = 0; index < typed.length; index++) {
		const character = typed.charAt(index);
		if (character === '\\' && quote !== "'") {
			index++;
			text += typed.charAt(index);
		} else if (character === quote) quote = '';
		else if (quote === '' && (character === '"' || character === "'")) quote = character;
		else text += character;
	}
	return text;
}

/**
 * What can stand at the end of a line. `typed`: the words after the program's name, as they were typed, the last one
 * being completed and perhaps empty.
 */
export function complete(typed: readonly string[], sources: WordSources): Completion {
	const {commands} = sources;
	const line = joinAssignments(typed.map(unquote));
	const current = line.at(-1) ?? '';
	const {command, open, isCommand, positionals} = readBefore(commands, line.slice(0, -1));
	if (!command) return offering();
	if (open) return startingWith(valuesOf(open, sources), current);
	const assignment = /^(--[\w-]+)=(.*)$/s.exec(current);
	if (assignment) {
		const flag = flagNamed(command, assignment[1] ?? '');
		return flag?.takes ? startingWith(valuesOf(flag, sources), assignment[2] ?? '') : offering();
	}
	if (current.startsWith('-')) {
		const flags = command.flags.map(({name, summary}) => ({text: `--${name}`, summary}));
		return startingWith({kind: 'words', candidates: flags}, current);
	}
	if (isCommand || positionals.length > 0) {
		return startingWith(positionalsOf(command, positionals, sources), current);
	}
	const verbs = commands.flatMap(({name, aliases = [], summary}) =>
		(name === '' ? aliases : [name]).map((text) => ({text, summary})),
	);
	return startingWith({kind: 'words', candidates: verbs}, current);
}

/** A shell that splits at `=` hands `--role=Adm` over as three words: they are one again. */
function joinAssignments(typed: readonly string[]): string[] {
	const joined: string[] = [];
	for (const word of typed) {
		const last = joined.at(-1);
		const follows = last?.startsWith('--') && (word === '=' || last.endsWith('='));
		if (follows) joined[joined.length - 1] = last + word;
		else joined.push(word);
	}
	return joined;
}

/** The words of a line that are neither flags nor their values, and the flag whose value comes next. */
function readBefore(commands: readonly Command[], typed: readonly string[]) {
	function commandOf(word: string) {
		return commands.find(({name, aliases}) => name === word || aliases?.includes(word));
	}
	const named = typed.map(commandOf).find((found) => found !== undefined && found.name !== '');
	const command = named ?? commands[0];
	const positionals: string[] = [];
	let open: Flag | undefined;
	for (const word of typed) {
		if (open) open = undefined;
		else if (word.startsWith('-')) {
			const flag = command && flagNamed(command, word);
			open = flag?.takes ? flag : undefined;
		} else positionals.push(word);
	}
	const isCommand = positionals[0] !== undefined && commandOf(positionals[0]) !== undefined;
	return {command, open, isCommand, positionals: isCommand ? positionals.slice(1) : positionals};
}

function flagNamed(command: Command, word: string): Flag | undefined {
	return command.flags.find(
		({name, short}) => word === `--${name}` || (short && word === `-${short}`),
	);
}

function offering(...texts: readonly string[]): Completion {
	return {
		kind: 'words',
		candidates: texts.map((text) => ({text})),
	};
}

function startingWith(completion: Completion, start: string): Completion {
	if (completion.kind === 'files') return completion;
	const wanted = start.toLowerCase();
	return {
		kind: 'words',
		candidates: completion.candidates.filter(({text}) => text.toLowerCase().startsWith(wanted)),
	};
}

function valuesOf(flag: Flag, sources: WordSources): Completion {
	switch (flag.name) {
		case 'input':
			return {kind: 'files'};
		case 'profile':
			return offering(...sources.profiles());
		default: {
			const field = defaultFields.find((candidate) => candidate.flag === flag.name);
			return field ? fieldValues(field, sources) : offering(...(flag.values ?? []));
		}
	}
}

function fieldValues(field: DefaultField, sources: WordSources): Completion {
	const values = field.kind === 'list' ? sources[field.list]() : field.options;
	return offering(...values, 'none');
}

function positionalsOf(
	command: Command,
	before: readonly string[],
	sources: WordSources,
): Completion {
	const [first, second] = before;
	if (before.length === 0) return offering(...(command.values ?? []));
	if (command.name === 'profile' && before.length === 1 && first !== 'list') {
		return offering(...sources.profiles());
	}
	if (command.name !== 'config') return offering();
	const takesName = first === 'get' || first === 'set' || first === 'unset';
	if (before.length === 1 && takesName) return offering(...settingNames);
	return before.length === 2 && first === 'set' ? settingValues(second, sources) : offering();
}

function settingValues(name: string | undefined, sources: WordSources): Completion {
	const known = settingNames.find((setting) => setting === name);
	if (known === undefined) return offering();
	const {values} = settings[known];
	const texts = typeof values === 'string' ? sources[values]() : values;
	return offering(...texts, ...(known.startsWith('default-') ? ['none'] : []));
}

/** Characters of a candidate; `safeText` leaves as many whole, however wide. */
const longestCandidate = 128;

/** A completion as the scripts read it: `:files`, or a candidate a line, its summary after a tab. */
export function renderCompletion(completion: Completion): string {
	return completion.kind === 'files'
		? ':files\n'
		: completion.candidates
				// What is cut when it is shown would be another word.
				.filter(({text}) => text.length <= longestCandidate)
				.map(({text, summary}) => `${safeText(text)}${summary ? `\t${summary}` : ''}\n`)
				.join('');
}
