import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The files of a certificate that signs itself. */
export interface Certificate {
	key: string;
	certificate: string;
}

/** Makes a certificate for this machine that is good for a day: P-256, which most public ones are. */
export async function makeCertificate(folder: string): Promise<Certificate> {
	const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
	const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const whose = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
	const where = ['-keyout', files.key, '-out', files.certificate];
	await run('openssl', ['req', '-x509', '-days', '1', ...kind, ...whose, ...where]);
	return files;
}
