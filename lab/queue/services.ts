import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chown, mkdtemp, open, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../n8n/n8n';
import { startSupervised, type Supervised } from '../n8n/supervised';
import { ensureProgram, isRoot } from './programs';

const START_TIMEOUT_MS = 30_000;
const host = '127.0.0.1';

/** The database and the user that n8n gets. */
const databaseName = 'n8n';

/** A server that n8n needs, with a data folder of its own. */
export interface Service {
	port: number;
	/** Stops it and removes its data. */
	stop(): Promise<void>;
}

type Log = (line: string) => void;

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ host, port });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}

/** @param isReady whether it can be used already; by default whether somebody listens on its port */
async function start(
	folder: string,
	port: number,
	[command, ...args]: [string, ...string[]],
	isReady = async () => await answers(port),
): Promise<Supervised> {
	const logPath = join(folder, 'log');
	const log = await open(logPath, 'a');
	const program = startSupervised(command, args, {
		cwd: folder,
		env: process.env,
		output: log.fd,
	});
	await log.close();
	let ended = false;
	void program.exited.then(() => (ended = true));
	const end = Date.now() + START_TIMEOUT_MS;
	while (!(await isReady())) {
		if (ended || Date.now() > end) {
			program.kill('SIGKILL');
			throw new Error(`${command} didn't start:\n${await readFile(logPath, 'utf8')}`);
		}
		await sleep(100);
	}
	return program;
}

/** A folder that is gone when we are. */
async function makeFolder(name: string): Promise<{ folder: string; remove: () => void }> {
	const folder = await mkdtemp(join(tmpdir(), `partner-provisioning-${name}-`));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	process.once('exit', removeFolder);
	const remove = () => {
		process.off('exit', removeFolder);
		removeFolder();
	};
	return { folder, remove };
}

function service(
	port: number,
	program: Supervised,
	signal: NodeJS.Signals,
	remove: () => void,
): Service {
	return {
		port,
		stop: async () => {
			program.kill(signal);
			await program.exited;
			remove();
		},
	};
}

/** Starts a Redis that keeps nothing on disk. */
export async function startRedis(log: Log): Promise<Service> {
	const server = ensureProgram('redis-server', 'redis-server', log);
	const { folder, remove } = await makeFolder('redis');
	const port = await freePort();
	const args = ['--bind', host, '--port', String(port), '--dir', folder, '--save', ''];
	const program = await start(folder, port, [server, ...args]);
	return service(port, program, 'SIGTERM', remove);
}

/** How n8n, and whoever asks its database, connects. */
export const connectionTo = ({ port }: Service) => ({
	host,
	port,
	user: databaseName,
	database: databaseName,
});

/** Starts a PostgreSQL with an empty database for n8n. It refuses to run as root: then as its own user. */
export async function startPostgres(log: Log): Promise<Service> {
	const server = ensureProgram('postgres', 'postgresql', log);
	const program = (name: string) => join(server, '..', name);
	const { folder, remove } = await makeFolder('postgres');
	const port = await freePort();
	const address = ['-h', host, '-p', String(port)];
	const data = join(folder, 'data');
	let as: string[] = [];
	if (isRoot) {
		const [uid, gid] = ['-u', '-g'].map((what) =>
			execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }).trim(),
		) as [string, string];
		await chown(folder, Number(uid), Number(gid));
		as = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
	}
	const command = (...rest: string[]) => [...as, ...rest] as [string, ...string[]];
	const run = (...rest: string[]) => {
		const [name, ...args] = command(...rest);
		execFileSync(name, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
	};

	run(program('initdb'), '-D', data, '-U', databaseName, '-A', 'trust', '-E', 'UTF8', '--locale=C');
	const options = { listen_addresses: host, unix_socket_directories: '', max_connections: '200' };
	const settings = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const started = await start(
		folder,
		port,
		command(server, '-D', data, '-p', String(port), ...settings),
		// It listens before it lets anybody in.
		async () => spawnSync(program('pg_isready'), address).status === 0,
	);
	run(program('createdb'), ...address, '-U', databaseName, databaseName);
	// SIGINT ends it at once and in good order; SIGTERM would wait for its clients.
	return service(port, started, 'SIGINT', remove);
}
