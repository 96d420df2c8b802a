import http from 'node:http';
import {type FaultName, faultOf} from './faults.ts';
import {listen, type RecordedRequest, record} from './http-server.ts';

/** One fault for every request, or one after the other, the last one repeated. */
export type FaultPlan = FaultName | readonly FaultName[];

/** What goes wrong, and where; everything else answers as it should. */
export type FaultServerOptions = {
	invite?: FaultPlan;
	reads?: {
		validate?: FaultPlan;
		roles?: FaultPlan;
		organizations?: FaultPlan;
		users?: FaultPlan;
	};
	/** Resend and cancel. */
	actions?: FaultPlan;
	/** Whether a faulty invite is made nevertheless; each fault has its own usual answer. */
	takesEffect?: boolean;
	/** The role that an invitation which names none is given. */
	chosenRole?: string;
	/** The port to listen on is always a free one; these are the people who are there already. */
	users?: Array<{id: string; email: string; status: string}>;
};

/** A server that fails on purpose and keeps count. */
export type FaultServer = {
	baseUrl: string;
	key: string;
	/** Everything received, in order. */
	requests: RecordedRequest[];
	/** How many invites were received. */
	readonly posts: number;
	/** The addresses whose invite was accepted, each as often as that happened. */
	invited: string[];
	/** How many requests came to where the redirect leads. */
	readonly redirected: number;
	close(): Promise<void>;
};

type Endpoint = 'invite' | 'action' | 'validate' | 'roles' | 'organizations' | 'users' | 'unknown';

function endpointOf({method, path}: RecordedRequest): Endpoint {
	if (method === 'POST' && path === '/iam/v1/users/invite') return 'invite';
	if (method === 'POST' && /\/actions\/(?:resend|cancel)$/.test(path)) return 'action';
	if (method !== 'GET') return 'unknown';
	switch (path) {
		case '/auth/v1/validate':
			return 'validate';
		case '/iam/v1/roles':
			return 'roles';
		case '/iam/v1/organizations':
			return 'organizations';
		case '/iam/v1/users':
			return 'users';
		default:
			return 'unknown';
	}
}

/** Resolves once an invite has come in. */
export async function untilPosted(server: {readonly posts: number}): Promise<void> {
	while (server.posts === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Starts it on loopback, with the redirect's target on a second port. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
	const requests: RecordedRequest[] = [];
	const invited: string[] = [];
	const counts = new Map<Endpoint, number>();
	const users = (options.users ?? []).map((user) => ({...user}));
	let redirected = 0;

	const target = await listen(
		http.createServer((_, response) => {
			redirected++;
			response.end('{}');
		}),
	);

	function planOf(endpoint: Endpoint): FaultPlan {
		if (endpoint === 'invite') return options.invite ?? 'none';
		if (endpoint === 'action') return options.actions ?? 'none';
		return endpoint === 'unknown' ? 'not-found' : (options.reads?.[endpoint] ?? 'none');
	}

	function nextFault(endpoint: Endpoint): FaultName {
		const count = counts.get(endpoint) ?? 0;
		counts.set(endpoint, count + 1);
		const plan = planOf(endpoint);
		if (typeof plan === 'string') return plan;
		return plan[Math.min(count, plan.length - 1)] ?? 'none';
	}

	function healthyAnswer(endpoint: Endpoint, request: RecordedRequest): unknown {
		switch (endpoint) {
			case 'validate':
				return {email: 'admin@acme.com', domain: 'acme.com'};
			case 'roles':
				return {roles: [{id: 'role-viewer', name: 'Viewer', type: 'preset', permissions: ['a']}]};
			case 'organizations':
				return {organizations: [{id: 'org-one', name: 'One'}], rowCount: 1};
			case 'users': {
				const email = request.query['email']?.toLowerCase();
				const found = users.filter((user) => !email || user.email.toLowerCase() === email);
				return {users: found, rowCount: found.length};
			}
			case 'invite':
				return {
					message: 'ok',
					user: {
						...(options.chosenRole === undefined ? {} : {roleId: options.chosenRole}),
						...JSON.parse(request.body),
						id: `invited-${invited.length + 1}`,
						status: 'invited',
					},
				};
			default:
				return {message: 'ok', inviteId: 'x'};
		}
	}

	const server = http.createServer(async (request, response) => {
		const recorded = await record(request);
		requests.push(recorded);
		const endpoint = endpointOf(recorded);
		const name = nextFault(endpoint);
		const fault = faultOf(name);
		const body = healthyAnswer(endpoint, recorded);
		const takesEffect = name === 'none' || (options.takesEffect ?? fault.takesEffect);
		if (endpoint === 'invite' && takesEffect) {
			const {email} = JSON.parse(recorded.body);
			invited.push(email);
			users.push({id: `invited-${invited.length}`, email, status: 'invited'});
		}
		const status = endpoint === 'invite' ? 201 : 200;
		const redirectTo = `http://127.0.0.1:${target.port}${recorded.path}`;
		await fault.act({response, healthy: {status, body}, redirectTo});
	});
	const {port, close} = await listen(server);
	return {
		baseUrl: `http://127.0.0.1:${port}`,
		key: 'test-key-0000-canary',
		requests,
		get posts() {
			return counts.get('invite') ?? 0;
		},
		invited,
		get redirected() {
			return redirected;
		},
		async close() {
			await Promise.all([close(), target.close()]);
		},
	};
}
