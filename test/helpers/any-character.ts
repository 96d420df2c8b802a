import fc from 'fast-check';

/** Any character there is. The same as the unit `binary` of fast-check, which takes over a second to be made. */
export const anyCharacter = fc
	.integer({min: 0, max: 0x10_ffff - 0x800})
	.map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));
