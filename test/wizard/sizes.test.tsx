import {describe, expect, it} from 'vitest';
import {keysUrl} from '../../source/api/key.ts';
import {InviteError} from '../../source/errors.ts';
import type {GuideState} from '../../source/guide/state.ts';
import {words} from '../../source/words/words.ts';
import {
	act,
	answerEmail,
	arrive,
	arriveAll,
	begin,
	errors,
	examples,
	failRead,
	found,
	identity,
	lookUpFails,
	posting,
	restOfAnswers,
	reviewing,
	sendingFails,
	somebody,
} from '../guide/fixtures.ts';
import {wizardStage} from './wizard-stage.tsx';

const long = {
	id: 'role-quarterly-audit',
	name: 'External auditor with read access to invoices and contracts, quarterly review',
	type: 'custom',
	permissions: ['invoices', 'contractsViewer'],
};
const japanese = {id: 'role-keiri', name: '経理担当（請求書と契約の閲覧権限）', type: 'custom'};
const address = 'maximilian-alexander.vonderlangenadresse@subsidiary.example.co.jp';

const refusedKey = new InviteError(
	'AUTHENTICATION_FAILED',
	'DoiT did not accept the key ********nary from the profile "work" at https://api.doit.com.',
	{
		hint: words.api.keyNotAcceptedHint(keysUrl),
		httpStatus: 401,
		requestId: 'req_0123456789ABCDEFGHIJKLMNOP',
	},
);

/** Everybody's names long, some of them of double width. */
function withLongNames(): GuideState {
	const loaded = arrive(
		arrive(arrive(begin(), 'identity', identity), 'roles', [long, japanese]),
		'organizations',
		[
			{id: 'org-1', name: '日本支社 営業本部 第一営業部 東日本担当グループ'},
			{id: 'org-2', name: 'Acme'},
		],
	);
	return found(act(loaded, answerEmail(address)), undefined);
}

function longReview() {
	return act(
		withLongNames(),
		{type: 'answer', field: 'firstName', value: '健二'},
		{type: 'answer', field: 'lastName', value: 'Wolfeschlegelsteinhausenbergerdorff'},
		{type: 'answer', field: 'jobTitle', value: null},
		{type: 'answer', field: 'role', value: {id: long.id, name: long.name}},
		{
			type: 'answer',
			field: 'organization',
			value: {id: 'org-1', name: '日本支社 営業本部 第一営業部 東日本担当グループ'},
		},
	);
}

function upTo(state: GuideState, count: number) {
	return act(state, ...restOfAnswers.slice(0, count));
}
function accepted() {
	return found(act(arriveAll(begin()), answerEmail()), undefined);
}

const unsure = new InviteError('API_SERVER_ERROR', words.api.serverFailed(500), {
	httpStatus: 500,
	hint: words.api.serverFailedHint,
	requestId: 'req_0123456789ABCDEFGHIJKLMNOP',
	delivery: 'in-doubt',
});

type Case = {
	name: string;
	state: () => GuideState;
	/** Words that must be seen in every size. */
	says: string[];
	/** The row in focus, or its beginning. */
	focus?: string;
	footer: string;
};

