import type {Shot} from './stage.ts';

const heading = `# Every screen

Made by \`npm run media\` from real sessions of the built program. Each picture exists as \`<name>-dark.svg\`, \`<name>-light.svg\` and, with \`NO_COLOR\`, \`<name>-plain.svg\`. The accessible mode is in [accessible.txt](accessible.txt).
`;

/** A page that shows every picture in the colours of the reader. */
export function gallery(shots: readonly Shot[]): string {
	return [
		heading,
		...shots.map(({name, title}) =>
			[
				`## ${title}`,
				'',
				'<picture>',
				`  <source media="(prefers-color-scheme: dark)" srcset="${name}-dark.svg">`,
				`  <img src="${name}-light.svg" alt="${title}">`,
				'</picture>',
				'',
				`\`${name}\` · [dark](${name}-dark.svg) · [light](${name}-light.svg) · [no colour](${name}-plain.svg)`,
				'',
			].join('\n'),
		),
	].join('\n');
}
