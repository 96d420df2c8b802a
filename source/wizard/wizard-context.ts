import {createContext, use} from 'react';
import type {FaceOptions} from '../guide/face.ts';
import type {Memory, MemoryAction} from './memory.ts';

/** What every screen of the wizard works with. */
export type WizardTools = FaceOptions & {
	/** What this round keeps of its questions. */
	memory: Memory;
	/** Changes the memory. */
	remember(action: MemoryAction): void;
	/** Puts a text on the clipboard; absent where the terminal must not be asked to. */
	copy: ((text: string) => void) | undefined;
	/** A new UUID, for a decision to resend or cancel. */
	newIdempotencyKey(): string;
};

const ToolsContext = createContext<WizardTools | undefined>(undefined);

/** Hands the tools to the screens below. */
export const WizardToolsProvider = ToolsContext.Provider;

/** The wizard's tools. Throws outside a wizard. */
export function useWizard(): WizardTools {
	const tools = use(ToolsContext);
	if (!tools) throw new Error('a screen outside the wizard');
	return tools;
}
