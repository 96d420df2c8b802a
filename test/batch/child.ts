import '../helpers/words.ts';
import {createApi} from '../../source/api/client.ts';
import {createJournal, openLatest} from '../../source/batch/journal.ts';
import {hashInput} from '../../source/batch/journal-list.ts';
import {settleDoubts} from '../../source/batch/run-doubts.ts';
import {runJobs} from '../../source/batch/run-jobs.ts';
import {runPorts} from '../../source/batch/run-ports.ts';
import {exitCodeOfMany, resultsOf} from '../../source/batch/run-result.ts';
import {InviteError} from '../../source/errors.ts';
import {invitations} from './simulated-service.ts';

/**
 * A process of its own that invites a list or goes on with it, on a clock that runs faster:
 * `node child.ts <folder> <base> <key> <people> <epoch> <speed>`. It says what came of it as one line of JSON.
 */
const [folder = '', baseUrl = '', key = '', people = '', epoch = '', speed = '1'] =
	process.argv.slice(2);

function now() {
	return Number(epoch) + (Date.now() - Number(epoch)) * Number(speed);
}

const api = createApi({baseUrl, key, keyDescription: {source: 'a test', masked: '****'}, env: {}});
const usual = runPorts(api);
const ports = {
	...usual,
	now,
	wait: (ms: number, signal: AbortSignal) => usual.wait(ms / Number(speed), signal),
};
const place = {folder, uid: process.getuid?.(), now};
const owner = {domain: 'acme.com', origin: new URL(baseUrl).origin};
const jobs = invitations(Number(people));
const inputHash = hashInput([people]);
const {signal} = new AbortController();

try {
	const earlier = await openLatest(place, owner, {inputHash});
	const journal =
		earlier ?? (await createJournal(place, {owner, program: '0.0.0', inputHash, jobs}));
	await settleDoubts(journal, ports, {signal, epoch: now});
	const left = journal.rows().flatMap((row) => (row.state === 'ready' ? [row.job] : []));
	const state = await runJobs(left, ports, {stop: signal, leave: signal, journal});
	const cause = 'cause' in state ? state.cause : undefined;
	const code = exitCodeOfMany(resultsOf(state.rows), cause);
	const error = cause && 'error' in cause ? cause.error.message : undefined;
	// Said before the journal goes: whoever kills this process can tell a run that is through from one that is not.
	console.log(JSON.stringify({code, rows: state.rows.map(({status}) => status), error}));
	journal.close();
} catch (error) {
	if (!(error instanceof InviteError)) throw error;
	console.log(JSON.stringify({code: error.exitCode, rows: [], error: error.message}));
}
