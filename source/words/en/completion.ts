/** What the completion of a shell says. */
export const completion = {
	whichShell: 'Name a shell: bash, zsh or fish.',
	/** Comments at the head of the scripts, a line each. */
	script: {
		title: (shell: string) => `${shell} completion for dci-invite. To use it now:`,
		bash: 'For every new shell, add that line to ~/.bashrc.',
		zsh: 'For every new shell, add that line to ~/.zshrc, after compinit.',
		fish: 'For every new shell:',
	},
};
