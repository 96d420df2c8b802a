import {customerFor, type DemoAccount} from './accounts.ts';
import {followUp} from './follow-up.ts';
import {type Reply, refuse, refuseAsProblem} from './reply.ts';
import type {DemoRequest, Outcome, Scene} from './request.ts';
import {type RequestIdHeader, requestIdIn} from './request-id.ts';
import {customerState, type DemoState} from './state.ts';
import {deleteUser, inviteUser, listUsers, updateUser} from './users.ts';

type Route = {
	method: string;
	path: RegExp;
	/** Where its answers carry their request ID; the service is not of one mind there. */
	requestId: RequestIdHeader;
	handle(scene: Scene): Outcome | Reply;
	/** What is answered to a key for several customers that names none, where it is no problem. */
	withoutCustomer?(account: DemoAccount): Reply | undefined;
};

const user = /^\/iam\/v1\/users\/([^/]+)$/;

const routes: readonly Route[] = [
	{
		method: 'GET',
		path: /^\/auth\/v1\/validate$/,
		requestId: 'request-id',
		handle: ({account}) => ({status: 200, body: account.identity}),
		withoutCustomer: ({validateWithoutCustomer}) =>
			validateWithoutCustomer === 'forbidden'
				? refuse(403, 'A customer context is required')
				: undefined,
	},
	{
		method: 'GET',
		path: /^\/iam\/v1\/roles$/,
		requestId: 'x-doit-trace',
		handle: ({customer}) => ({status: 200, body: {roles: customer.customer.roles}}),
	},
	{
		method: 'GET',
		path: /^\/iam\/v1\/organizations$/,
		requestId: 'x-cloud-trace-context',
		handle({customer}) {
			const {organizations} = customer.customer;
			return {status: 200, body: {organizations, rowCount: organizations.length}};
		},
	},
	{method: 'GET', path: /^\/iam\/v1\/users$/, requestId: 'cf-ray', handle: listUsers},
	{
		method: 'POST',
		path: /^\/iam\/v1\/users\/invite$/,
		requestId: 'x-request-id',
		handle: inviteUser,
	},
	{method: 'PATCH', path: user, requestId: 'x-request-id', handle: updateUser},
	{method: 'DELETE', path: user, requestId: 'x-request-id', handle: deleteUser},
	{
		method: 'POST',
		path: /^\/iam\/v1\/users\/([^/]+)\/actions\/resend$/,
		requestId: 'request-id',
		handle: (scene) => followUp('resend', scene),
	},
	{
		method: 'POST',
		path: /^\/iam\/v1\/users\/([^/]+)\/actions\/cancel$/,
		requestId: 'request-id',
		handle: (scene) => followUp('cancel', scene),
	},
];

/** Answers one request as the published document says, and changes the state accordingly. */
export function answer(
	request: DemoRequest,
	state: DemoState,
	accounts: readonly DemoAccount[],
): Outcome {
	const here = routes.filter((route) => route.path.test(request.path));
	const route = here.find(({method}) => method === request.method);
	const outcome = answerBy(route, here.length > 0, request, state, accounts);
	if (outcome.kind === 'drop') return outcome;
	const {reply} = outcome;
	const requestId = requestIdIn(route?.requestId ?? 'cf-ray', request.requestId);
	return {...outcome, reply: {...reply, headers: {...reply.headers, ...requestId}}};
}

function answerBy(
	route: Route | undefined,
	isPath: boolean,
	request: DemoRequest,
	state: DemoState,
	accounts: readonly DemoAccount[],
): Outcome {
	const account = accounts.find(({key}) => request.headers['authorization'] === `Bearer ${key}`);
	if (!account) return outcomeOf(refuse(401, 'Invalid API key'));
	if (!route) {
		return outcomeOf(
			isPath
				? refuse(405, 'This method is not allowed here')
				: refuse(404, 'There is nothing at this path'),
		);
	}
	const choice = customerFor(account, {
		header: request.headers['x-tenant-id']?.toString(),
		query: request.query.get('customerContext') ?? undefined,
	});
	if (choice.result === 'required') {
		return outcomeOf(
			route.withoutCustomer?.(account) ??
				refuseCustomer('tenant_id_required', 'Name a customer in X-Tenant-Id', request),
		);
	}
	if (choice.result === 'mismatch') {
		return outcomeOf(
			refuseCustomer('tenant_id_mismatch', 'The key does not work for this customer', request),
		);
	}
	const customer = customerState(state, choice.customer);
	const id = decode(route.path.exec(request.path)?.[1] ?? '');
	return outcomeOf(route.handle({request, account, state, customer, id}));
}

function outcomeOf(outcome: Outcome | Reply): Outcome {
	return 'kind' in outcome ? outcome : {kind: 'reply', reply: outcome};
}

function refuseCustomer(code: string, detail: string, {requestId}: DemoRequest): Reply {
	return refuseAsProblem(400, {title: 'Bad request', detail, code}, requestId);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
