import {describe, expect, it} from 'vitest';
import {readTypedPeople} from '../../source/batch/read-lines.ts';
import {InviteError} from '../../source/errors.ts';
import {words} from '../../source/words/words.ts';
import {errors, somebody} from '../guide/fixtures.ts';
import {keySequences as keys} from '../helpers/keys.ts';
import {pasted, type WizardStageOptions, wizardStage} from './wizard-stage.tsx';

const five = [
	'Jane Doe <jane@acme.com>',
	'"Roe, Omar" <omar@acme.com>',
	'bob@acme.con',
	'active@acme.com',
	'oops@',
].join('\n');

const world = {users: [somebody({email: 'active@acme.com', state: 'active'})]};

/** The list of the five, with every shared question answered by its first row. */
async function openList(options: WizardStageOptions = {}) {
	const on = wizardStage({many: world, ...options});
	await on.says(words.fields.email.question);
	on.type(pasted(five));
	await on.says(words.many.found(5));
	on.type(keys.enter);
	for (const key of ['jobTitle', 'role', 'organization'] as const) {
		await on.says(words.fields[key].question);
		await on.says(words.many.forPeople(4));
		on.pass(1000);
		on.type(keys.enter);
	}
	await on.says(words.many.ready(2, 5));
	on.pass(1000);
	return on;
}

describe('several people in the wizard', () => {
	it('are found in what was pasted, asked about once, and listed', async () => {
		using on = await openList();
		expect(on.text()).toMatchInlineSnapshot(`
			"acme.com · admin@acme.com · profile default · key from DCI_API_KEY

			Ready to invite 2 of 5 people
			  [Type to filter]                   0/5
			❯ Send 2 invitations
			  • jane@acme.com    Jane Doe
			  • omar@acme.com    Omar Roe
			  ! bob@acme.con               did you mean bob@acme.com?
			    active@acme.com            already active
			  ✗ oops@                      This is not an email address: it needs a domain…




			Space mark   Enter choose   Up/Down move   Tab next to look at   Esc back"
		`);
	});

	it('are shown in a window of 40 by 10', async () => {
		using on = await openList({columns: 40, rows: 10});
		expect(on.text()).toMatchInlineSnapshot(`
			"acme.com · admin@acme.com
			Ready to invite 2 of 5 people
			  [Type to filter]                  0/5
			❯ Send 2 invitations
			  • jane@acme.com
			  • omar@acme.com
			  ! bob@acme.con     did you mean bob@…

			Space mark   Enter choose   Esc back"
		`);
	});

	it('are sent with two keys, and reported on', async () => {
		using on = await openList();
		await on.enterAlone();
		await on.says(words.many.invited(2, 2));
		expect(on.many.posted.toSorted()).toEqual(['jane@acme.com', 'omar@acme.com']);
		expect(on.text()).toMatchInlineSnapshot(`
			"acme.com · admin@acme.com · profile default · key from DCI_API_KEY

			! Invited 2 people
			  2 invited, 1 skipped, 1 wrong, 1 not tried
			✗ oops@: This is not an email address: it needs a domain after the @, as in
			  jane@acme.com.

			❯ Done
			  Try the failed ones again
			  Show everybody
			  Save a report
			  Invite more like these

			Enter choose   Up/Down move   q done   ? all keys"
		`);
		on.pass(1000);
		on.type(keys.enter);
		await on.until('the end', () => on.guide.getState().status === 'ended');
		expect(on.guide.getState()).toMatchObject({exitCode: 30, ending: {reason: 'many'}});
	});

	it('go out but for those whom Space leaves out', async () => {
		using on = await openList();
		on.type(keys.down);
		await on.says('1/5');
		on.type(' ');
		await on.says(words.many.ready(1, 5));
		on.type(keys.home);
		await on.focuses(words.many.rows.send(1, 0));
		await on.enterAlone();
		await on.says(words.many.invited(1, 1));
		expect(on.many.posted).toEqual(['omar@acme.com']);
	});

	it('open from the list, and a near miss is put right there', async () => {
		using on = await openList();
		on.type(keys.tab);
		await on.focuses('! bob@acme.con');
		on.type(keys.enter);
		await on.says(words.many.person);
		on.type(keys.down);
		await on.focuses('Email');
		on.type(keys.enter);
		await on.says(words.address.didYouMeanTab('bob@acme.com'));
		on.type(keys.tab);
		await on.losesSightOf('bob@acme.con?');
		on.type(keys.enter);
		await on.says(words.many.person);
		on.type(keys.enter);
		await on.says(words.many.ready(3, 5));
	});

	it('come back to the list unchanged when one was only looked at', async () => {
		using on = await openList();
		on.type(keys.down);
		await on.says('1/5');
		on.type(keys.enter);
		await on.says(words.many.person);
		on.type(keys.escape);
		await on.says(words.many.ready(2, 5));
		expect(on.many.posted).toEqual([]);
	});

	it('that say everything themselves are planned once the lists are there', async () => {
		const row = ['', 'Viewer', 'North', 'Founder'];
		const table = [
			['email', 'role', 'organization', 'job title'],
			['jane@acme.com', ...row.slice(1)],
			['omar@acme.com', ...row.slice(1)],
		];
		const people = readTypedPeople(table.map((cells) => cells.join('\t')).join('\n'));
		if (!people) throw new Error('not several people');
		using on = wizardStage({many: world, start: {people}});
		await on.says(words.many.ready(2, 2));
		await on.says('jane@acme.com Viewer North');
	});

	it('are the same list after going back to the first question', async () => {
		const table = 'email\trole\njane@acme.com\tViewer\nomar@acme.com\tAdmin';
		using on = wizardStage({many: world});
		await on.says(words.fields.email.question);
		on.type(pasted(table));
		await on.says(words.many.found(2));
		on.type(keys.enter);
		await on.says(words.fields.jobTitle.question);
		on.type(keys.escape);
		await on.says(words.fields.email.question);
		on.type(keys.enter);
		await on.says(words.fields.jobTitle.question);
		expect(on.guide.getState().people?.rows.map(({values}) => values)).toEqual([
			{role: 'Viewer'},
			{role: 'Admin'},
		]);
	});

	it('lead back to the questions with Esc', async () => {
		using on = await openList();
		on.type(keys.escape);
		await on.says(words.fields.organization.question);
	});

	it('say why one of them was refused', async () => {
		const refused = {'omar@acme.com': errors.server};
		using on = await openList({many: {...world, refused}});
		await on.enterAlone();
		await on.says(words.many.invited(1, 2));
		await on.says(`omar@acme.com: ${errors.server.message}`);
	});

	it('save a report', async () => {
		using on = await openList();
		await on.enterAlone();
		await on.says(words.many.rows.saveReport);
		on.pass(1000);
		on.type(keys.end);
		on.type(keys.up);
		await on.focuses(words.many.rows.saveReport);
		on.type(keys.enter);
		await on.says(words.many.reportSaved('/home/me/people-report.csv'));
		expect(on.many.reports).toEqual([5]);
	});

	it('are not sent while it is unknown who is there', async () => {
		const unreadable = errors.server;
		using on = wizardStage({many: {unreadable}});
		await on.says(words.fields.email.question);
		on.type(pasted('jane@acme.com, omar@acme.com'));
		await on.says(words.many.found(2));
		on.type(keys.enter);
		for (const key of ['jobTitle', 'role', 'organization'] as const) {
			await on.says(words.fields[key].question);
			on.pass(1000);
			on.type(keys.enter);
		}
		await on.says(words.many.notRead);
		await on.says(words.guide.nothingSent);
	});
});

