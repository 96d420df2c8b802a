import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Shells in which a command that is shown may be pasted, as far as they are installed. */
export const shells = ['sh', 'bash', 'zsh', 'fish'].filter((shell) => {
	try {
		execFileSync('sh', ['-c', `command -v ${shell}`]);
		return true;
	} catch {
		return false;
	}
});

const options: Record<string, string[]> = {
	bash: ['--norc', '--noprofile'],
	zsh: ['-f'],
	fish: ['--no-config'],
};

/** The words a shell reads from each of several commands that begin with `dci-invite`. */
export function readByShell(shell: string, commands: readonly string[]): string[][] {
	const script = commands
		.map((command) => command.replace(/^dci-invite/, String.raw`printf '%s\0' --`))
		.map((command) => `${command}\nprintf 'END\\0'\n`)
		.join('');
	const folder = mkdtempSync(join(tmpdir(), 'dci-invite-shell-'));
	const file = join(folder, 'commands');
	writeFileSync(file, script);
	const output = execFileSync(shell, [...(options[shell] ?? []), file], {
		encoding: 'utf8',
		cwd: folder,
		env: {PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: join(folder, 'home')},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const left = readdirSync(folder).filter((name) => name !== 'commands' && name !== 'home');
	rmSync(folder, {recursive: true, force: true});
	if (left.length > 0) throw new Error(`a command made files: ${left.join(', ')}`);
	return output
		.split('END\0')
		.slice(0, -1)
		.map((words) => words.split('\0').slice(0, -1))
		.map((words) => (words[0] === '--' ? words.slice(1) : words));
}
