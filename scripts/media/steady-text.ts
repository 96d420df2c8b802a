/** The folder that stands for a person's own settings. */
const shownPlace = '/home/ada/.config';

/** What `mkdtemp` is given for a folder whose name is as long as the one that is shown for it. */
export const placePrefix = '/tmp/media-';

/** What differs from run to run, each replaced by something equally long: no column moves. */
const replacements: ReadonlyArray<readonly [RegExp, string]> = [
	[/\/tmp\/media-\w{6}/g, shownPlace],
	[/(?<=127\.0\.0\.1:)\d{5}\b/g, '40404'],
	[
		/\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
		'5f0c2d4e-7a1b-4c3d-8e9f-2b6d0a9c41e7',
	],
	[/\breq_[0-9A-Z]{26}\b/g, 'req_01KJQ4V8ZTN5X2M7C9R3HBWDFG'],
	// The spinner, its clock and the countdown.
	[/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/gu, '⠹'],
	[/(?<=\.\.\. )\d(?= s\b)/g, '3'],
	[/(?<=Trying again in )\d(?= s,)/g, '2'],
];

/** Text with what differs from run to run replaced. Throws when that would change its length. */
export function steadyText(text: string): string {
	const steady = replacements.reduce((all, [found, shown]) => all.replace(found, shown), text);
	if (steady.length !== text.length) {
		throw new Error(`What is shown instead is not as long: ${text}`);
	}
	return steady;
}
