/**
 * The entry: refuses a Node that is too old or would print the key, then loads the program. It must parse
 * on Node 16, so everything newer stays behind the `import()`. The build puts a loader in its place that
 * keeps compiled code between runs.
 */
const [major = 0, minor = 0, patch = 0] = process.versions.node.split('.').map(Number);

/** The range of `engines` in package.json. */
const isSupported =
	major >= 26 ||
	(major === 24 && minor >= 15) ||
	(major === 22 && (minor > 22 || (minor === 22 && patch >= 2)));

if (!isSupported) {
	refuse(
		`dci-invite needs Node ^22.22.2, ^24.15.0 or >=26; this is Node ${process.versions.node}.`,
	);
} else if (process.env['NODE_DEBUG'] && isTraced()) {
	refuse('With this NODE_DEBUG, Node would print your API key. Unset it and run dci-invite again.');
} else {
	// Node would open its inspector, and with it the key, to every program on this machine.
	process.on('SIGUSR1', () => {});
	// A diagnostic report would hold the environment, and so the key (docs/behaviour.md, The key).
	if (process.report) process.report.excludeEnv = true;
	import('./source/program.ts').then(({run}) => run(process.argv.slice(2)));
}

function refuse(why: string): void {
	process.stderr.write(`${why}\n`);
	process.exitCode = 1;
}

/** Whether Node prints what is sent or read. It took the variable at its own start: deleting it is too late. */
function isTraced(): boolean {
	const {debuglog} = process.getBuiltinModule('node:util');
	return ['http', 'https', 'http2', 'net', 'tls', 'stream'].some((name) => debuglog(name).enabled);
}
