import { rmSync } from 'node:fs';
import { mkdtemp, open, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startSupervised, type Supervised } from '../n8n/supervised';

const START_TIMEOUT_MS = 30_000;

/** Where the servers listen, and nowhere else. */
export const host = '127.0.0.1';

/** A server that n8n needs, with a folder of its own that is closed to others. */
export interface Service {
	host: string;
	port: number;
	/** What n8n has to say to be let in: another one for each start. */
	password: string;
	/** Stops it and removes its data. */
	stop(): Promise<void>;
}

/** Where is said what takes a while. */
export type Log = (line: string) => void;

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ host, port });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}

/**
 * Starts a server, and waits until it can be used.
 *
 * @param isReady whether it can be used already; by default whether somebody listens on its port
 */
export async function start(
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

/** A folder that nobody else may look into, and that is gone when we are. */
export async function makeFolder(name: string): Promise<{ folder: string; remove: () => void }> {
	const folder = await mkdtemp(join(tmpdir(), `partner-provisioning-${name}-`));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	process.once('exit', removeFolder);
	const remove = () => {
		process.off('exit', removeFolder);
		removeFolder();
	};
	return { folder, remove };
}

/** How a started server is stopped, and its folder removed. */
export const stopper =
	(program: Supervised, signal: NodeJS.Signals, remove: () => void) => async (): Promise<void> => {
		program.kill(signal);
		await program.exited;
		remove();
	};
