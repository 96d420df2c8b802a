/** An answer; one with a problem is sent as problem+json. */
export type Reply = {
	status: number;
	body: object;
	isProblem?: boolean;
	headers?: Readonly<Record<string, string>>;
};

/** What is wrong with one field. */
export type ProblemDetail = {issue: string; field: string};

/** What a problem says besides the status. */
export type Problem = {
	title: string;
	detail: string;
	code: string;
	details?: readonly ProblemDetail[];
};

/** A refusal in one line, as the published document has it. */
export function refuse(status: number, error: string): Reply {
	return {status, body: {error}};
}

/** A refusal as problem+json, which the newer parts of the service answer with. */
export function refuseAsProblem(status: number, problem: Problem, requestId: string): Reply {
	const instance = `/requests/${requestId}`;
	return {status, body: {...problem, retryable: false, instance}, isProblem: true};
}

/** The refusal of a body whose fields are not valid: the first one in words, all of them in `details`. */
export function refuseFields(details: readonly ProblemDetail[], requestId: string): Reply {
	const [first] = details;
	const reply = refuseAsProblem(
		400,
		{
			title: 'Invalid request',
			detail: first ? `${first.field}: ${first.issue}` : 'The body must be a JSON object',
			code: 'validation_error',
			details,
		},
		requestId,
	);
	return {...reply, body: {...reply.body, docsUrl: 'https://developer.doit.com/docs/start'}};
}
