import type {User} from '../../source/api/types.ts';
import type {PeopleList} from '../../source/batch/people-list.ts';
import {readTypedPeople} from '../../source/batch/read-lines.ts';
import {runJobs} from '../../source/batch/run-jobs.ts';
import {InviteError} from '../../source/errors.ts';
import type {EarlierRun} from '../../source/guide/face.ts';
import type {Guide} from '../../source/guide/guide.ts';
import {createManySession, type ManySession} from '../../source/guide/many/session.ts';
import {untilRead} from '../../source/guide/until-read.ts';
import {defaultFields} from '../../source/invite/fields.ts';

/** A service for lists in a test, without a network and without a clock. */
export type ManyWorld = {
	/** Who is there. */
	users?: readonly User[];
	/** Addresses that are refused, and with what. */
	refused?: Readonly<Record<string, InviteError>>;
	/** Addresses whose answer never comes. */
	hanging?: ReadonlySet<string>;
	/** A run that was cut short. */
	earlier?: EarlierRun;
	/** Everybody cannot be read. */
	unreadable?: InviteError;
};

/** What the faces are given for lists, and what was posted. */
export function manyTools(guide: Guide, world: ManyWorld = {}) {
	const posted: string[] = [];
	const reports: number[] = [];
	async function openMany(): Promise<ManySession> {
		const state = await untilRead(guide);
		if (!state.people) throw new Error('no list is open');
		const {roles, organizations, answers} = state;
		return createManySession(
			{
				list: state.people,
				shared: Object.fromEntries(
					defaultFields.flatMap(({key}) => (answers[key] ? [[key, answers[key].value]] : [])),
				),
				defaults: {},
				...(roles.status === 'loaded' ? {roles: roles.value} : {}),
				...(organizations.status === 'loaded' ? {organizations: organizations.value} : {}),
				homeDomain: 'acme.com',
				ifExists: 'skip',
				hasPerson: true,
			},
			{
				now: () => 0,
				async readEverybody() {
					if (world.unreadable) throw world.unreadable;
					return {users: [...(world.users ?? [])], isComplete: true};
				},
				run: (jobs, options) => runJobs(jobs, ports(), options),
				async saveReport(results) {
					reports.push(results.length);
					return '/home/me/people-report.csv';
				},
			},
		);
	}
	function ports(): Parameters<typeof runJobs>[1] {
		return {
			now: () => 0,
			newKey: () => 'a key',
			wait: async () => {},
			findUser: async () => undefined,
			async followUp() {},
			async invite({email}) {
				posted.push(email);
				const error = world.refused?.[email];
				if (error) throw error;
				if (world.hanging?.has(email)) return new Promise<User>(() => {});
				return {id: `id-${email}`, email, state: 'invited'};
			},
		};
	}
	async function readPeople(text: string): Promise<PeopleList | undefined> {
		if (text.endsWith('.csv')) {
			throw new InviteError('VALIDATION_ERROR', `${text} is empty.`);
		}
		return readTypedPeople(text);
	}
	const taken: string[] = [];
	const tools = {
		openMany,
		readPeople,
		findEarlierRun: async () => world.earlier,
		takeEarlierRun({id, list}: EarlierRun) {
			taken.push(id);
			guide.dispatch({type: 'answer-people', people: list()});
		},
	};
	return {tools, posted, reports, taken};
}
