import {discardJournal, idsIn, listJournals, stateFolder} from '../../batch/journal-list.ts';
import {peopleOfJournal} from '../../batch/journal-people.ts';
import {readEarlier} from '../../batch/list-journals.ts';
import type {EarlierRun} from '../../guide/face.ts';
import {createManyServices, type ManyContext} from './many-services.ts';

/** The latest run of this account that was cut short; undefined where there is none, or none can be read. */
export async function findEarlierRun(
	context: ManyContext,
	signal: AbortSignal,
): Promise<EarlierRun | undefined> {
	// Whose runs they are takes a request, which most people's first question need not make.
	if (idsIn({folder: stateFolder(context.host)}).length === 0) return undefined;
	const of = await createManyServices(context).journals(signal);
	if (!of) return undefined;
	const {place, owner} = of;
	const latest = listJournals(place, owner).find(({status}) => status === 'usable');
	if (!latest || !('settled' in latest)) return undefined;
	const {id, people, settled} = latest;
	return {
		id,
		people,
		settled,
		list: () => peopleOfJournal(readEarlier(place, owner).get(id) ?? []),
		forget() {
			try {
				discardJournal(place, id);
				return true;
			} catch {
				// Another run works on it, or it cannot be removed: it stays.
				return false;
			}
		},
	};
}
