import {guide} from './guide.ts';

/** Sentences of the commands: what they print, and what is wrong with what they were given. */
export const commands = {
	didYouMean: (word: string) => `Did you mean ${word}?`,
	thereAre: (names: readonly string[]) => `There are: ${names.join(', ')}.`,
	itAccepts: (names: readonly string[]) => `It accepts: ${names.join(', ')}.`,
	forExample: (line: string) => `For example: ${line}`,
	seeHelp: (line: string) => `See: ${line}`,
	didYouMeanOrHelp: (word: string, line: string) => `Did you mean ${word}? See: ${line}`,

	nobody: {
		noTerminal: 'There is no terminal to ask on.',
		silencedByCi: 'Nobody is asked because CI is set.',
		addYes: 'To do it without asking, add --yes.',
	},

	commandLine: {
		badEncoding: (word: string) => `"${word}" is not valid UTF-8.`,
		badEncodingHint: 'Type it again in a terminal that uses UTF-8.',
		flagTwice: (flag: string) => `${flag} is given twice, with different values.`,
		formatTwice: '--json and --output table contradict each other.',
		leaveOneOut: 'Remove one of them.',
		noSuchFlagHere: (command: string, flag: string) => `${command} has no flag ${flag}.`,
		noSuchFlag: (flag: string) => `There is no flag ${flag}.`,
		flagTakesNoValue: (flag: string) => `${flag} takes no value.`,
		flagNeedsValue: (flag: string) => `${flag} needs a value.`,
		valueLikeFlag: (flag: string, value: string) =>
			`${flag} needs a value, but ${value} looks like a flag.`,
		valueLikeFlagHint: (assignment: string) => `If it is the value, write ${assignment}`,
		emptyValue: (flag: string) => `The value of ${flag} is empty.`,
		leaveFlagOut: 'Leave the flag out.',
		leaveFlagOutOrNone: (flag: string) => `Leave the flag out, or use ${flag} none.`,
		unknownValue: (name: string, value: string) => `${name} does not accept "${value}".`,
		noSuchCommand: (word: string) =>
			`There is no command "${word}", and it is not an email address.`,
		wordTooMany: (word: string) => `"${word}" is one word too many.`,
		wordTooManyHint: 'Put quotes around a value of several words. See: dci-invite --help',
		assignment: (word: string) => `${word} is not an address: it contains an =.`,
		assignmentHint: (line: string) => `Write the address alone: ${line}`,
		emptyAddress: 'The address is empty.',
		addressTwice: 'The address is given twice: as a word and with --email.',
	},

	config: {
		demoSavesNothing: 'The demo saves nothing.',
		leaveDemoOut: 'Run it without --demo.',
		profile: (name: string) => `Profile "${name}"`,
		notSet: 'not set',
		leftUnset: 'none (left unset)',
		nameAndId: (name: string, id: string) => `${name} (${id})`,
		whichSetting: 'Name a setting.',
		whichSettingHint: (names: readonly string[], line: string) =>
			`There are: ${names.join(', ')}. For example: ${line}`,
		noSuchSetting: (name: string) => `There is no setting "${name}".`,
		keyIsNoSetting: 'To save an API key: dci-invite setup',
		whichValue: (name: string) => `Give a value for ${name}.`,
		whichValueHint: (set: string, unset: string) => `For example: ${set}. To remove it: ${unset}`,
		isNow: (name: string, value: string, profile: string) =>
			`${name} is now ${value}, in the profile "${profile}".`,
		beatenBy: {
			flag: 'The flag overrides it in this run.',
			environment: 'The environment variable overrides it while it is set.',
		},
		noLongerSaved: (name: string, profile: string) =>
			`${name} is no longer saved in the profile "${profile}".`,
		askReset: (profile: string) =>
			`Remove all settings of the profile "${profile}"? Its key is kept.`,
		/** `problems`: a sentence for each settings file that cannot be used. */
		askMend: (problems: readonly string[]) =>
			`${problems.join(' ')} Set aside what cannot be used, and begin with empty settings?`,
		movedTo: (path: string) => `What could not be used is now in ${path}`,
		nothingChanged: 'Nothing was changed.',
		isReset: (profile: string) => `All settings of the profile "${profile}" were removed.`,
		badCustomer: 'A customer is an ID, a domain or a name of at most 200 characters.',
		copyAgain: 'Copy it again.',
		badValue: (name: string, value: string) => `${name} cannot be "${value}".`,
		itCanBe: (values: readonly string[]) => `It can be: ${values.join(', ')}.`,
	},

	profile: {
		noneYet: 'There are no profiles yet. To create one: dci-invite setup',
		isUsed: (name: string) => `The profile "${name}" is now active.`,
		usedNow: (name: string) => `The profile "${name}" is used from now on.`,
		environmentWins: (name: string) => `DCI_INVITE_PROFILE is set to ${name} and overrides it.`,
		whichProfile: 'Name a profile.',
		noProfiles: 'There are no profiles.',
		noProfilesToCreate: (line: string) => `There are no profiles. To create it: ${line}`,
		askRemove: (name: string) => `Remove the profile "${name}", its key and its defaults?`,
		nothingRemoved: 'Nothing was removed.',
		isRemoved: (name: string) => `The profile "${name}" was removed.`,
	},

	logout: {
		forgotten: (profile: string) =>
			`The key of the profile "${profile}" was removed from this computer. It still works until it is deleted at https://app.doit.com/profile/api`,
		noKey: (profile: string) => `The profile "${profile}" has no saved key.`,
		environmentHasKey: 'DCI_API_KEY is still set and will be used. To stop that: unset DCI_API_KEY',
	},

	status: {
		account: 'Account',
		domain: 'Customer domain',
		key: 'Key',
		keyFrom: (masked: string, source: string) => `${masked} from ${source}`,
		environmentWins: 'The profile has a key too, but the one in DCI_API_KEY is used.',
		profile: 'Profile',
		customer: 'Customer',
		ownCustomer: "the key's own",
		service: 'Service',
		settings: 'Settings',
		demoSavesNothing: 'the demo saves nothing',
		unknown: 'unknown',
		/** `email`: as it was when the key was last checked. */
		remembered: (email: string | undefined) => (email ? `${email} (not checked)` : 'unknown'),
		noKey: 'none',
		keys: 'Keys',
	},

	setup: {
		notInDemo: 'The demo needs no setup.',
		notInDemoHint: 'Run: dci-invite --demo',
		noVerifyAlone: '--no-verify works only with --key-stdin.',
		nobodyToAskHint:
			'Send the key on standard input: dci-invite setup --key-stdin < key.txt. Or set DCI_API_KEY.',
		saved: (email: string, domain: string, profile: string, file: string) =>
			`Saved the key of ${email} (${domain}) for the profile "${profile}" in ${file}`,
		savedUnchecked: (profile: string, file: string) =>
			`Saved the key (not checked) for the profile "${profile}" in ${file}`,
	},

	demoApi: {
		runs: (domain: string) => `The embedded API of ${domain} runs until you stop it with Ctrl+C.`,
		toUse: 'To use it from another terminal:',
		otherAccounts: 'Keys of other kinds of accounts:',
		reserved: 'Inviting one of these addresses causes a failure:',
	},

	lists: {
		noRoles: 'There are no roles.',
		noOrganizations: 'There are no organizations.',
		type: 'Type',
		permissions: 'Permissions',
	},

	person: {
		nobody: (email: string) => `There is no user with the address ${email}.`,
		nobodyHint: (line: string) => `To invite them: ${line}`,
	},

	followUp: {
		whose: {
			resend: 'Give the address of the invitation to resend.',
			cancel: 'Give the address of the invitation to cancel.',
		},
		whoseHint: (one: string, several: string) =>
			`For example: ${one}. Or for everybody in a state: ${several}`,
		nobodyToAskHint: (line: string) => `Use --yes to do it, or --dry-run to only check: ${line}`,
		ask: {
			resend: 'Send this invitation again?',
			cancel: guide.cancelThis,
		},
		whenLeft: {
			resend: guide.nothingSent,
			cancel: 'Nothing was cancelled.',
		},
		done: {
			resend: (email: string) => `Sent the invitation to ${email} again.`,
			cancel: (email: string) => `Cancelled the invitation to ${email}.`,
		},
		newLink: (until: string) => `The new link works until ${until}. The old one no longer works.`,
		linkStopped: 'Its link no longer works.',
		dryRun: {
			resend: (email: string) => `The invitation to ${email} can be resent. Nothing was changed.`,
			cancel: (email: string) =>
				`The invitation to ${email} can be cancelled. Nothing was changed.`,
		},
	},

	body: {
		noSuchField: (name: string) => `There is no field "${name}".`,
		notJson: 'The body is not valid JSON.',
		noObject: 'The body is not a JSON object.',
		noText: (name: string) => `${name} must be a string in the body.`,
		twice: (name: string) => `${name} is given twice in the body.`,
		badEncoding: 'The body is not valid UTF-8.',
		badEncodingHint: 'Save it as UTF-8 and try again.',
		tooLarge: 'The body is larger than 64 KB.',
		isKeyboard: '--input - reads standard input, but that is the terminal.',
		isKeyboardHint: 'Redirect a file to it: dci-invite --input - --dry-run < body.json',
		reading: 'Reading standard input...',
		oneObject: 'One JSON object is expected on standard input: {"email": "jane@acme.com"}',
		brokeOff: (seconds: number) =>
			`The body on standard input is incomplete: nothing more came for ${seconds} s.`,
		unreadable: {
			missing: (path: string) => `Could not read ${path}: it does not exist.`,
			forbidden: (path: string) => `Could not read ${path}: you do not have permission.`,
			folder: (path: string) => `Could not read ${path}: it is a folder.`,
		},
		unreadableOther: (path: string, code: string) => `Could not read ${path}: ${code}.`,
		unreadableHint:
			'--input takes a file with a JSON body or a list of people, or - for standard input.',
	},

	shorthand: {
		noField: (text: string) => `"${text}" is not in the form field: value.`,
		twice: (name: string) => `${name} is given twice.`,
		noComma: (name: string) => `A comma must follow the quoted value of ${name}.`,
		openQuote: (name: string) => `The value of ${name} has no closing quote.`,
		noValue: (name: string) => `${name} has no value.`,
		empty: (name: string) => `Give at least ${name}.`,
		badQuoted: (name: string) => `The quoted value of ${name} is not valid JSON.`,
	},

	invite: {
		badValue: (where: string, problem: string) => `${where}: ${problem}`,
		keyOfProfile: 'this profile',
		keyOfNobody: 'nowhere',
		skipped: (headline: string) => `Skipped: ${headline}`,
		conflict: (headline: string, status: string, role: string, organization: string) =>
			`${headline} (status ${status}, role ${role}, organization ${organization}).`,
		conflictSkip: 'Nothing was sent. To count this as done: --if-exists skip',
		conflictResend: (line: string) => `To send it again: ${line}`,
		conflictCancel: (line: string) => `To cancel it: ${line}`,
		/** Stands for a text somebody does not have. */
		nothing: 'none',
		/** `what`: one difference each, as `difference` words it. */
		differs: (email: string, what: readonly string[]) => `${email} has ${what.join('; ')}.`,
		difference: (label: string, has: string, asked: string) => `the ${label} ${has}, not ${asked}`,
		differsHint: (line: string) =>
			`Nothing was sent. A resend changes none of it; to resend it as it is: ${line}`,
		differsHintAlone: 'Nothing was sent. An admin can change users in the console.',
		defaultGone: (label: string, name: string) =>
			`Your default ${label} "${name}" no longer exists.`,
		defaultGoneHint: (flag: string, line: string) =>
			`Nothing was sent. Name another one with ${flag}, or remove it: ${line}`,
		lookUpFailed: (email: string, reason: string) =>
			`Could not check whether ${email} is already there. ${reason}`,
		tooManyRequests: (seconds: number) => `Too many requests. Trying again in ${seconds} s.`,
		stopping:
			'Stopping. Checking whether the invitation went through. Press Ctrl+C again to leave at once.',
		wentThrough: 'It went through.',
		invitedDone: (email: string) => `Invited ${email}.`,
		dryRun: (email: string) => `${email} can be invited. Nothing was sent.`,
		seeWhere: (line: string) => `Nothing was sent. To check their status: ${line}`,
		/** Two sentences: what happened, and what is known. */
		twoSentences: (happened: string, known: string) => `${happened} ${known}`,
		couldNotCheck: (reason: string, email: string) =>
			`${reason} Could not check whether the invitation to ${email} went through.`,
		checkLater: (line: string) => `Check later with: ${line}`,
	},

	missing: {
		flags: (flags: readonly string[]) => `Missing: ${flags.join(', and ')}.`,
		flagsAndNobody: (flags: readonly string[]) =>
			`There is no terminal to ask on. Missing: ${flags.join(', and ')}.`,
		flagsAndCi: (flags: readonly string[]) =>
			`Nobody is asked because CI is set. Missing: ${flags.join(', and ')}.`,
		noEmail: 'There is no address to invite.',
		noConsent: 'There is neither --yes nor --dry-run.',
		consent: '--yes (send) or --dry-run (check only)',
		needed: 'Needed:',
		optional: 'Left unset unless given:',
		example: 'For example:',
		email: 'the address to invite',
		yes: 'send it',
		dryRun: 'check everything, send nothing',
		someOf: (values: readonly string[], line: string) => `${values.join(', ')}, ... all: ${line}`,
		toSee: (line: string) => `to see them: ${line}`,
	},
};
