import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';
import {describe, expect, it} from 'vitest';

const code = [
	'cli.tsx',
	...['source', 'test', 'scripts'].flatMap((folder) => filesIn(folder, /\.(?:[jt]sx?|mjs)$/)),
];

/** What the project says of itself; the readme first. */
const pages = ['readme.md', ...filesIn('docs', /\.md$/)];

function filesIn(folder: string, name: RegExp): string[] {
	return readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter((entry) => entry.isFile() && name.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.toSorted();
}

function read(file: string): string {
	return readFileSync(file, 'utf8');
}

/** The headings of a page; none of them is a line of a code block. */
function headingsOf(page: string): string[] {
	const text = read(page).replaceAll(/^```.*?^```$/gms, '');
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
}

/** A heading as the end of a link spells it. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N} -]/gu, '')
		.replaceAll(' ', '-');
}

/** A text whose comments are no longer broken into lines, so that a citation can be read in one piece. */
function inOnePiece(text: string): string {
	return text.replaceAll(/\n\s*(?:\*|\/\/) ?/g, ' ');
}

describe('what the code cites', () => {
	it('is there', () => {
		const missing = code.flatMap((file) =>
			[...read(file).matchAll(/[\w./-]+\.md\b/g)]
				.filter(([page]) => !existsSync(page))
				.map(([page]) => `${file}: ${page}`),
		);
		expect(missing).toEqual([]);
	});

	it('is no ticket', () => {
		expect(code.filter((file) => /\(issue(?: \d|:)/.test(read(file)))).toEqual([]);
	});

	it('is a heading of that page', () => {
		const missing = code.flatMap((file) =>
			[...inOnePiece(read(file)).matchAll(/(docs\/[\w-]+\.md), ([^\n]{1,60})/g)]
				.filter(([, page = '', rest = '']) => !beginsWithHeading(page, rest))
				.map(([citation]) => `${file}: ${citation}`),
		);
		expect(missing).toEqual([]);
	});

	function beginsWithHeading(page: string, text: string) {
		return headingsOf(page).some(
			(heading) => text.startsWith(heading) && !/^[\p{L}\p{N}]/u.test(text.slice(heading.length)),
		);
	}
});

describe.each(pages)('%s', (page) => {
	it('has no two headings of one name', () => {
		const headings = headingsOf(page);
		expect(headings).toEqual([...new Set(headings)]);
	});

	it('links to what is there', () => {
		const links = [...read(page).matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g)]
			.map(([, inText, inTag]) => inText ?? inTag ?? '')
			.filter((link) => !/^[a-z]+:/.test(link));
		expect(links.filter((link) => !resolves(link))).toEqual([]);
	});

	function resolves(link: string) {
		const [path = '', anchor] = link.split('#');
		const target = path === '' ? page : normalize(join(dirname(page), path));
		if (!existsSync(target)) return false;
		return anchor === undefined || headingsOf(target).map(anchorOf).includes(anchor);
	}

	it('names files that are there', () => {
		const names = [...read(page).matchAll(/`((?:source|test|scripts)\/[\w./-]+|cli\.tsx)`/g)].map(
			([, name = '']) => name,
		);
		expect(names.filter((name) => !existsSync(name))).toEqual([]);
	});
});

describe.each([
	['docs/library-notes.md', 40],
	['test/faults.md', 16],
])('the guards in %s', (page, least) => {
	const guards = [...read(page).matchAll(/`(test\/[\w./-]+\.tsx?)`: "([^"]+)"/g)].map(
		([, file = '', name = '']) => ({file, name}),
	);

	it('are found', () => expect(guards.length).toBeGreaterThan(least));

	it.each(guards)('$file: $name', ({file, name}) => expect(read(file)).toContain(`'${name}`));
});

it('every row of the last table of test/faults.md names its tests', () => {
	const [, table = ''] = read('test/faults.md').split('| Case | What happens | Required | Tests |');
	const rows = table.split('\n').filter((line) => /^\| [a-z]/.test(line));
	expect(rows.length).toBeGreaterThan(15);
	expect(rows.filter((row) => !/`test\/[\w./-]+`: "/.test(row))).toEqual([]);
});
