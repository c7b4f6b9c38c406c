import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** A program that is certain to end with us. */
export interface Supervised {
	/** Resolves to its exit code; 128 and the signal's number if a signal ended it. */
	exited: Promise<number>;
	/** Sends a signal to it and to everything that it started. */
	kill(signal: NodeJS.Signals): void;
}

/** Starts a program that ends when we do, also when we are killed; its output goes to a file. */
export function startSupervised(
	command: string,
	args: string[],
	options: { cwd: string; env: NodeJS.ProcessEnv; output: number },
): Supervised {
	const { cwd, env, output } = options;
	const supervisor = spawn(process.execPath, [join(__dirname, 'supervise.mjs'), command, ...args], {
		cwd,
		env,
		stdio: ['ignore', output, output, 'ipc'],
	});
	return {
		exited: new Promise((resolve, reject) => {
			supervisor.once('error', reject);
			supervisor.once('exit', (code) => resolve(code ?? 1));
		}),
		kill: (signal) => {
			if (supervisor.connected) supervisor.send(signal);
		},
	};
}
