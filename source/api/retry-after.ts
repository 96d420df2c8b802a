/** The seconds a `Retry-After` header asks for, given as seconds or as an HTTP date; `now` in milliseconds. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
	const text = value?.trim() ?? '';
	if (/^\d{1,9}$/.test(text)) return Number(text);
	// Only a date with a weekday is an HTTP date; Date.parse alone would take much else.
	if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
	const time = Date.parse(text);
	return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - now) / 1000));
}