const cases: Case[] = [
	{
		name: 'email',
		state: () => begin(),
		says: [words.fields.email.question],
		footer: 'Enter accept   Esc twice to quit',
	},
	{
		name: 'email, leaving',
		state: () => act(begin(), {type: 'go-back'}),
		says: [`! ${words.wizard.escQuits}`],
		footer: 'Enter accept   Esc quit',
	},
	{
		name: 'email, key refused beside it',
		state: () => failRead(begin(), 'identity', refusedKey),
		says: [words.fields.email.question, 'did not accept the key ********nary'],
		footer: 'Enter accept',
	},
	{
		name: 'first name',
		state: accepted,
		says: [words.fields.firstName.question],
		footer: 'Enter skip   Esc back',
	},
	{
		name: 'last name',
		state: () => upTo(accepted(), 1),
		says: [words.fields.lastName.question],
		footer: 'Enter skip   Esc back',
	},
	{
		name: 'job title',
		state: () => upTo(accepted(), 2),
		says: [words.fields.jobTitle.question, '0/8'],
		focus: 'Skip',
		footer: 'Enter choose',
	},
	{
		name: 'role',
		state: () => upTo(accepted(), 3),
		says: [words.fields.role.question, '0/2'],
		focus: words.fields.role.unsetRow,
		footer: 'Enter choose',
	},
	{
		name: 'role, long names',
		state: () => upTo(withLongNames(), 3),
		says: [words.fields.role.question, '0/2', '経理担当'],
		focus: words.fields.role.unsetRow,
		footer: 'Enter choose',
	},
	{
		name: 'role, loading',
		state: () => upTo(act(begin(), answerEmail()), 3),
		says: [words.fields.role.question, words.fields.role.loading],
		footer: 'Esc back',
	},
	{
		name: 'role, failed',
		state: () => upTo(act(failRead(begin(), 'roles', unsure), answerEmail()), 3),
		says: [
			words.fields.role.question,
			`✗ ${words.fields.role.failed}`,
			words.api.serverFailed(500),
		],
		focus: words.guide.rows.retry,
		footer: 'Enter choose',
	},
	{
		name: 'organization',
		state: () => upTo(accepted(), 4),
		says: [words.fields.organization.question, '東京支社'],
		focus: words.fields.role.unsetRow,
		footer: 'Enter choose',
	},
	{
		name: 'already there',
		state: examples['already-there'],
		says: [words.guide.wasInvited('jane@acme.com'), 'pending'],
		focus: 'Resend it as it was',
		footer: 'Enter choose',
	},
	{
		name: 'already active',
		state: () =>
			act(
				found(
					act(arriveAll(begin()), answerEmail(address)),
					somebody({
						email: address,
						state: 'active',
						roleId: 'role-admin',
						organizationId: 'org-tokyo',
					}),
				),
				{type: 'answer', field: 'firstName', value: null},
			),
		says: ['is already an active user', 'Admin', '東京支社', 'active'],
		focus: words.guide.rows.useAnotherAddress,
		footer: 'Enter choose',
	},
	{
		name: 'review',
		state: reviewing,
		says: [words.guide.readyToInvite, words.guide.emailGoesTo('jane@acme.com')],
		focus: words.guide.rows.send,
		footer: 'Enter choose',
	},
	{
		name: 'review, long names',
		state: longReview,
		says: [words.guide.readyToInvite, words.guide.emailGoesTo('').trim().replace(/\.$/, '')],
		focus: words.guide.rows.send,
		footer: 'Enter choose',
	},
	{
		name: 'review, look-up failed',
		state: () =>
			act(lookUpFails(act(arriveAll(begin()), answerEmail()), errors.network), ...restOfAnswers),
		says: [
			words.guide.emailGoesTo('jane@acme.com'),
			`! ${words.guide.couldNotCheckPerson('jane@acme.com')}`,
		],
		focus: words.guide.rows.send,
		footer: 'Enter choose',
	},
	{
		name: 'sending',
		state: () => posting(),
		says: [words.guide.sending('jane@acme.com')],
		footer: 'Ctrl+C stop',
	},
	{
		name: 'sending, rate limited',
		state: () => {
			const state = posting();
			return act(state, {
				type: 'progress',
				ticket: state.ticket,
				progress: {phase: 'rate-limited', until: 4000, cause: errors.limited},
			});
		},
		says: [words.guide.tooManyRequests(4)],
		footer: 'Esc stop',
	},
	{
		name: 'sending, in doubt',
		state: () => {
			const state = posting();
			return act(state, {
				type: 'progress',
				ticket: state.ticket,
				progress: {phase: 'checking', cause: errors.server},
			});
		},
		says: ["DoiT's server answered 500.", 'Checking whether the invitation went through...'],
		footer: 'Ctrl+C stop',
	},
	{
		name: 'sending, stopped',
		state: () => act(posting(), {type: 'abort'}),
		says: [words.guide.checking],
		footer: 'Ctrl+C leave now',
	},
	{
		name: 'sent',
		state: examples.sent,
		says: [`✓ ${words.guide.invited('jane@acme.com')}`, 'Viewer', 'North', 'Status', 'ID'],
		focus: 'Done',
		footer: 'Enter choose',
	},
	{
		name: 'sent, long names',
		state: () => {
			const state = posting(longReview());
			return act(state, {
				type: 'succeed',
				ticket: state.ticket,
				outcome: {action: 'invite', user: somebody({email: address}), confirmedBy: 'look-up'},
			});
		},
		says: ['✓ Invited', 'External auditor', '日本支社', 'Status'],
		focus: 'Done',
		footer: 'Enter choose',
	},
	{
		name: 'refused',
		state: () => sendingFails(posting(), 'not-sent', refusedKey),
		says: [
			'✗ DoiT did not accept the key ********nary from the profile "work" at https://api.doit.com.',
			words.guide.nothingLost,
		],
		focus: words.guide.rows.enterApiKey,
		footer: 'Enter choose',
	},
	{
		name: 'not there after doubt',
		state: () => sendingFails(posting(), 'not-there', unsure),
		says: [
			"✗ DoiT's server failed (500).",
			words.guide.notThere('jane@acme.com'),
			words.guide.nothingLost,
		],
		focus: words.guide.rows.retry,
		footer: 'Enter choose',
	},
	{
		name: 'could not check after doubt',
		state: () => sendingFails(posting(), 'unknown', unsure),
		says: [
			"✗ DoiT's server answered 500.",
			words.guide.couldNotCheck,
			'dci-invite status jane@acme.com',
			words.guide.nothingLost,
		],
		focus: words.guide.rows.retry,
		footer: 'Enter choose',
	},
	{
		name: 'key refused',
		state: () => act(failRead(begin(), 'identity', refusedKey), answerEmail()),
		says: ['did not accept the key ********nary', words.guide.nothingLost],
		focus: words.guide.rows.enterApiKey,
		footer: 'Enter choose',
	},
	{
		name: 'resend failed',
		state: examples['follow-up-failed'],
		says: ["✗ DoiT's server failed (500)."],
		focus: words.guide.rows.retry,
		footer: 'Enter choose',
	},
];

