import * as z from 'zod/mini';
import type {Identity, Organization, Role, User, UserList, UserState} from './types.ts';

/** A text that may be missing, null or of another type: all of these read as absent. */
const optionalText = z.catch(z.optional(z.string()), undefined);
const requiredText = z.string().check(z.minLength(1));

/** What a refusal says, from any of the shapes it comes in (docs/api.md, Errors). */
export type ErrorWords = {
	/** What it says, with the issues of its details. */
	text?: string;
	code?: string;
	/** The names of fields its details give, apart by blanks. */
	fields?: string;
	/** A page about it, as the server gave it. */
	docsUrl?: string;
};

const identitySchema = z.object({email: optionalText, domain: optionalText});

/** Reads the answer of validate; `undefined` when it is unreadable, as with every reader here. */
export function readIdentity(body: unknown): Identity | undefined {
	const {data} = identitySchema.safeParse(body);
	const email = data?.email?.trim() || undefined;
	const domain = data?.domain?.trim() || email?.replace(/^.*@/, '');
	return domain === undefined ? undefined : present({email, domain});
}

/** Reads the list of roles; those without ID or name are left out. */
export function readRoles(body: unknown): Role[] | undefined {
	return readList(body, 'roles', readRole);
}

/**
 * The readable items of a list answer; `undefined` when it is none. An empty list may come as null, or left out beside
 * a row count of 0; a list that is merely missing is no answer, since "nobody there" would be a guess.
 */
function readList<T>(
	body: unknown,
	name: string,
	readItem: (value: unknown) => T | undefined,
): T[] | undefined {
	if (!isObject(body)) return undefined;
	const list = body[name];
	if (list === null || (list === undefined && body['rowCount'] === 0)) return [];
	if (!Array.isArray(list)) return undefined;
	return list.map(readItem).filter((item) => item !== undefined);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const roleSchema = z.object({
	id: requiredText,
	name: requiredText,
	type: optionalText,
	description: optionalText,
	permissions: z.catch(z.optional(z.array(z.unknown())), undefined),
});

function readRole(value: unknown): Role | undefined {
	const {data} = roleSchema.safeParse(value);
	if (!data) return undefined;
	const {permissions, id, name, ...rest} = data;
	return {
		id,
		name,
		...present({
			...rest,
			permissions: permissions?.filter((permission) => typeof permission === 'string'),
		}),
	};
}

/** Reads the list of organizations; those without ID or name are left out. */
export function readOrganizations(body: unknown): Organization[] | undefined {
	return readList(body, 'organizations', readOrganization);
}

const organizationSchema = z.object({id: requiredText, name: requiredText});

function readOrganization(value: unknown): Organization | undefined {
	return organizationSchema.safeParse(value).data;
}

/** Reads the list of users. */
export function readUsers(body: unknown): UserList | undefined {
	const rows = readList(body, 'users', (row) => ({user: readUser(row)}));
	if (!rows || !isObject(body)) return undefined;
	const users = rows.map(({user}) => user).filter((user) => user !== undefined);
	const rowCount = typeof body['rowCount'] === 'number' ? body['rowCount'] : 0;
	return {users, isComplete: users.length === rows.length && rowCount <= rows.length};
}

/** Whether two texts are the same address: case and blanks around it aside. */
export function isSameAddress(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}

const userSchema = z.object({
	// Without an ID somebody is there all the same.
	id: z.catch(z.string(), ''),
	email: z.string().check(z.trim(), z.minLength(1)),
	firstName: optionalText,
	lastName: optionalText,
	displayName: optionalText,
	jobTitle: optionalText,
	roleId: optionalText,
	organizationId: optionalText,
	status: optionalText,
	inviteStatus: optionalText,
});

function readUser(value: unknown): User | undefined {
	const {data} = userSchema.safeParse(value);
	if (!data) return undefined;
	const {id, email, status, inviteStatus, ...rest} = data;
	return {id, email, ...stateOf(status, inviteStatus), ...present(rest)};
}

/** Where somebody stands, from what the service calls it in any letter case (docs/api.md, Users). */
function stateOf(status = '', inviteStatus = ''): Pick<User, 'state' | 'serverState'> {
	switch (status.trim().toLowerCase()) {
		case 'active':
			return {state: 'active'};
		case 'invited':
			return {state: inviteStateOf(inviteStatus) ?? 'invited'};
		case '':
			return {state: inviteStateOf(inviteStatus) ?? 'unknown'};
		default:
			return {state: 'unknown', serverState: status};
	}
}

/** The invitation's own state, which is not always there. */
function inviteStateOf(inviteStatus: string): UserState | undefined {
	switch (inviteStatus.trim().toLowerCase()) {
		case 'pending':
			return 'pending';
		case 'expired':
			return 'expired';
		case 'cancelled':
		case 'canceled':
			return 'cancelled';
		default:
			return undefined;
	}
}

/** An object without the fields that read as absent. */
function present<T extends object>(value: T): {[K in keyof T]: Exclude<T[K], undefined>} {
	return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
		[K in keyof T]: Exclude<T[K], undefined>;
	};
}

/**
 * Reads the user in the answer to an invite; one that comes without an address has the address it was sent for,
 * and one with another address is nobody's answer.
 */
export function readInvitedUser(body: unknown, email: string): User | undefined {
	const user = isObject(body) ? body['user'] : undefined;
	if (!isObject(user)) return undefined;
	// Whoever was just invited is invited, said or not.
	const read = readUser({
		...user,
		email: user['email'] || email,
		status: user['status'] || 'invited',
	});
	return read && read.id !== '' && isSameAddress(read.email, email) ? read : undefined;
}

/** Reads an error body: `{error}`, problem+json or `{message}`. Anything else says nothing. */
export function readErrorWords(body: unknown): ErrorWords {
	if (!isObject(body)) return {};
	const nested = isObject(body['error']) ? body['error'] : body;
	const details = Array.isArray(nested['details']) ? nested['details'].filter(isObject) : [];
	const text = firstText(nested['detail'], body['error'], nested['message'], nested['title']);
	return present({
		text: withIssues(text, textsOf(details, 'issue')),
		code: firstText(nested['code']),
		fields: textsOf(details, 'field').join(' ') || undefined,
		docsUrl: firstText(nested['docsUrl']),
	});
}

function textsOf(details: ReadonlyArray<Record<string, unknown>>, name: string): string[] {
	return details.map((detail) => firstText(detail[name])).filter((text) => text !== undefined);
}

/** What a refusal says, and the issues it does not say already. */
function withIssues(text: string | undefined, issues: readonly string[]): string | undefined {
	const more = issues.filter((issue) => !text?.includes(issue)).join('; ');
	if (text === undefined || more === '') return text ?? (more || undefined);
	return `${text.replace(/[.:\s]+$/, '')}: ${more}`;
}

function firstText(...values: unknown[]): string | undefined {
	return values.find((value): value is string => typeof value === 'string' && value.trim() !== '');
}
