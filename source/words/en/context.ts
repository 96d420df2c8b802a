/** What is said of the account, its key and the settings at work, before a command does its own. */
export const context = {
	noSuchProfile: (name: string) => `There is no profile "${name}".`,
	thereAreProfiles: (names: readonly string[], line: string) =>
		`There are: ${names.join(', ')}. To create it: ${line}`,
	createProfile: (line: string) => `To create it: ${line}`,
	/** `problem`: the sentence that names a settings file and what is wrong with it. */
	doneWithout: (problem: string) =>
		`${problem} This run does without it. To repair it: dci-invite config reset`,
	/** `name`: of the flag or the setting. */
	badTimeout: (name: string) => `${name} takes a number of seconds from 1 to 600.`,
	badTimeoutHint: 'For example: --timeout 60',
	keySource: {
		run: 'this run',
		demo: 'the demo',
		profile: (name: string) => `the profile "${name}"`,
	},
	noKey: 'There is no API key.',
	noKeyHint: (url: string) =>
		`Create one at ${url}, then run dci-invite setup, or set DCI_API_KEY.`,
	keyForOther: (origin: string, baseUrl: string) =>
		`The saved key is for ${origin}, so it is not sent to ${baseUrl}.`,
	keyForOtherHint: 'Unset DCI_API_BASE_URL, or set DCI_API_KEY to a key for that service.',
	stillWaiting: (seconds: number) => `Still waiting, ${seconds} s.`,
	stillWaitingFor: (host: string, seconds: number) => `Still waiting for ${host}, ${seconds} s.`,
};
