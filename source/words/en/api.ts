/** Why no connection came to stand. */
const unreachableReasons = {
	'unknown-name': 'there is no host of that name',
	'no-name-service': 'its name could not be looked up',
	refused: 'the connection was refused',
	'no-route': 'this network has no route to it',
	closed: 'the connection was closed immediately',
	'too-slow': 'no connection was made in time',
	'unknown-authority': 'its certificate comes from an authority this computer does not know',
	'certificate-dates': 'its certificate is not valid at this time',
	'certificate-host': 'its certificate is for another host',
	'no-secure-connection': 'no secure connection could be made',
	other: 'the connection could not be made',
};

/** What is wrong with a base URL. */
const baseUrlProblems = {
	'no-url': 'is not a URL',
	long: 'is too long',
	credentials: 'must not contain a user name or password',
	query: 'must not have a query or a fragment',
	insecure: 'must use https, because every call carries the key',
	scheme: 'must begin with https://',
};

/** What is wrong with a key before it is sent. */
const keyProblems = {
	empty: 'is empty',
	quotes: 'has quotes around it',
	variable: 'begins with DCI_API_KEY=',
	bearer: 'begins with the word Bearer',
	characters: 'contains spaces, line breaks or characters that no key has',
};

/** Sentences about the service and the way to it. */
export const api = {
	badBaseUrl: (problem: keyof typeof baseUrlProblems) =>
		`The base URL ${baseUrlProblems[problem]}.`,
	badBaseUrlHint: 'Set DCI_API_BASE_URL to something like https://api.doit.com, or unset it.',
	badCustomer: 'The name of the customer contains control characters.',
	badCustomerHint: 'Name the customer with --customer-context.',
	badId: 'The ID the server sent for this user cannot be used in a request.',
	badIdHint: 'Nothing was sent. Contact DoiT support.',
	badKey: (source: string, problem: keyof typeof keyProblems) =>
		`The key from ${source} ${keyProblems[problem]}.`,
	badKeyHint: (keysUrl: string) =>
		`Copy the key again from ${keysUrl}, on one line and with nothing around it.`,
	badProxy: 'The proxy in HTTPS_PROXY cannot be used.',
	badProxyHint:
		'It must look like http://proxy.example.com:3128. Set HTTPS_PROXY to that, or unset it.',

	serverFailed: (status: number) => `DoiT's server failed (${status}).`,
	serverFailedHint: 'Try again in a minute. If it keeps happening, contact DoiT support.',
	serverFailedHintWithId: (requestId: string) =>
		`Try again in a minute. If it keeps happening, give DoiT support the request ID ${requestId}.`,
	serverAnswered: (status: number) => `DoiT's server answered ${status}.`,

	refused: (serverWords: string) => `The server refused the request: ${serverWords}`,
	refusedWithoutReason: (status: number) =>
		`The server refused the request: it gave no reason (${status}).`,
	moreAt: (url: string) => `More about this: ${url}`,
	domainNotAllowedHint: "An admin can allow it in the console's domain settings.",
	conflictWithoutReason: 'The server refused the request: it conflicts with what is already there.',
	customerRequired: 'This key works for several customers.',
	customerRequiredHint: 'Name one with --customer-context.',
	customerOrPermissionHint:
		'Name one with --customer-context. If there is only one, the key lacks the Users Manager permission.',
	serviceAccount: 'service account',
	customerMismatch: (customer: string) => `This key does not work for the customer ${customer}.`,
	customerMismatchUnnamed: 'This key does not work for that customer.',
	customerMismatchHint: 'Name another one with --customer-context.',
	keyNotAccepted: (masked: string, source: string, baseUrl: string) =>
		`DoiT did not accept the key ${masked} from ${source} at ${baseUrl}.`,
	keyNotAcceptedHint: (keysUrl: string) =>
		`It may be mistyped, revoked or expired, or too new: a new key can take a minute to work. Make another at ${keysUrl}.`,
	mayNotInvite: (who: string) => `${who} may not invite people here.`,
	keyMayNotInvite: 'This key may not invite people here.',
	mayNotInviteHint:
		'The Users Manager permission is required. An admin of this customer can grant it.',
	mayNotInviteWebPageHint:
		'The Users Manager permission is required. The answer is a web page, so a proxy or firewall may have refused instead.',
	noInvitation: 'There is no open invitation: it was accepted or removed.',
	/** `<email>` stands as it is: what failed does not know the address. */
	checkStatusHint: 'Check their status with: dci-invite status <email>',
	notFound: (serverWords: string) => `The server did not find it: ${serverWords}`,
	nothingFoundAt: (baseUrl: string) => `The server found nothing at ${baseUrl}.`,
	notFoundHint: 'Check the IDs, and DCI_API_BASE_URL if it is set.',

	tooManyRequests: 'Too many requests.',
	tooManyRequestsHint: 'Wait a minute, then try again.',
	tooManyRequestsHintIn: (seconds: number) =>
		seconds === 1 ? 'Try again in 1 second.' : `Try again in ${seconds} seconds.`,

	unexpectedRedirect: (status: number) => `DoiT's server sent an unexpected redirect (${status}).`,
	unexpectedRedirectOfWrite: (status: number) =>
		`DoiT's server answered ${status}, an unexpected redirect.`,
	unexpectedRedirectHint:
		'dci-invite does not follow redirects, because the key would go along. Check DCI_API_BASE_URL and the network.',
	unreadableAnswer: (host: string) => `${host} answered, but the answer could not be read.`,
	unreadableAnswerHint:
		'A proxy, a sign-in page of the network or a wrong DCI_API_BASE_URL can be the cause.',
	incompleteAnswer: (host: string) =>
		`${host} answered, but the answer could not be read completely.`,
	incompleteAnswerHint: 'Try again. If it keeps happening, contact DoiT support.',

	answerTooLarge: (host: string) => `${host} sent more than 5 MB, so the answer was not read.`,
	answerTooLargeHint: 'A proxy or a wrong DCI_API_BASE_URL can be the cause.',

	connectionLost: (host: string) => `No answer. The connection to ${host} was lost.`,
	checkNetwork: 'Check the network, then try again.',
	answerLate: (host: string, seconds: number) =>
		`No answer. ${host} did not answer within ${seconds} s.`,
	answerLateHint: 'Try again, or allow more time with --timeout <seconds>.',
	stopped: 'Stopped before an answer arrived.',
	stoppedUnsent: 'Stopped. Nothing was sent.',

	unreachable: (host: string, reason: keyof typeof unreachableReasons) =>
		`Could not reach ${host}: ${unreachableReasons[reason]}.`,
	unreachableThrough: (host: string, proxy: string, reason: keyof typeof unreachableReasons) =>
		`Could not reach ${host} through the proxy ${proxy}: ${unreachableReasons[reason]}.`,
	unreachableHint: 'Check the network. Behind a proxy, set HTTPS_PROXY.',
	unreachableThroughHint: 'Check the network and HTTPS_PROXY.',
	unknownAuthorityHint:
		'If your company inspects traffic, set NODE_EXTRA_CA_CERTS to the file with its certificate.',
	certificateDatesHint: 'Check the clock of this computer.',
	certificateHostHint:
		'Check DCI_API_BASE_URL. A sign-in page of the network can be the cause too.',
	noSecureConnectionHint: 'Check DCI_API_BASE_URL. A proxy or firewall can be the cause too.',
	proxyWantsPassword: (host: string, proxy: string) =>
		`Could not reach ${host}: the proxy ${proxy} asks for a user name and password.`,
	proxyWantsPasswordHint:
		'Put them into HTTPS_PROXY, as in http://name:password@proxy.example.com:3128.',
	proxyDidNotConnect: (host: string, proxy: string) =>
		`Could not reach ${host}: the proxy ${proxy} did not connect.`,
	proxyAnswered: (host: string, proxy: string, status: number) =>
		`Could not reach ${host}: the proxy ${proxy} answered ${status}.`,
	proxyRefusedHint: 'Check HTTPS_PROXY, or name the host in NO_PROXY if it needs no proxy.',
	nothingSent: (hint: string) => `Nothing was sent. ${hint}`,
};
