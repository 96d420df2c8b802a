/** A question that one line answers. */
export type Question = {
	/** What stands before the answer: `First name (empty: Skip): `. */
	prompt: string;
	/** What `?` says. */
	help: string;
	/** Where `back` leads, if not one step back in the guide. */
	onBack?: () => void;
};
