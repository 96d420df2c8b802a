import type {Settings} from '../settings/settings.ts';
import {words} from '../words/words.ts';
import {type AskerOptions, createAsker} from './create-asker.ts';

/** What is needed to deal with broken files. */
export type MendDeps = AskerOptions & {
	settings: Pick<Settings, 'problems' | 'setAside'>;
	/** Prints one line where the prompts are drawn. */
	say(line: string): void;
	now(): Date;
};

/**
 * Offers to move broken settings files out of the way, before anything is read from them.
 * Throws the file's `BrokenFileError` when the person leaves it, or when a newer program wrote it.
 */
export async function mendFiles(deps: MendDeps): Promise<void> {
	const problems = deps.settings.problems();
	if (problems.length === 0) return;
	const ask = await createAsker(deps);
	try {
		for (const problem of problems) {
			if (!problem.canSetAside) throw problem;
			deps.say(problem.message);
			const decision = await ask.choose(words.setup.whatToDoWithFile, [
				{value: 'set-aside' as const, label: words.setup.setAside},
				{value: 'quit' as const, label: words.setup.leaveAndQuit},
			]);
			if (decision === 'quit') throw problem;
			deps.say(words.setup.movedTo(deps.settings.setAside(problem.path, deps.now())));
		}
	} finally {
		ask.close();
	}
}
