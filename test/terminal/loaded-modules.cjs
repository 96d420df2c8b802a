/** Loaded before the program by `first-frame.test.ts`: writes down Node's modules loaded by the first question. */
const {writeFileSync} = require('node:fs');

const {write} = process.stdout;

process.stdout.write = function (text, ...rest) {
	if (String(text).includes(process.env['FIRST_TEXT'])) {
		process.stdout.write = write;
		writeFileSync(process.env['LOADED_MODULES'], process.moduleLoadList.join('\n'));
	}
	return write.call(this, text, ...rest);
};
