import {existsSync, mkdirSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {systemCode} from './errors.ts';

/**
 * Makes a folder (0700) and those above it, level by level: Node's `recursive` goes round for ever in `/proc`.
 * Throws file system errors as they are.
 */
export function makeFolder(path: string): void {
	if (existsSync(path)) return;
	const above = dirname(path);
	if (above !== path) makeFolder(above);
	try {
		mkdirSync(path, {mode: 0o700});
	} catch (error) {
		// Somebody else may have made it in between.
		const isThere = systemCode(error) === 'EEXIST' && existsSync(path);
		if (!isThere || !statSync(path).isDirectory()) throw error;
	}
}
