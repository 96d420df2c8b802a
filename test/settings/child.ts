import '../helpers/words.ts';
import {defaultKinds} from '../../source/invite/fields.ts';
import {openSettings} from '../../source/settings/settings.ts';

/**
 * A process of its own that works on a settings folder: `node child.ts <home> <action> <profile> <key>`.
 * It says what came of it as one line of JSON, and ends.
 */
const [home = '', action = '', profile = 'default', key = ''] = process.argv.slice(2);

const warnings: string[] = [];
const settings = openSettings({
	env: {},
	home,
	uid: process.getuid?.(),
	warn: (line) => warnings.push(line),
	defaults: defaultKinds,
});

const actions: Record<string, () => unknown> = {
	read: () => settings.savedKey(profile)?.key,
	config: () => settings.profile(profile),
	save: () => settings.saveKey(profile, {key, origin: 'https://api.doit.com'}),
	// The key fits where the profile does not.
	account: () =>
		settings.saveKeyAndProfile(
			profile,
			{key, origin: 'https://api.doit.com'},
			{customerContext: 'x'.repeat(4000)},
		),
	profile: () => settings.saveProfile(profile, {customerContext: key}),
};

try {
	const value = await actions[action]?.();
	console.log(JSON.stringify({value, warnings}));
} catch (error) {
	const {name, message, hint, code} = error as {
		name: string;
		message: string;
		hint?: string;
		code?: string;
	};
	console.log(JSON.stringify({error: {name, message, hint, code}, warnings}));
}
