/** Why a file could not be written. */
export const notSavedReasons = {
	'not-yours': (path: string) => `you may not write to ${path}`,
	'read-only': (path: string) => `${path} is on a read-only disk`,
	full: (path: string) => `${path} is on a disk that is full`,
	quota: (path: string) => `your quota on the disk of ${path} is used up`,
	'file-in-the-way': (path: string) => `a file is in the way of the folder of ${path}`,
	'dead-link': (path: string) => `${path} is a link that leads nowhere`,
	'cannot-be-made': (path: string) => `${path} cannot be created`,
	'name-too-long': (path: string) => `the name of ${path} is too long`,
	'cut-short': (path: string) => `${path} could not be written whole; the disk may be full`,
};

/** Sentences about saved settings and keys. */
export const settings = {
	isFolder: (path: string) => `${path} is a folder, not a file.`,
	isNoRegularFile: (path: string) => `${path} is not a regular file.`,
	belongsToAnother: (path: string, uid: number) => `${path} belongs to another user (ID ${uid}).`,
	cannotBeRead: (path: string, code: string) => `${path} cannot be read (${code}).`,
	cannotBeReadAtAll: (path: string) => `${path} cannot be read (unknown reason).`,
	leadsToItself: (path: string) => `${path} is a link that leads to itself.`,
	isEmpty: (path: string) => `${path} is empty.`,
	holdsNoObject: (path: string) => `${path} does not contain a JSON object.`,
	hasBadVersion: (path: string) => `${path} has a "version" that is not a number.`,
	hasBadValue: (path: string, name: string) =>
		`${path} has a value in "${name}" that cannot be used.`,
	isNewer: (path: string) => `${path} was written by a newer version of dci-invite.`,
	isNoJson: (path: string, line: string, column: string) =>
		`${path} is not valid JSON (line ${line}, column ${column}).`,
	isCutJson: (path: string) => `${path} is not valid JSON (it ends too early or is cut).`,
	brokenHint: (path: string) =>
		`It was left unchanged. Repair it, or set it aside: dci-invite config reset. Or move it away yourself: mv ${path} ${path}.old`,
	newerHint:
		'It was left unchanged. Update dci-invite, or use another folder with XDG_CONFIG_HOME.',
	closedFolderHint: (folder: string) =>
		`Check the owner and the mode of its folder: ls -ld ${folder}`,

	notSaved: (path: string, reason: keyof typeof notSavedReasons) =>
		`Nothing was saved: ${notSavedReasons[reason](path)}.`,
	notWritten: (path: string, code: string) =>
		`Nothing was saved: ${path} cannot be written (${code}).`,
	notWrittenAtAll: (path: string) =>
		`Nothing was saved: ${path} cannot be written (unknown reason).`,
	folderOfAnother: (folder: string, uid: number) =>
		`Nothing was saved: ${folder} belongs to another user (ID ${uid}).`,
	folderOpenToOthers: (folder: string) =>
		`Nothing was saved: other users of this machine can write to ${folder}.`,
	lockInTheWay: (path: string) =>
		`Nothing was saved: ${path} is in the way. Move it away; dci-invite makes an empty file of that name while it saves.`,
	lockBusy: (path: string) =>
		`Nothing was saved: another dci-invite keeps saving. If none is running, remove ${path}.`,
	notPutBack: (path: string) =>
		`${path} could not be written whole, and what was there before could not be restored. Check its contents.`,
	notSavedHint: 'Everything else works. To save settings elsewhere, set XDG_CONFIG_HOME.',

	timeoutIgnored: (path: string, profile: string) =>
		`"profiles.${profile}.timeout" in ${path} is not a number of seconds from 1 to 600; it was ignored.`,

	othersMayRead: (paths: readonly string[]) =>
		`Other users of this machine can read ${paths.join(', ')}, and that could not be changed.`,
	othersCouldRead: (paths: readonly string[]) =>
		`Other users of this machine could read ${paths.join(', ')}; now only you can.`,

	badProfileName: (name: string) => `"${name}" cannot be the name of a profile.`,
	badProfileNameHint:
		'Use letters, digits, dots, hyphens and underscores. Begin with a letter or a digit.',
	defaultsRemoved: 'The defaults saved for another account were removed.',

	noKeyInThat: 'That contains no key. Copy it again and paste it here.',
	keyOfManyLines: 'That is more than one line. A key is one line: copy the key alone.',
	keyWithBlank: 'A key cannot contain spaces. Copy the key alone.',
	keyWithOddCharacters:
		'That contains characters that no key has, such as accents or hidden marks. Copy the key again.',
	keyTooShort: 'That is too short to be a key. Copy the whole key.',
	keyTooLong: 'That is too long to be a key. Copy the key alone.',
};
