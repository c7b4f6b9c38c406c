import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from '../n8n/n8n';
import { makeSecret } from '../n8n/secret';
import { ensureProgram } from './programs';
import { host, makeFolder, start, stopper, type Log, type Service } from './service';

/** Starts a Redis that keeps nothing on disk, and lets in who knows its password. */
export async function startRedis(log: Log, password = makeSecret()): Promise<Service> {
	const server = ensureProgram('redis-server', 'redis-server', log);
	const { folder, remove } = await makeFolder('redis');
	const port = await freePort();
	const settings = {
		bind: host,
		port: String(port),
		'protected-mode': 'yes',
		requirepass: password,
		dir: folder,
		save: '""',
	};
	const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
	// Everybody on this machine can read a command line, nobody else this file.
	const file = join(folder, 'redis.conf');
	await writeFile(file, lines.join(''), { mode: 0o600 });
	const program = await start(folder, port, [server, file]);
	return { host, port, password, stop: stopper(program, 'SIGTERM', remove) };
}
