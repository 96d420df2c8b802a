import {isAbsolute, join} from 'node:path';
import type {Env} from '../terminal.ts';

/** Where the settings live. */
export type SettingsPaths = {
	/** `<config home>/dci-invite`, mode 0700. */
	folder: string;
	/** Profiles and defaults, no secrets. */
	config: string;
	/** The keys. */
	credentials: string;
};

/**
 * The settings' places (docs/behaviour.md, Places). An empty or relative `XDG_CONFIG_HOME` is ignored, as the
 * XDG standard says.
 */
export function findPaths(env: Env, home: string): SettingsPaths {
	const given = env['XDG_CONFIG_HOME'];
	const base = given && isAbsolute(given) ? given : join(home, '.config');
	const folder = join(base, 'dci-invite');
	return {
		folder,
		config: join(folder, 'config.json'),
		credentials: join(folder, 'credentials.json'),
	};
}