const sizes = [
	{columns: 80, rows: 24},
	{columns: 50, rows: 15},
	{columns: 40, rows: 10},
] as const;

describe.each(sizes)('in a window of $columns by $rows', (size) => {
	it.each(cases)('shows what matters: $name', async ({state, says, focus, footer}) => {
		using wizard = wizardStage({...size, state: state()});
		for (const words of says) await wizard.says(words);
		await wizard.sees(footer);
		if (focus !== undefined) expect(wizard.focus()).toContain(focus.slice(0, 20));
		const lines = wizard.lines();
		expect(lines.length, 'nothing scrolled away').toBe(size.rows);
		expect(lines.at(-1), 'the last row stays free').toBe('');
		expect(lines[0], 'the header').toMatch(/^(?:acme\.com|profile default)/u);
	});
});

describe('without Unicode', () => {
	it.each(cases)('draws plain symbols only: $name', async ({state, says, focus, footer}) => {
		using wizard = wizardStage({glyphs: 'ascii', state: state()});
		for (const words of says) await wizard.says(words.replace('✗', 'x').replace('✓', '+'));
		await wizard.sees(footer);
		if (focus !== undefined) await wizard.focuses(focus);
		expect(wizard.text()).not.toMatch(/[❯✓✗…·•→⠀-⣿]/u);
	});
});
