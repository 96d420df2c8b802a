/** What the program says of itself, however it ends. */
export const program = {
	stopped: 'Stopped.',
	notWritten: (reason: string) => `The result could not be written (${reason}).`,
	unknownReason: 'unknown reason',
	fault: 'Something went wrong in dci-invite itself.',
	faultHint: 'Run it again with --debug and report what it prints.',
};
