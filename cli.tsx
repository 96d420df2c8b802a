/**
 * The entry: refuses a Node that is too old, then loads the program. It must parse on Node 16, so
 * everything newer stays behind the `import()`. The build puts a loader in its place that keeps compiled
 * code between runs.
 */
const [major = 0, minor = 0, patch = 0] = process.versions.node.split('.').map(Number);

/** The range of `engines` in package.json. */
const isSupported =
	major >= 26 ||
	(major === 24 && minor >= 15) ||
	(major === 22 && (minor > 22 || (minor === 22 && patch >= 2)));

if (isSupported) {
	// A diagnostic report would hold the environment, and so the key (docs/behaviour.md, The key).
	if (process.report) process.report.excludeEnv = true;
	import('./source/program.ts').then(({run}) => run(process.argv.slice(2)));
} else {
	process.stderr.write(
		`dci-invite needs Node ^22.22.2, ^24.15.0 or >=26; this is Node ${process.versions.node}.\n`,
	);
	process.exitCode = 1;
}
