/** Names that came with an address or were guessed from it. */
export type Names = {firstName?: string; lastName?: string};

/** The address in a text about one person, not yet checked, and the names beside it. */
export type OnePerson = {bare: string; names: Names | undefined};

/**
 * Takes apart what people paste: `Jane Doe <jane@acme.com>`, `"Doe, Jane" <jane@acme.com>`, `To: Jane <jane@acme.com>`,
 * `Jane Doe (jane@acme.com)`, `Jane Doe jane@acme.com`, a row of a spreadsheet, `mailto:jane@acme.com?subject=x`.
 */
export function takeApart(text: string): OnePerson {
	const unlabelled = text.trim().replace(/^(?:to|cc|bcc|from|an|von)\s*:\s*/iu, '');
	const row = readRow(unlabelled);
	if (row) return row;
	const enclosed =
		/^(.*?)<\s*([^<>]+?)\s*>[;,.]?$/u.exec(unlabelled) ??
		/^([^()]*)\(\s*([^()]*@[^()]*?)\s*\)[;,.]?$/u.exec(unlabelled);
	if (enclosed) {
		const bare = bareAddress(enclosed[2] ?? '');
		const name = unquote(enclosed[1] ?? '');
		return {bare, names: name.includes('@') ? undefined : splitName(name)};
	}
	const behind = /^([\p{L}\p{M}.'’-]+(?:,?\s+[\p{L}\p{M}.'’-]+)+)\s+([^\s@]+@[^\s@]+)$/u.exec(
		unlabelled,
	);
	if (behind) return {bare: bareAddress(behind[2] ?? ''), names: splitName(behind[1] ?? '')};
	return {bare: bareAddress(unlabelled), names: undefined};
}

/** A row of a spreadsheet: the address in the first or the last cell, one or two cells with the name. */
export function readRow(text: string): OnePerson | undefined {
	const cells = text
		.split('\t')
		.map((cell) => unquote(cell))
		.filter((cell) => cell !== '');
	if (!text.trim().includes('\t') || /[\r\n]/.test(text.trim())) return undefined;
	if (cells.length < 2 || cells.length > 3) return undefined;
	const [first = '', last = ''] = [cells[0], cells.at(-1)];
	const address = first.includes('@') ? first : last;
	const [name, family, ...more] = address === first ? cells.slice(1) : cells.slice(0, -1);
	if (more.length > 0 || name === undefined) return undefined;
	if (!address.includes('@') || [name, family].some((cell) => cell?.includes('@'))) {
		return undefined;
	}
	const names = family === undefined ? splitName(name) : {firstName: name, lastName: family};
	return {bare: bareAddress(address), names};
}

/** One person as a line of text, which is read as the same address and names. */
export function writePerson(address: string, names: Names | undefined): string {
	const firstName = plain(names?.firstName);
	const lastName = plain(names?.lastName);
	if (lastName !== '') return `"${lastName}, ${firstName}" <${address}>`;
	return firstName === '' ? address : `${firstName} <${address}>`;
}

/** A name without what the line is written with. */
function plain(name = '') {
	return name.replace(/[",<>\s]+/gu, ' ').trim();
}

/** How many different addresses a text seems to hold. */
export function countAddresses(text: string): number {
	const found = text
		.split(/[,;\s<>()]+/u)
		.map((part) => part.replace(/^["']|["'.]$/gu, '').replace(/^mailto:/iu, ''))
		.filter((part) => /[^"']@[^"']/u.test(part));
	return new Set(found.map((part) => part.toLowerCase())).size;
}

/** Whether a text may name several people, or a file of them: worth a closer look (docs/behaviour.md, Many people). */
export function mayBePeople(text: string): boolean {
	if (countAddresses(text) > 1) return true;
	return (
		/[/\\~]/u.test(text) ||
		/\.(?:csv|tsv|txt|json|jsonl|ndjson|xlsx|xls|ods)["']?$/iu.test(text.trim())
	);
}

/** Several people on one line, to be shown and edited. */
export function inOneLine(text: string): string {
	return text
		.split(/\r\n?|\n/u)
		.map((line) => line.trim().replaceAll(/\t+/gu, ' ').replace(/[;,]$/u, ''))
		.filter((line) => line !== '')
		.join('; ');
}

function bareAddress(text: string) {
	const isLink = /^mailto:/iu.test(text);
	const address = isLink ? decodeLink(text.slice('mailto:'.length).replace(/\?.*$/u, '')) : text;
	return address.replace(/[;,]$/u, '').trim();
}

function decodeLink(text: string) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Splits a whole name, as in `Jane Doe` and `Doe, Jane`. */
export function splitName(name: string): Names | undefined {
	const comma = /^([^,]+),\s*([^,]+)$/u.exec(name);
	if (comma?.[1] && comma[2]) return {firstName: comma[2].trim(), lastName: comma[1].trim()};
	const [firstName, ...rest] = name.split(/\s+/u).filter(Boolean);
	if (firstName === undefined) return undefined;
	return rest.length > 0 ? {firstName, lastName: rest.join(' ')} : {firstName};
}

function unquote(text: string) {
	return text
		.trim()
		.replace(/^(["'])(.*)\1$/u, '$2')
		.trim();
}
