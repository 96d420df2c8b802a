/** What the completion of a shell says. */
export const completion = {
	whichShell: 'Say for which shell: bash, zsh or fish.',
	/** Comments at the head of the scripts, a line each. */
	script: {
		title: (shell: string) => `${shell} completion for dci-invite. To use it now:`,
		bash: 'For every new shell, put that line into ~/.bashrc.',
		zsh: 'For every new shell, put that line into ~/.zshrc, after compinit.',
		fish: 'For every new shell:',
	},
};
