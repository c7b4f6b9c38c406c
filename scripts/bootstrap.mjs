/** Makes sure that the project's own dependencies are there; instant if they are. */
import { fileURLToPath } from 'node:url';

import { installLocked, isInstalled } from '../lab/process/npm.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs the project's dependencies unless they already match the lock file. */
export async function bootstrap() {
	if (!isInstalled(root)) await installLocked("Installing the project's dependencies", root);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bootstrap();
