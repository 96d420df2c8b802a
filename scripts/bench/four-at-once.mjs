// Posts so many requests, four at once and nothing else: `node four-at-once.mjs <base> <count>`.
import {request} from 'node:http';

const [base, count] = process.argv.slice(2);
let left = Number(count);

function post() {
	return new Promise((resolve, reject) => {
		const call = request(`${base}/iam/v1/users/invite`, {method: 'POST'}, (response) => {
			response.resume();
			response.on('end', resolve);
		});
		call.on('error', reject);
		call.end('{"email":"jane@acme.test"}');
	});
}

async function work() {
	while (left-- > 0) await post();
}

await Promise.all([work(), work(), work(), work()]);
