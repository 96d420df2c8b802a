import {PassThrough} from 'node:stream';
import {describeKey} from '../../source/api/key.ts';
import {type Context, createContext} from '../../source/context.ts';
import type {Host} from '../../source/terminal.ts';
import {makeHome} from '../helpers/environment.ts';
import {createFakeService, goodKey, type Lists} from '../setup/fake-service.ts';

/** What a command is run with in a test. */
export type TestOptions = {
	env?: Record<string, string>;
	flags?: Record<string, string | boolean>;
	home?: string;
	lists?: Lists;
	/** Whether a person sits at a terminal. */
	person?: boolean;
	stdin?: PassThrough;
};

/** A context with real settings in a home of its own and a service that is not the network. */
export function makeContext(options: TestOptions = {}) {
	const home = options.home ?? makeHome();
	const person = options.person ?? false;
	function stream() {
		return Object.assign(new PassThrough(), {isTTY: person, _isStdio: true});
	}
	const stdin = Object.assign(options.stdin ?? new PassThrough(), {
		isTTY: person,
		setRawMode: () => stdin,
	});
	const [stdout, stderr] = [stream(), stream()];
	let shown = '';
	let errors = '';
	stdout.on('data', (chunk: Buffer) => {
		shown += chunk.toString();
	});
	stderr.on('data', (chunk: Buffer) => {
		errors += chunk.toString();
	});
	const host: Host = {
		stdin: stdin as unknown as NodeJS.ReadStream,
		stdout: stdout as unknown as NodeJS.WriteStream,
		stderr: stderr as unknown as NodeJS.WriteStream,
		env: options.env ?? {},
		home,
		platform: 'linux',
		uid: process.getuid?.(),
	};
	const made = createContext({
		host,
		version: '0.0.0',
		flags: options.flags ?? {},
		signal: new AbortController().signal,
		onExit: () => () => {},
		holdInterrupts: () => () => {},
		keepSecret: () => {},
		keepWarning: () => {},
		keepDebug: () => {},
		sayWhenStopped: () => () => {},
	});
	const service = createFakeService(options.lists);
	const context: Context = {
		...made,
		connect: service.connect,
		service: () => service.connect(goodKey, describeKey(goodKey, 'test').source),
	};
	return {context, home, stdin, host, shown: () => shown, errors: () => errors};
}
