import { spawn } from 'node:child_process';

const HEARTBEAT_MS = 10_000;
const TAIL_LINES = 80;

/** Says how long something took or has taken, the way people say it. */
export function duration(milliseconds) {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Runs a command. Its output stays out of the way unless it fails; in the meantime a line now and
 * then tells that it is alive.
 *
 * @param {string} title what is being done, in plain words
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {'stderr' | 'all'} [options.show] lets output through as it comes
 * @param {(output: string) => string} [options.progress] what to say at a heartbeat, from the output so far
 * @param {RegExp} [options.noise] lines that don't help to understand a failure
 * @param {(line: string) => void} [options.log] where the progress goes
 * @returns {Promise<number>} milliseconds that it took
 */
export async function run(title, command, args, options = {}) {
	const { cwd, env, show, progress, noise, log = console.log } = options;
	const started = Date.now();
	let output = '';
	log(`${title} …`);

	const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const heartbeat = setInterval(() => {
		const detail = progress?.(output);
		log(`  … ${duration(Date.now() - started)}${detail ? `, ${detail}` : ''}`);
	}, HEARTBEAT_MS);
	for (const name of ['stdout', 'stderr']) {
		child[name].setEncoding('utf8');
		child[name].on('data', (text) => {
			output += text;
			if (show !== name && show !== 'all') return;
			process[name].write(text);
			heartbeat.refresh();
		});
	}

	try {
		const code = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		if (code !== 0) {
			const lines = output.split('\n').filter((line) => line && !noise?.test(line));
			if (!show) log(lines.slice(-TAIL_LINES).join('\n'));
			throw new Error(`${title}: failed (${[command, ...args].join(' ')} ended with ${code})`);
		}
	} finally {
		clearInterval(heartbeat);
	}
	const took = Date.now() - started;
	log(`  done in ${duration(took)}`);
	return took;
}
