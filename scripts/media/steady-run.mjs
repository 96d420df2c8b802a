// Loaded before the program whose pictures are taken: its clock starts at a fixed moment, so that two runs tell
// the same times.
const RealDate = Date;
const start = RealDate.UTC(2026, 2, 2, 9, 0);
function now() {
	return start + Math.round(performance.now());
}

globalThis.Date = class extends RealDate {
	constructor(...values) {
		super(...(values.length === 0 ? [now()] : values));
	}

	static now() {
		return now();
	}
};
