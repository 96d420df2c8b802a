import type {Plan, PlannedRow} from '../../batch/plan.ts';
import {InviteError} from '../../errors.ts';
import type {FieldKey, FieldValues} from '../../invite/fields.ts';
import {fields, isSameValue} from '../../invite/fields.ts';
import {createGuide, draftOf, type Guide} from '../guide.ts';
import {createState} from '../reducer.ts';
import type {Answers, Remote, Shared} from '../state.ts';

/** What an open person is read with: what the guide of the list has read already. */
type Read = Pick<Shared, 'identity' | 'roles' | 'organizations'>;

/**
 * A guide over one person of a list: the same questions, the same review. It sends nothing: it ends with `kept`, and
 * what was changed goes into the list.
 */
export function createPersonGuide(planned: PlannedRow, read: Read): Guide {
	const guide = createGuide(
		createState({answers: answersOf(planned), pending: {}, leadsTo: 'list'}),
		{
			validate: () => loaded(read.identity),
			listRoles: () => loaded(read.roles),
			listOrganizations: () => loaded(read.organizations),
			findUser: async () => undefined,
			send: neverCalled,
			followUp: neverCalled,
			saveDefaults: neverCalled,
			now: () => 0,
			later: () => () => {},
		},
	);
	guide.dispatch({type: 'load'});
	return guide;
}

/** What was changed in a person that is closed; nothing where it was only looked at. */
export function changesOf(planned: PlannedRow, answers: Answers): Partial<FieldValues> {
	const before = answersOf(planned);
	const now = draftOf(answers);
	const changed = fields.filter(
		({key}) => answers[key] && !(before[key] && isSameValue(before[key].value, now[key])),
	);
	return Object.fromEntries(changed.map(({key}) => [key, now[key]]));
}

/** What is wrong has no answer, so that it is asked. */
function answersOf({values, problems}: PlannedRow): Answers {
	const wrong = new Set<FieldKey | undefined>(problems.map(({field}) => field));
	return Object.fromEntries(
		fields
			.filter(({key}) => !wrong.has(key))
			.map(({key}) => [key, {value: values[key], origin: 'answer'}]),
	) as Answers;
}

/** The planned row of a list. */
export function rowOf(plan: Plan | undefined, row: number): PlannedRow | undefined {
	return plan?.rows.find((planned) => planned.row === row);
}

async function loaded<T>(remote: Remote<T>): Promise<T> {
	if (remote.status === 'loaded') return remote.value;
	if (remote.status === 'failed') throw remote.error;
	throw new InviteError('NETWORK_ERROR', '');
}

async function neverCalled(): Promise<never> {
	throw new Error('an open person sends nothing');
}
