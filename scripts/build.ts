/** Bundles the program into dist: `node scripts/build.ts [--outdir <folder>] [--metafile <path>]`. */
import {chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {bundle} from './build/bundle.ts';
import {bundledPackages, licenseTexts} from './build/licenses.ts';
import {turnIntoScripts} from './build/scripts.ts';

const root = resolve(import.meta.dirname, '..');
const {values} = parseArgs({
	options: {
		outdir: {type: 'string', default: join(root, 'dist')},
		metafile: {type: 'string'},
	},
});

// Built beside the folder and then swapped, so that a failed build leaves the last good one.
const outdir = resolve(values.outdir);
const fresh = `${outdir}.new`;
rmSync(fresh, {recursive: true, force: true});
mkdirSync(fresh, {recursive: true});

const {metafile} = await bundle({root, entries: {cli: 'cli.tsx'}, outdir: fresh});

await turnIntoScripts(fresh, 'cli.js', metafile);

const cli = join(fresh, 'cli.js');
writeFileSync(cli, `#!/usr/bin/env node\n${readFileSync(cli, 'utf8')}`);
chmodSync(cli, 0o755);
writeFileSync(join(fresh, 'licenses.txt'), licenseTexts(root, bundledPackages(metafile)));
if (values.metafile !== undefined) {
	writeFileSync(values.metafile, JSON.stringify(metafile));
}
rmSync(outdir, {recursive: true, force: true});
renameSync(fresh, outdir);
