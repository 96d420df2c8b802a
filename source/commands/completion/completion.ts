import type {Context} from '../../context.ts';
import {InviteError} from '../../errors.ts';
import type {Choice} from '../../invite/fields.ts';
import type {Result} from '../../output/result.ts';
import {readLists} from '../../settings/kept-lists.ts';
import {resolveProfileName} from '../../settings/precedence.ts';
import {words} from '../../words/words.ts';
import type {Command, CommandInput, CommandModule} from '../command.ts';
import {complete, renderCompletion} from './candidates.ts';
import {completionScript, type Shell} from './scripts.ts';

/**
 * Completes these commands: prints the completion script of a shell; with the words of a line after `--`, what can
 * stand at its end. That half is for the scripts: it reads files and asks nobody.
 */
export function completionOf(commands: readonly Command[]): CommandModule {
	return {run: async (context, input) => printCompletion(commands, context, input)};
}

function printCompletion(
	commands: readonly Command[],
	context: Pick<Context, 'host' | 'settings' | 'now'>,
	{positionals}: CommandInput,
): Result {
	const [shell, ...typed] = positionals;
	if (!isShell(shell)) {
		throw new InviteError('USAGE_ERROR', words.completion.whichShell, {
			hint: words.commands.forExample('dci-invite completion zsh'),
		});
	}
	if (typed.length === 0) {
		const script = completionScript(shell);
		return {json: {shell, script}, text: script};
	}
	const {host, settings, now} = context;
	const said = typed[typed.lastIndexOf('--profile') + 1];
	const profile = resolveProfileName(typed.includes('--profile') ? said : undefined, host.env, () =>
		settings().activeProfile(),
	);
	function lists() {
		return readLists(host, profile.value, now());
	}
	const completion = complete(typed, {
		commands,
		roles: () => namesOf(lists().roles),
		organizations: () => namesOf(lists().organizations),
		profiles: () => settings().profileNames(),
	});
	return {json: {...completion}, text: renderCompletion(completion)};
}

function isShell(word: string | undefined): word is Shell {
	return word === 'bash' || word === 'zsh' || word === 'fish';
}

/** Names, and IDs where a name repeats and alone would not say which one is meant. */
function namesOf(choices: readonly Choice[]): string[] {
	const counts = new Map<string, number>();
	for (const {name} of choices) {
		const folded = name.toLowerCase();
		counts.set(folded, (counts.get(folded) ?? 0) + 1);
	}
	return choices.map(({id, name}) => ((counts.get(name.toLowerCase()) ?? 0) > 1 ? id : name));
}
