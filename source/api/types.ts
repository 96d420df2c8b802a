import type {InviteBody} from './invite-body.ts';

/** Whose key it is (`GET /auth/v1/validate`). A service account has no address. */
export type Identity = {email?: string; domain: string};

/** A role that can be given to somebody (`GET /iam/v1/roles`). */
export type Role = {
	id: string;
	name: string;
	/** As the service says it: `preset` or `custom`; absent where it says nothing. */
	type?: string;
	description?: string;
	/** Permission IDs; absent where the service lists none. */
	permissions?: string[];
};

/** An organization people can be put in (`GET /iam/v1/organizations`). */
export type Organization = {id: string; name: string};

/**
 * Where somebody stands; `invited` when the service says no more than that, `unknown` for a word of the service that
 * nobody here knows, or none.
 */
export type UserState = 'active' | 'pending' | 'expired' | 'cancelled' | 'invited' | 'unknown';

/** Somebody who is already there, active or invited (`GET /iam/v1/users`). */
export type User = {
	/** Empty where the service gave none that can be used: then nothing can be done about them. */
	id: string;
	email: string;
	state: UserState;
	/** What the service called a state that is unknown, not yet made safe. */
	serverState?: string;
	firstName?: string;
	lastName?: string;
	displayName?: string;
	jobTitle?: string;
	roleId?: string;
	organizationId?: string;
};

/** Everybody there, as far as they could be read: not complete where a row has no address, or the service counts more. */
export type UserList = {users: User[]; isComplete: boolean};

/** Per-call options: `signal` ends the wait, `timeoutMs` replaces the client's limit for one answer, `retries` of a read (default 2). */
export type CallOptions = {signal?: AbortSignal; timeoutMs?: number; retries?: number};

/** Options of resend and cancel: one UUID per decision of the person, kept when the same decision is tried again. */
export type ActionOptions = CallOptions & {idempotencyKey: string};

/**
 * The service, a function per endpoint. Every one rejects with an `InviteError` and with nothing else;
 * `delivery` on it says whether a request that changes something took effect.
 */
export type Api = {
	/** The origin and path prefix all calls go to, without a trailing slash. */
	readonly baseUrl: string;
	/** `GET /auth/v1/validate` */
	validate(options?: CallOptions): Promise<Identity>;
	/** `GET /iam/v1/roles` */
	listRoles(options?: CallOptions): Promise<Role[]>;
	/** `GET /iam/v1/organizations` */
	listOrganizations(options?: CallOptions): Promise<Organization[]>;
	/** `GET /iam/v1/users`: everybody at once, active and invited. */
	listUsers(options?: CallOptions): Promise<UserList>;
	/** `GET /iam/v1/users?email=`: the one whose address is the same, case-blind, or nobody; rejects where that cannot be told. */
	findUser(email: string, options?: CallOptions): Promise<User | undefined>;
	/** `POST /iam/v1/users/invite`: never repeated by the client. */
	inviteUser(body: InviteBody, options?: CallOptions): Promise<User>;
	/** `POST /iam/v1/users/{id}/actions/resend` */
	resendInvite(id: string, options: ActionOptions): Promise<void>;
	/** `POST /iam/v1/users/{id}/actions/cancel` */
	cancelInvite(id: string, options: ActionOptions): Promise<void>;
};

/** What the client needs to know of the key besides the key: words for messages, never the key itself. */
export type KeyDescription = {
	/** Where it came from, in words: `DCI_API_KEY`, `the profile "work"`, `this run`. */
	source: string;
	/** `********4f2a`, or `********` for keys of fewer than twelve characters (docs/behaviour.md, The key). */
	masked: string;
};

/** How to reach the service. */
export type ApiOptions = {
	baseUrl: string;
	key: string;
	keyDescription: KeyDescription;
	/** Keys that were used before in this run, and may be later: a server that saw them may repeat them. */
	otherKeys?: ReadonlySet<string>;
	/** Sent as `X-Tenant-Id` and as `customerContext` (docs/api.md, Customer). */
	customerContext?: string;
	/** Limit for one answer in milliseconds; 30,000 unless told (docs/behaviour.md, Waiting). */
	timeoutMs?: number;
	/** Limit for connecting in milliseconds, name look-up and TLS included; 5,000 unless told. */
	connectTimeoutMs?: number;
	/** The program's version, for the `User-Agent`. */
	version?: string;
	/** The environment, for proxies. */
	env: Readonly<Record<string, string | undefined>>;
	/** `--debug`: one line per request: method, path, status, request ID, milliseconds. No bodies, no key. */
	log?: (line: string) => void;
};
