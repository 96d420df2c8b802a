import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Metafile} from 'esbuild';

type PackageJson = {
	name?: string;
	version?: string;
	license?: string;
	author?: string | {name: string};
};

/** Folders of the packages that have bytes in the bundle; the innermost node_modules counts. */
export function bundledPackages(metafile: Metafile): string[] {
	const inputs = Object.values(metafile.outputs).flatMap((output) =>
		Object.entries(output.inputs).flatMap(([input, {bytesInOutput}]) =>
			bytesInOutput > 0 ? [input] : [],
		),
	);
	const folders = inputs.flatMap((input) => {
		const match = /^([^:]*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
		return match?.[1] === undefined ? [] : [match[1]];
	});
	return [...new Set(folders)].sort();
}

/**
 * The licence texts of the packages whose files are in the bundle, each text once. A package that ships
 * no text is named with its licence and author. Throws when a package names no licence at all.
 */
export function licenseTexts(root: string, folders: string[]): string {
	const holders = new Map<string, Set<string>>();
	for (const folder of folders) {
		const path = join(root, folder);
		const {name, version, license, author} = JSON.parse(
			readFileSync(join(path, 'package.json'), 'utf8'),
		) as PackageJson;
		if (license === undefined) {
			throw new Error(`${folder} is bundled but names no licence`);
		}
		const files = readdirSync(path).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
		const by = typeof author === 'string' ? author : author?.name;
		const text =
			files.length === 0
				? `Licensed under ${license}${by === undefined ? '' : ` by ${by}`}.`
				: files.map((file) => readFileSync(join(path, file), 'utf8').trim()).join('\n\n');
		const key = text.replaceAll(/[ \t]+$/gm, '').replaceAll('\r', '');
		holders.set(key, (holders.get(key) ?? new Set()).add(`${name} ${version} (${license})`));
	}
	return [...holders]
		.map(([text, names]) => `${[...names].sort().join('\n')}\n\n${text}\n`)
		.join(`\n${'-'.repeat(80)}\n\n`);
}
