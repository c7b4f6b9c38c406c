/**
 * Runs a program in a process group of its own, and ends the whole group when the process that asked
 * for it is gone, however it went.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const GRACE_MS = 10_000;

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

function signalGroup(signal) {
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

function end() {
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), GRACE_MS);
}

process.on('message', signalGroup);
process.once('disconnect', end);
process.once('SIGINT', end);
process.once('SIGTERM', end);
child.once('error', (error) => {
	console.error(`${command} can't be started: ${error.message}`);
	process.exit(127);
});
child.once('exit', (code, signal) => {
	// What the program started must not outlive it.
	signalGroup('SIGKILL');
	process.exit(code ?? 128 + constants.signals[signal]);
});
