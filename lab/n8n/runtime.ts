import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LARGEST_ANSWER = 1024 ** 3;

/** The n8n that is installed in the user's cache, and the Node.js that it needs. */
export interface Runtime {
	/** Where everything is. */
	folder: string;
	/** The Node.js program. */
	node: string;
	/** n8n's main file. */
	n8n: string;
	/** An n8n user folder that was never used, its database up to date. */
	freshUserFolder: string;
}

/**
 * Makes sure that n8n is installed, with progress on stderr, and says where it is.
 *
 * @param version one that is pinned in `lab/n8n-runtime`; without it, the usual one
 */
export async function ensureRuntime(version = ''): Promise<Runtime> {
	const script = join(__dirname, '..', 'n8n-runtime', 'install.mjs');
	const installer = spawn(process.execPath, [script, version], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let answer = '';
	installer.stdout.on('data', (text: Buffer) => (answer += text.toString()));
	const [code] = (await once(installer, 'close')) as [number];
	if (code !== 0) throw new Error("n8n couldn't be installed; what went wrong stands above");
	return JSON.parse(answer) as Runtime;
}

/** The environment in which n8n's Node.js and its modules are found first. */
export function runtimeEnvironment(runtime: Runtime): NodeJS.ProcessEnv {
	return {
		PATH: [dirname(runtime.node), process.env.PATH].join(delimiter),
		NODE_PATH: [
			join(dirname(runtime.n8n), '..', 'node_modules'),
			join(runtime.folder, 'node_modules'),
		].join(delimiter),
	};
}

/**
 * Runs one of the scripts in `inside/` with n8n's Node.js, and gives what it printed.
 *
 * @param env environment variables on top of the usual ones, for what no command line may show
 */
export async function runInside(
	runtime: Runtime,
	script: string,
	args: string[],
	env: NodeJS.ProcessEnv = {},
): Promise<string> {
	const { stdout } = await run(runtime.node, [join(__dirname, 'inside', script), ...args], {
		env: { ...process.env, NODE_ENV: '', ...runtimeEnvironment(runtime), ...env },
		maxBuffer: LARGEST_ANSWER,
	});
	return stdout;
}
