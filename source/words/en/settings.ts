/** Why a file could not be written. */
const notSavedReasons = {
	'not-yours': 'is not yours to write',
	'read-only': 'is on a disk that cannot be written',
	full: 'is on a disk that is full',
	quota: 'is on a disk where your quota is used up',
	'file-in-the-way': 'would have to be a folder, but a file is in the way',
	'dead-link': 'is a link that leads nowhere',
	'cannot-be-made': 'cannot be made',
	'name-too-long': 'has too long a name',
	'cut-short': 'could not be written whole; the disk may be full',
};

/** Sentences about saved settings and keys. */
export const settings = {
	/** Where a key came from, as part of a sentence. */
	fromProfile: (profile: string) => `the profile "${profile}"`,

	isFolder: (path: string) => `${path} is a folder, not a file.`,
	isNoRegularFile: (path: string) => `${path} is not a regular file.`,
	belongsToSomebodyElse: (path: string, uid: number) =>
		`${path} belongs to somebody else (user ${uid}).`,
	cannotBeRead: (path: string, code: string) => `${path} cannot be read (${code}).`,
	cannotBeReadAtAll: (path: string) => `${path} cannot be read (unknown reason).`,
	leadsToItself: (path: string) => `${path} is a link that leads to itself.`,
	isEmpty: (path: string) => `${path} is empty.`,
	holdsNoObject: (path: string) => `${path} does not hold an object.`,
	hasBadVersion: (path: string) => `${path} has a "version" that is not a number.`,
	hasBadValue: (path: string, name: string) =>
		`${path} has a value in "${name}" that cannot be used.`,
	isNewer: (path: string) => `${path} was written by a newer version of dci-invite.`,
	isNoJson: (path: string, line: string, column: string) =>
		`${path} is not valid JSON (line ${line}, column ${column}).`,
	isCutJson: (path: string) => `${path} is not valid JSON (it ends too early or is cut).`,
	brokenHint: (path: string) =>
		`It was left as it is. Mend it, or run \`dci-invite setup\`, which can set it aside, or move it away yourself: mv ${path} ${path}.old`,
	newerHint: 'It was left as it is. Update dci-invite, or use another folder with XDG_CONFIG_HOME.',
	closedFolderHint: (folder: string) =>
		`Look at the owner and the mode of its folder: ls -ld ${folder}`,

	notSaved: (path: string, reason: keyof typeof notSavedReasons) =>
		`Nothing was saved: ${path} ${notSavedReasons[reason]}.`,
	notWritten: (path: string, code: string) =>
		`Nothing was saved: ${path} cannot be written (${code}).`,
	notWrittenAtAll: (path: string) =>
		`Nothing was saved: ${path} cannot be written (unknown reason).`,
	notSavedHint: 'Everything else works. To save settings elsewhere, set XDG_CONFIG_HOME.',

	othersMayRead: (paths: readonly string[]) =>
		`Others on this machine may read ${paths.join(', ')}, and that could not be changed.`,
	othersCouldRead: (paths: readonly string[]) =>
		`Others on this machine could read ${paths.join(', ')}; now only you can.`,

	badProfileName: (name: string) => `"${name}" cannot be the name of a profile.`,
	badProfileNameHint:
		'Use letters, digits, dots, hyphens and underscores, beginning with a letter or a digit.',
	defaultsRemoved: 'The defaults saved for another account were removed.',

	noKeyInThat: 'There is no key in that. Copy it again and paste it here.',
	keyOfManyLines: 'That is more than one line. A key is one line: copy the key alone.',
	keyWithBlank: 'There is a blank in the middle of that. A key has none: copy the key alone.',
	keyWithOddCharacters:
		'There are characters in that which no key has, such as accents or hidden marks. Copy the key again.',
	keyTooShort: 'That is too short to be a key. Copy the whole key.',
	keyTooLong: 'That is too long to be a key. Copy the key alone.',
};
