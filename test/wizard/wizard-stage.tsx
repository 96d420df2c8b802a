import type {InviteBody} from '../../source/api/invite-body.ts';
import type {Identity, Organization, Role, User} from '../../source/api/types.ts';
import type {InviteError} from '../../source/errors.ts';
import type {AccountWords, FaceOptions} from '../../source/guide/face.ts';
import {createGuide, draftOf, type Services} from '../../source/guide/guide.ts';
import {createState, type Start} from '../../source/guide/reducer.ts';
import type {GuideState} from '../../source/guide/state.ts';
import {toInviteBody} from '../../source/invite/body.ts';
import {commandOf} from '../../source/invite/command-line.ts';
import type {SendOutcome} from '../../source/invite/send.ts';
import {type Colour, createTheme} from '../../source/ui/theme.tsx';
import {App} from '../../source/wizard/app.tsx';
import {identity, organizations, roles, somebody} from '../guide/fixtures.ts';
import {plainAccount as account} from '../helpers/account.ts';
import {keySequences as keys} from '../helpers/keys.ts';
import {type ManyWorld, manyTools} from '../helpers/many.ts';
import {guardByHand, stage} from '../ui/stage.tsx';

/** What the service answers; an error rejects, `undefined` never answers. */
type Answers = {
	identity: Identity | InviteError | undefined;
	roles: Role[] | InviteError | undefined;
	organizations: Organization[] | InviteError | undefined;
	/** Who is there by the address; `null` is nobody. */
	person: User | null | InviteError | undefined;
	send: SendOutcome | undefined;
};

/** What a wizard on the stage begins with. */
export type WizardStageOptions = Partial<Answers> & {
	columns?: number;
	rows?: number;
	glyphs?: 'unicode' | 'ascii';
	colour?: Colour;
	screenReader?: boolean;
	/** A state to begin in, instead of a new run. */
	state?: GuideState;
	start?: Partial<Start>;
	account?: Partial<AccountWords>;
	canSaveKey?: boolean;
	canSaveDefaults?: boolean;
	/** Whether the terminal may be asked to copy; true unless told. */
	canCopy?: boolean;
	replaceApiKey?: FaceOptions['replaceApiKey'];
	/** Services that are real instead of scripted. */
	services?: Services;
	/** What a list of people meets. */
	many?: ManyWorld;
};

/** A bracketed paste. */
export function pasted(text: string): string {
	return `\u{1B}[200~${text}\u{1B}[201~`;
}

/** The wizard on an emulated terminal, its guide real, its services scripted. */
export function wizardStage(options: WizardStageOptions = {}) {
	const answers: Answers = {
		identity,
		roles,
		organizations,
		person: null,
		send: {result: 'invited', user: somebody({state: 'invited'}), confirmedBy: 'answer'},
		...options,
	};
	const posted: InviteBody[] = [];
	const lookedUp: string[] = [];
	async function answer<T>(value: T | InviteError | undefined): Promise<T> {
		if (value instanceof Error) throw value;
		return value === undefined ? new Promise<T>(() => {}) : value;
	}
	const services: Services = options.services ?? {
		validate: () => answer(answers.identity),
		listRoles: () => answer(answers.roles),
		listOrganizations: () => answer(answers.organizations),
		async findUser(email) {
			lookedUp.push(email);
			return (await answer(answers.person)) ?? undefined;
		},
		async send(body) {
			posted.push(body);
			return answer(answers.send);
		},
		followUp: async () => {},
		saveDefaults: async () => {},
		now: () => 0,
		later: () => () => {},
	};
	const guide = createGuide(
		options.state ?? createState({answers: {}, pending: {}, ...options.start}),
		services,
	);
	const {guard, pass, now} = guardByHand();
	const many = manyTools(guide, options.many);
	const copied: string[] = [];
	const {columns, rows, glyphs = 'unicode', colour = 'none', screenReader} = options;
	const on = stage(
		<App
			tools={{
				guide,
				account: () => ({...account, ...options.account}),
				replaceApiKey: options.replaceApiKey ?? (async () => undefined),
				canSaveKey: options.canSaveKey ?? true,
				keyFile: '/home/me/.config/dci-invite/credentials.json',
				requestOf: (state) => ({
					method: 'POST',
					url: 'https://api.doit.com/iam/v1/users/invite',
					body: {...toInviteBody(draftOf(state.answers))},
				}),
				commandOf: (state) => commandOf(draftOf(state.answers), {more: ['--yes']}),
				canSaveDefaults: () => options.canSaveDefaults ?? false,
				now,
				copy: options.canCopy === false ? undefined : (text) => copied.push(text),
				once: false,
				...many.tools,
				newIdempotencyKey: () => '00000000-0000-4000-8000-000000000001',
			}}
			theme={createTheme({colour, glyphs})}
			guard={guard}
			screen={{whenSteady: (act) => act()}}
			suspend={async () => {}}
		/>,
		{
			...(columns ? {columns} : {}),
			...(rows ? {rows} : {}),
			...(screenReader ? {screenReader} : {}),
		},
	);

	/** What is seen as one text, so that it does not matter where lines are broken. */
	function flat() {
		return on.text().replaceAll(/\s+/g, ' ');
	}

	return {
		/** What was posted for a list, and its reports. */
		many,
		...on,
		guide,
		answers,
		posted,
		lookedUp,
		/** What went to the clipboard. */
		copied,
		pass,
		flat,
		/** The row in focus, without what stands before it. */
		focus: () =>
			on
				.lines()
				.find((line) => /^[❯>] /u.test(line))
				?.slice(2),
		/** Waits for words, wherever their lines are broken. */
		says: (words: string) => on.until(JSON.stringify(words), () => flat().includes(words)),
		/** Waits until words are gone. */
		losesSightOf: (words: string) =>
			on.until(`no ${JSON.stringify(words)}`, () => !flat().includes(words)),
		/** Waits until a row whose label begins so has the focus. */
		focuses: (label: string) =>
			on.until(`focus on ${label}`, () =>
				on.lines().some((line) => line.startsWith(`❯ ${label}`) || line.startsWith(`> ${label}`)),
			),
		/** Types, and then presses Enter; together they would be a paste. */
		answer(text: string) {
			on.type(text);
			on.type(keys.enter);
		},
		/** Presses Enter as a person does: alone, and then nothing for a while. */
		async enterAlone() {
			pass(1000);
			on.type(keys.enter);
			pass(1000);
		},
		[Symbol.dispose]() {
			on[Symbol.dispose]();
			guide.dispose();
		},
	};
}
