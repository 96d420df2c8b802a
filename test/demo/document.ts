import * as z from 'zod';

/**
 * What the published document says of the calls that concern us, read strictly: what it does not name is not
 * allowed. Written from reading it, for tests; the program's own schemas are more lenient (docs/api.md).
 */
export type Operation = {
	method: string;
	path: RegExp;
	query: z.ZodType;
	/** Headers a request must have; others may be there. */
	headers: z.ZodType;
	/** Of a request without a body: `undefined`. */
	body: z.ZodType;
	/** Bodies of answers by status. */
	answers: Readonly<Record<number, z.ZodType>>;
};

const jobTitle = z.enum([
	'Data Engineer / Data Analysts',
	'Executive Team',
	'Finance / Accounting',
	'Founder',
	'Legal / Purchasing',
	'Management',
	'Sales / Marketing',
	'Software / Ops Engineer',
]);
const phone = z.string().regex(/^\+[0-9]+$/);
const language = z.enum(['en', 'ja']);
const text = z.string().optional();
const error = z.strictObject({error: z.string()});
const refusals = {400: error, 401: error, 403: error};
const failures = {...refusals, 500: error};

const bearer = z.looseObject({authorization: z.string().regex(/^Bearer \S+$/)});
/** Only the prose on keys tells of it, for every call alike. */
const customerContext = z.string().min(1).optional();
const noQuery = z.strictObject({customerContext});
const nothing = z.undefined();

const names = {id: text, email: text, firstName: text, lastName: text, displayName: text};
const places = {roleId: text, organizationId: text};

const listedUser = z.strictObject({
	...names,
	...places,
	jobTitle: jobTitle.optional(),
	phone: phone.optional(),
	phoneExtension: text,
	language: language.optional(),
	status: z.enum(['active', 'invited']).optional(),
});

const followUp = {
	method: 'POST',
	query: z.strictObject({customerContext, dryRun: z.enum(['true', 'false']).optional()}),
	headers: bearer.extend({'idempotency-key': z.string().min(1).max(255)}),
	body: z.looseObject({}).optional(),
};
const acted = z.strictObject({message: z.string(), inviteId: z.string()});

/** Calls by what the document calls them. */
export const operations = {
	validate: {
		method: 'GET',
		path: /^\/auth\/v1\/validate$/,
		query: noQuery,
		headers: bearer,
		body: nothing,
		answers: {200: z.strictObject({domain: text, email: text}), ...refusals},
	},
	listUsers: {
		method: 'GET',
		path: /^\/iam\/v1\/users$/,
		query: z.strictObject({customerContext, email: z.email().optional()}),
		headers: bearer,
		body: nothing,
		answers: {
			200: z.strictObject({
				users: z.array(listedUser).optional(),
				rowCount: z.int().optional(),
			}),
			...failures,
		},
	},
	inviteUser: {
		method: 'POST',
		path: /^\/iam\/v1\/users\/invite$/,
		query: noQuery,
		headers: bearer.extend({'content-type': z.string().startsWith('application/json')}),
		body: z.strictObject({
			email: z.email(),
			firstName: text,
			lastName: text,
			jobTitle: jobTitle.optional(),
			...places,
		}),
		answers: {
			201: z.strictObject({
				message: text,
				user: z
					.strictObject({
						...names,
						...places,
						jobTitle: text,
						status: z.literal('invited').optional(),
					})
					.optional(),
			}),
			...failures,
		},
	},
	updateUser: {
		method: 'PATCH',
		path: /^\/iam\/v1\/users\/[^/]+$/,
		query: noQuery,
		headers: bearer.extend({'content-type': z.string().startsWith('application/json')}),
		body: z.strictObject({
			firstName: text,
			lastName: text,
			jobTitle: jobTitle.optional(),
			jobFunction: jobTitle.optional(),
			phone: phone.optional(),
			phoneExtension: z
				.string()
				.regex(/^[0-9]{8,15}$/)
				.optional(),
			language: language.optional(),
			roleId: text,
		}),
		answers: {
			200: z.strictObject({
				message: text,
				user: listedUser.omit({status: true}).optional(),
			}),
			...failures,
		},
	},
	deleteUser: {
		method: 'DELETE',
		path: /^\/iam\/v1\/users\/[^/]+$/,
		query: noQuery,
		headers: bearer,
		body: nothing,
		answers: {200: z.strictObject({message: text}), ...failures},
	},
	resendInvite: {
		...followUp,
		path: /^\/iam\/v1\/users\/[^/]+\/actions\/resend$/,
		answers: {200: acted, ...failures, 404: error},
	},
	cancelInvite: {
		...followUp,
		path: /^\/iam\/v1\/users\/[^/]+\/actions\/cancel$/,
		answers: {200: acted, ...failures, 404: error, 409: error},
	},
	listRoles: {
		method: 'GET',
		path: /^\/iam\/v1\/roles$/,
		query: noQuery,
		headers: bearer,
		body: nothing,
		answers: {
			200: z.strictObject({
				roles: z
					.array(
						z.strictObject({
							id: text,
							name: text,
							type: text,
							customer: text,
							permissions: z.array(z.string()).optional(),
						}),
					)
					.optional(),
			}),
			...failures,
		},
	},
	listOrganizations: {
		method: 'GET',
		path: /^\/iam\/v1\/organizations$/,
		query: noQuery,
		headers: bearer,
		body: nothing,
		answers: {
			200: z.strictObject({
				organizations: z.array(z.strictObject({id: text, name: text})).optional(),
				rowCount: z.int().optional(),
			}),
			...failures,
		},
	},
} satisfies Record<string, Operation>;

/** A request and its answer as they were on the wire. */
export type Exchange = {
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string | string[] | undefined>;
	body: string;
	answer: {status: number; type: string; body: string};
};

/** What the document has against an exchange: in the request, and in the answer. */
export type Violations = {operation: string; request: string[]; answer: string[]};

/** Holds an exchange against the document. */
export function violationsOf(exchange: Exchange): Violations {
	const {method, path, answer} = exchange;
	const all: Array<[string, Operation]> = Object.entries(operations);
	const known = all.find(([, {method: its, path: at}]) => its === method && at.test(path));
	if (!known) return {operation: 'none', request: [`no such call: ${method} ${path}`], answer: []};
	const [name, operation] = known;
	const schema = operation.answers[answer.status];
	return {
		operation: name,
		request: [
			...issuesIn('query', operation.query, exchange.query),
			...issuesIn('header', operation.headers, exchange.headers),
			...issuesIn('body', operation.body, exchange.body ? JSON.parse(exchange.body) : undefined),
		],
		answer: [
			...(answer.type === 'application/json' ? [] : [`${answer.status}: ${answer.type}`]),
			...(schema
				? issuesIn(String(answer.status), schema, JSON.parse(answer.body))
				: [`${answer.status}: not in the document`]),
		],
	};
}

function issuesIn(place: string, schema: z.ZodType, value: unknown): string[] {
	const issues = schema.safeParse(value).error?.issues ?? [];
	const lines = issues.flatMap((issue) => {
		// One line for all members of a list.
		const at = issue.path.map((step) => (typeof step === 'number' ? '*' : String(step)));
		return issue.code === 'unrecognized_keys'
			? issue.keys.map((key) => `${place}: ${[...at, key].join('.')} is not in it`)
			: [`${place}: ${[...at, ''].join('.').slice(0, -1)} is ${issue.code}`];
	});
	return [...new Set(lines)];
}
