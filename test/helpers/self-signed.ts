import {generateKeyPairSync, randomBytes, sign} from 'node:crypto';

/** A certificate and its private key, as PEM. */
export type Certificate = {cert: string; key: string};

function der(tag: number, ...parts: Uint8Array[]): Buffer {
	const content = Buffer.concat(parts);
	const {length} = content;
	const size =
		length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Uint8Array[]): Buffer {
	return der(0x30, ...parts);
}
function oid(hex: string): Buffer {
	return der(0x06, Buffer.from(hex, 'hex'));
}
function bits(content: Uint8Array): Buffer {
	return der(0x03, Buffer.from([0]), content);
}
function integer(...bytes: number[]): Buffer {
	return der(0x02, Buffer.from(bytes));
}
function utcTime(date: Date): Buffer {
	return der(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = oid('550403');
const subjectAltName = oid('551d11');
const basicConstraints = oid('551d13');

/** Makes a certificate that signs itself, for 127.0.0.1 and the names given, valid around today. */
export function makeSelfSigned(...hosts: string[]): Certificate {
	const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
	const day = 86_400_000;
	const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('dci-invite test')))));
	const names = sequence(
		...hosts.map((host) => der(0x82, Buffer.from(host))),
		der(0x87, Buffer.from([127, 0, 0, 1])),
	);
	const isAuthority = sequence(der(0x01, Buffer.from([0xff])));
	const body = sequence(
		der(0xa0, integer(2)),
		integer(0x01, ...randomBytes(8)),
		ecdsaWithSha256,
		name,
		sequence(utcTime(new Date(Date.now() - day)), utcTime(new Date(Date.now() + day))),
		name,
		publicKey.export({type: 'spki', format: 'der'}),
		der(
			0xa3,
			sequence(
				sequence(subjectAltName, der(0x04, names)),
				sequence(basicConstraints, der(0x01, Buffer.from([0xff])), der(0x04, isAuthority)),
			),
		),
	);
	const whole = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
	const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
	return {
		cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
		key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
	};
}
