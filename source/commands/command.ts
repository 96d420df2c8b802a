import type {Context} from '../context.ts';
import type {Result} from '../output/result.ts';
import type {Flag, Flags} from './flags.ts';

/** What a command is called with. */
export type CommandInput = {
	/** The words that are no flags. */
	positionals: readonly string[];
	flags: Flags;
};

/** A command's module: resolves to what is printed, or to nothing when all was said already. */
export type CommandModule = {
	run(context: Context, input: CommandInput): Promise<Result | undefined>;
};

/** A command as the parser, the help and the completion know it. */
export type Command = {
	/** The verb; empty for the guided invite, which needs none. */
	name: string;
	aliases?: readonly string[];
	/** The words it takes, for the help: `[email]`. */
	operands: string;
	/** The values of its first word, when they are few. */
	values?: readonly string[];
	/** How many words it takes at the most, its first one counted; where that depends on the first word, by it. */
	most: number | Readonly<Record<string, number>>;
	/** The words behind `--` are a line of the shell, which may hold anything. */
	takesLine?: true;
	/** Words people try for it; the message about such a word names the command. */
	meantBy?: readonly string[];
	/** One line, without a full stop; read when it is said. */
	readonly summary: string;
	/** Whole command lines; each is run by a test. */
	examples: readonly string[];
	flags: readonly Flag[];
	/** The shape of the object that `--json` prints, for programs that read the help. */
	result?: string;
	/** A section of its help besides the usual ones. */
	readonly more?: {title: string} & (
		| {body: string}
		| {rows: ReadonlyArray<readonly [string, string]>}
	);
	/** Works with a profile that is not there yet, or looks after that itself. */
	takesNewProfile?: true;
	load(): Promise<CommandModule>;
};
