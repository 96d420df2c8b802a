import {type Reply, refuse, refuseAsProblem} from './reply.ts';
import {type DemoRequest, parseJson, type Scene} from './request.ts';
import {hasStatus} from './state.ts';

/** `POST /iam/v1/users/{id}/actions/resend` or `cancel`; one idempotency key stands for one request. */
export function followUp(action: 'resend' | 'cancel', scene: Scene): Reply {
	const {request, account, state, customer} = scene;
	const idempotencyKey = request.headers['idempotency-key'];
	if (typeof idempotencyKey !== 'string' || idempotencyKey === '' || idempotencyKey.length > 255) {
		return refuse(400, 'The header Idempotency-Key is required, with at most 255 characters');
	}
	const dryRun = request.query.get('dryRun') ?? 'false';
	if (dryRun !== 'true' && dryRun !== 'false') {
		return refuse(400, 'dryRun: must be true or false');
	}
	if (!hasObjectOrNothing(request)) return refuse(400, 'The body must be a JSON object');
	const key = JSON.stringify([account.key, idempotencyKey]);
	const content = JSON.stringify([customer.customer.id, request.path, dryRun, request.body]);
	const earlier = state.replies.get(key);
	if (earlier && earlier.content !== content) {
		return refuseAsProblem(
			422,
			{
				title: 'Unprocessable request',
				detail: 'This Idempotency-Key was used for another request',
				code: 'idempotency_key_reused',
			},
			request.requestId,
		);
	}
	if (earlier) return earlier.reply;
	const reply = carryOut(action, scene, dryRun === 'true');
	if (reply.status === 200) state.replies.set(key, {content, reply});
	return reply;
}

function hasObjectOrNothing({body}: DemoRequest): boolean {
	const json = body === '' ? {} : parseJson(body);
	return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function carryOut(action: 'resend' | 'cancel', {customer, id}: Scene, isDryRun: boolean): Reply {
	const user = customer.users.find((candidate) => candidate.id === id);
	if (!user || !hasStatus(user, 'invited')) return refuse(404, 'There is no invite with this ID');
	if (action === 'cancel' && user.inviteStatus === 'Cancelled') {
		return refuse(409, 'The invite is cancelled already');
	}
	if (!isDryRun) user.inviteStatus = action === 'resend' ? 'Pending' : 'Cancelled';
	const message =
		action === 'resend' ? 'Invite resent successfully' : 'Invite cancelled successfully';
	return {status: 200, body: {message, inviteId: id}};
}
