import {findAccountKey} from '../../account.ts';
import {parseBaseUrl} from '../../api/base-url.ts';
import type {Context} from '../../context.ts';
import {InviteError} from '../../errors.ts';
import type {Choice} from '../../invite/fields.ts';
import type {Result} from '../../output/result.ts';
import {type KnownLists, readLists} from '../../settings/kept-lists.ts';
import {resolveProfileName, resolveSettings} from '../../settings/precedence.ts';
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

type CompletionContext = Pick<Context, 'host' | 'settings' | 'now'>;

function printCompletion(
	commands: readonly Command[],
	context: CompletionContext,
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
	const completion = complete(typed, {
		commands,
		roles: () => namesOf(listsFor(context, typed).roles),
		organizations: () => namesOf(listsFor(context, typed).organizations),
		profiles: () => context.settings().profileNames(),
	});
	return {json: {...completion}, text: renderCompletion(completion)};
}

function isShell(word: string | undefined): word is Shell {
	return word === 'bash' || word === 'zsh' || word === 'fish';
}

/** The lists of the account that the typed line would work as; none where that cannot be told. */
function listsFor({host, settings, now}: CompletionContext, typed: readonly string[]): KnownLists {
	try {
		const {value: profile} = resolveProfileName(typedValue(typed, '--profile'), host.env, () =>
			settings().activeProfile(),
		);
		const {baseUrl: base, customerContext} = resolveSettings({
			flags: {customerContext: typedValue(typed, '--customer-context')},
			env: host.env,
			profile: settings().profile(profile),
		});
		const baseUrl = parseBaseUrl(base.value);
		const isDemo = typed.includes('--demo');
		const {key} = findAccountKey({
			entered: undefined,
			isDemo,
			env: host.env,
			settings,
			profile,
			baseUrl,
		});
		return readLists(host, {key, customerContext: customerContext.value, baseUrl, isDemo}, now());
	} catch {
		// Settings that cannot be read cost suggestions only: a line being typed is no place for an error.
		return {roles: [], organizations: []};
	}
}

/** The value of a flag as it was typed last, after a blank or `=`. */
function typedValue(typed: readonly string[], flag: string): string | undefined {
	const at = typed.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
	if (at === -1) return undefined;
	return typed[at] === flag ? typed[at + 1] : typed[at]?.slice(flag.length + 1);
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
