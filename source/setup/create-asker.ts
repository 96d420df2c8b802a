import type {Asker, AskerStreams} from './asker.ts';
import type {Look} from './prompt-theme.ts';

/** Where and how a person is asked. */
export type AskerOptions = AskerStreams & {
	/** `wizard`: prompts; `plain`: one question a line, nothing repainted (docs/behaviour.md, Plain face). */
	face: 'wizard' | 'plain';
	look: Look;
};

/** The asker for a face. Each is loaded when it is needed: Inquirer is no part of any other run. */
export async function createAsker(options: AskerOptions): Promise<Asker> {
	if (options.face === 'plain') {
		const {createLineAsker} = await import('./lines.ts');
		return createLineAsker(options);
	}
	const {createPromptAsker} = await import('./prompts.ts');
	return createPromptAsker(options, options.look);
}
