// Loaded before the program whose pictures are taken: the clock starts at a fixed moment, and IDs come in a fixed
// order, so that two runs draw the same.
import crypto from 'node:crypto';
import {syncBuiltinESMExports} from 'node:module';

const RealDate = Date;
const start = RealDate.UTC(2026, 2, 2, 9, 0);
const now = () => start + Math.round(performance.now());

globalThis.Date = class Date extends RealDate {
	constructor(...values) {
		super(...(values.length === 0 ? [now()] : values));
	}

	static now() {
		return now();
	}
};

let ids = 0x71;
crypto.randomUUID = () => `5f0c2d4e-7a1b-4c3d-8e9f-2b6d0a9c41${(ids++).toString(16)}`;
crypto.randomBytes = (size) => Buffer.from(Array.from({length: size}, (_, index) => index * 11 + 5));
syncBuiltinESMExports();
