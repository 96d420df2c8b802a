import {createLineReader} from '../ask/line-reader.ts';
import {isInterrupt, type Keyboard} from '../ask/raw-keyboard.ts';
import type {Row} from '../ask/rows.ts';
import type {FollowUpWatch, PeopleDesk} from '../guide/people/desk.ts';
import {
	actionsFor,
	actionsForMarked,
	findPeople,
	type PeopleAction,
	type Person,
	personFacts,
	stateViews,
	viewWords,
	type Wanted,
	withStates,
} from '../guide/people/people.ts';
import {needsConfirmation} from '../guide/people/session.ts';
import {factLines} from '../invite/person.ts';
import {words} from '../words/words.ts';
import {createTalk, type Talk} from './talk.ts';

/** What the list of people needs as numbered questions. */
export type PlainPeopleOptions = {
	desk: PeopleDesk;
	input: Keyboard;
	output: NodeJS.WritableStream;
	/** Milliseconds on a clock that never jumps. */
	now(): number;
	holdInterrupts: FollowUpWatch['holdInterrupts'];
};

type ListRow = Row & {does: 'open' | 'show' | 'unmark' | 'finish' | PeopleAction; person?: Person};
type PersonRow = Row & {does: 'mark' | 'back' | PeopleAction};

/**
 * Everybody, page by page, as numbered questions (docs/behaviour.md, People): a number opens a person, part of a name
 * or address finds some. Resolves when the reader has left; rejects with an `InviteError` where nobody can be read.
 */
export async function runPlainPeople(options: PlainPeopleOptions): Promise<void> {
	const {desk, input, output, now} = options;
	let people = await desk.load();
	let shown: Wanted = desk.wanted;
	let hasLeft = false;
	const marked = new Set<string>();
	const reader = createLineReader(input, now);
	function leave() {
		hasLeft = true;
	}
	const talk = createTalk({
		topic: {
			step: () => '',
			subscribe: () => () => {},
			takeNews: () => [],
			goBack: leave,
			quit: leave,
			abort: leave,
		},
		reader,
		write: (text) => void output.write(text),
		now,
	});

	async function act(does: PeopleAction) {
		if (!(await isConfirmed(talk, does))) return;
		talk.say(words.people.working[does.action](does.people.length));
		let told = () => {};
		// What is typed meanwhile answers nothing; the keyboard is raw, so Ctrl+C comes as a key.
		const endSilence = reader.silence((press) => {
			if (isInterrupt(press)) told();
		});
		const report = await desk.followUp(does.action, does.people, {
			holdInterrupts(handler) {
				told = handler;
				return options.holdInterrupts(handler);
			},
		});
		endSilence();
		talk.say(...report.lines);
		people = withStates(people, report.states);
		for (const key of report.states.keys()) marked.delete(key);
	}

	async function open({key}: Person) {
		while (!hasLeft) {
			const person = people.find((each) => each.key === key);
			if (!person) return;
			const row = await choosePerson(talk, person, marked.has(key));
			if (!row || row.does === 'back') return;
			if (row.does !== 'mark') await act(row.does);
			else if (!marked.delete(key)) marked.add(key);
			if (row.does === 'mark') return;
		}
	}

	try {
		talk.say(words.plain.atEveryQuestion);
		while (!hasLeft) {
			const row = await chooseFromList(talk, {people, shown, marked});
			if (!row) continue;
			if (row.does === 'open') {
				if (row.person) await open(row.person);
			} else if (row.does === 'show') shown = (await chooseView(talk, people)) ?? shown;
			else if (row.does === 'unmark') marked.clear();
			else if (row.does === 'finish') leave();
			else await act(row.does);
		}
	} finally {
		reader.close();
	}
}

type List = {people: readonly Person[]; shown: Wanted; marked: ReadonlySet<string>};

function chooseFromList(talk: Talk, {people, shown, marked}: List): Promise<ListRow | undefined> {
	const found = findPeople(people, shown);
	const view = viewWords({state: shown.state, count: found.length});
	const {show, unmarkAll, help, noOneFound} = words.people;
	const actions = actionsForMarked(people.filter(({key}) => marked.has(key)));
	const finish: ListRow = {id: 'done', label: words.guide.rows.done, does: 'finish'};
	const rows: ListRow[] = [
		...actions.map((does): ListRow => ({id: does.action, label: does.label, does})),
		...(marked.size > 0 ? [{id: 'unmark', label: unmarkAll, does: 'unmark'} as const] : []),
		{id: 'show', label: show(view), does: 'show'},
		finish,
		...found.map((person) => personRow(person, marked.has(person.key))),
	];
	const title = found.length === 0 ? [view, noOneFound] : [view];
	return talk.choose({title, rows, help});
}

/** Somebody as a row; a row with several parts is found by each. */
function personRow(person: Person, isMarked: boolean): ListRow {
	const {name, email, role, organization, standing} = person;
	const detail = [
		...(name === '' ? [] : [email]),
		role,
		organization,
		standing,
		...(isMarked ? [words.people.marked] : []),
	];
	return {
		id: email,
		label: name || email,
		detail: detail.filter((part) => part !== '').join(', '),
		does: 'open',
		person,
	};
}

function choosePerson(
	talk: Talk,
	person: Person,
	isMarked: boolean,
): Promise<PersonRow | undefined> {
	const {mark, unmark, back, personHelp} = words.people;
	const actions = actionsFor(person);
	const marking: PersonRow = {id: 'mark', label: isMarked ? unmark : mark, does: 'mark'};
	const rows: PersonRow[] = [
		...actions.map(
			(does): PersonRow => ({
				id: does.action,
				label: does.label,
				sends: !needsConfirmation(does),
				does,
			}),
		),
		...(actions.length > 0 ? [marking] : []),
		{id: 'back', label: back, does: 'back'},
	];
	const title = [person.email, ...factLines(personFacts(person))];
	return talk.choose({title, rows, help: personHelp, onBack: () => {}});
}

async function isConfirmed(talk: Talk, does: PeopleAction): Promise<boolean> {
	if (!needsConfirmation(does)) return true;
	const {ask, confirmHelp} = words.people;
	const {no, yes} = words.guide.rows;
	const refuse: Row = {id: 'no', label: no};
	const agree: Row = {id: 'yes', label: yes, sends: true};
	const row = await talk.choose({
		title: [ask[does.action](does.people.length)],
		rows: [refuse, agree],
		usual: refuse,
		help: confirmHelp,
		onBack: () => {},
	});
	return row === agree;
}

async function chooseView(talk: Talk, people: readonly Person[]): Promise<Wanted | undefined> {
	const {showWhich, confirmHelp} = words.people;
	const rows = stateViews(people).map((view) => ({
		id: view.state ?? 'all',
		label: viewWords(view),
		state: view.state,
	}));
	const row = await talk.choose({title: [showWhich], rows, help: confirmHelp, onBack: () => {}});
	return row && {state: row.state};
}