describe('a run that was cut short', () => {
	function earlier(canForget = true) {
		const list = readTypedPeople('jane@acme.com, omar@acme.com');
		if (!list) throw new Error('not several people');
		let isForgotten = false;
		return {
			run: {
				id: 'a',
				people: 50,
				settled: 31,
				list: () => list,
				forget: () => (isForgotten = canForget),
			},
			isForgotten: () => isForgotten,
		};
	}

	it('is offered at the first question, and its list shown', async () => {
		const {run} = earlier();
		using on = wizardStage({many: {...world, earlier: run}});
		await on.says(words.manyRun.resume.stoppedAfter(31, 50));
		await on.says(words.many.earlier.show);
		on.type('\u{F}');
		await on.says(words.fields.jobTitle.question);
		expect(on.many.taken).toEqual(['a']);
	});

	it('is forgotten when told to', async () => {
		const {run, isForgotten} = earlier();
		using on = wizardStage({many: {...world, earlier: run}});
		await on.says(words.many.earlier.forget);
		on.type('\u{18}');
		await on.losesSightOf(words.many.earlier.forget);
		expect(isForgotten()).toBe(true);
	});

	it('stays where it cannot be forgotten', async () => {
		const {run} = earlier(false);
		using on = wizardStage({many: {...world, earlier: run}});
		await on.says(words.many.earlier.forget);
		on.type('\u{18}');
		on.type('a');
		await on.sees('  a[@acme.com]');
		expect(on.flat()).toContain(words.many.earlier.forget);
	});
});

describe('a file at the email question', () => {
	it('that cannot be read is said, and what was typed stays', async () => {
		using on = wizardStage();
		await on.says(words.fields.email.question);
		on.type('./people.csv');
		on.type(keys.enter);
		await on.says('./people.csv is empty.');
		expect(on.text()).toContain('  ./people.csv');
	});
});

it('is an ordinary refusal where one address is wrong', async () => {
	expect(errors.server).toBeInstanceOf(InviteError);
	using on = wizardStage();
	await on.says(words.fields.email.question);
	on.type('jane@');
	on.type(keys.enter);
	await on.says(words.address.nothingAfterAt);
});
