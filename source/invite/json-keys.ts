/**
 * The keys of every object that many brackets deep in valid JSON, as they stand: repeated ones too, which `JSON.parse`
 * loses. Depth 1 is the outermost.
 */
export function keysOfObjects(json: string, depth: number): string[][] {
	const objects: string[][] = [];
	let at = 0;
	let isObject = false;
	for (const [token, key] of json.matchAll(keyStringOrBracket)) {
		if (token === '{' || token === '[') {
			at++;
			if (at !== depth) continue;
			isObject = token === '{';
			if (isObject) objects.push([]);
		} else if (token === '}' || token === ']') {
			at--;
		} else if (key !== undefined && at === depth && isObject) {
			objects.at(-1)?.push(String(JSON.parse(key)));
		}
	}
	return objects;
}

const keyStringOrBracket = /("[^"\\]*(?:\\.[^"\\]*)*")(?=\s*:)|"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/gs;
