import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './run.mjs';

const TARBALL_FETCHED = /^npm http (?:fetch|cache) .*\.tgz\b/gm;
const NOISE = /^npm (?:http|warn|error$|error {3})/;

function packagesOf(lockFile) {
	return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/** Whether a folder's node_modules holds exactly what its lock file asks for on this machine. */
export function isInstalled(folder) {
	const installedLock = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(installedLock)) return false;
	const installed = packagesOf(installedLock);
	return Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(
		([path, { version, optional, peer }]) =>
			path === '' || optional || peer || installed[path]?.version === version,
	);
}

/** A registry, or what is between, may break off in the middle; what was fetched until then is kept by npm. */
const TRIES = 3;

/** Installs what a folder's lock file asks for, from nothing, telling how far it is. */
export async function installLocked(title, folder, options = {}) {
	const wanted = Object.keys(packagesOf(join(folder, 'package-lock.json'))).length - 1;
	for (let tries = 1; ; tries++) {
		try {
			await run(title, 'npm', ['ci', '--loglevel=http', '--no-progress'], {
				cwd: folder,
				progress: (output) => `${output.match(TARBALL_FETCHED)?.length ?? 0} of ${wanted} packages`,
				noise: NOISE,
				...options,
			});
			return;
		} catch (error) {
			if (tries === TRIES) throw error;
			(options.log ?? console.log)(`  Once more, as this may pass: ${error.message}`);
		}
	}
}
