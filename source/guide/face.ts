import type {ShownRequest} from '../api/endpoints.ts';
import type {PeopleList} from '../batch/people-list.ts';
import type {Command} from '../invite/command-line.ts';
import type {Guide} from './guide.ts';
import type {ManySession} from './many/session.ts';
import type {GuideState} from './state.ts';

/** Whose account is at work, in words; the header shows it on every screen (docs/behaviour.md, Wizard). */
export type AccountWords = {
	/** The profile's name. */
	profile: string;
	/** Where the key comes from: `DCI_API_KEY`, `the profile "work"`, `this run`. */
	keySource: string;
	/** The environment's key is used although the profile has one. */
	hidesSavedKey: boolean;
	/** Only when it is not DoiT's own. */
	baseUrl: string | undefined;
	isDemo: boolean;
	/** What the profile remembers of its owner, until the service has said it. */
	email: string | undefined;
	domain: string | undefined;
	customerContext: string | undefined;
};

/** A run of many that was cut short. */
export type EarlierRun = {
	id: string;
	/** How many people it has, and how many of them it was through with. */
	people: number;
	settled: number;
	/** Its people, to be shown as a list. */
	list(): PeopleList;
	/** Whether it could be forgotten. */
	forget(): boolean;
};

/** What the wizard and the plain face are given; they differ in how they draw it only. */
export type FaceOptions = {
	guide: Guide;
	account(): AccountWords;
	/**
	 * Uses another key from now on and, where wanted, saves it; then the guide reads anew. Resolves to what there is
	 * to say of it. Rejects with an `InviteError`.
	 */
	replaceApiKey(key: string, save: boolean): Promise<string | undefined>;
	/** Whether a key can be saved: not in the demo. */
	canSaveKey: boolean;
	/** The file a saved key lies in; said before it is written (docs/behaviour.md, The key). */
	keyFile: string;
	/** The request of a state in which everything is answered, as `v` shows it. */
	requestOf(state: GuideState): ShownRequest;
	/** The same invite as a command, with names and without the key. */
	commandOf(state: GuideState): Command;
	/**
	 * The people a text names: several addresses, or a file of them; undefined where it is one person. Rejects with an
	 * `InviteError` that says why a file cannot be read.
	 */
	readPeople(text: string): Promise<PeopleList | undefined>;
	/** The latest run that was cut short; never rejects. */
	findEarlierRun(): Promise<EarlierRun | undefined>;
	/** Goes on with it: the list that is opened next is its own. */
	takeEarlierRun(run: EarlierRun): void;
	/** Opens the list of the guide, whose status is `many`, once its lists are read; the caller loads, follows and disposes it. */
	openMany(): Promise<ManySession>;
	/** Whether saving role, organization and job title would change anything. */
	canSaveDefaults(state: GuideState): boolean;
	/** Milliseconds on the clock that `until` of a rate limit counts on. */
	now(): number;
	/** One invitation only, no menu after it (docs/behaviour.md, Who is asked). */
	once: boolean;
};
