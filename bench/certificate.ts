import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** The files of a certificate that signs itself. */
export interface Certificate {
	key: string;
	certificate: string;
}

const day = 86_400_000;

/** Makes a certificate for this machine that is good for a day: P-256, which most public ones are. */
export async function makeCertificate(folder: string): Promise<Certificate> {
	const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
	const made = await generate([{ name: 'commonName', value: 'localhost' }], {
		keyType: 'ec',
		curve: 'P-256',
		notAfterDate: new Date(Date.now() + day),
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
		],
	});
	await writeFile(files.key, made.private, { mode: 0o600 });
	await writeFile(files.certificate, made.cert);
	return files;
}
