/** Builds `dist` from nothing: compiles, then copies icons, codex and other static files. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { bootstrap } from './bootstrap.mjs';
import { run } from '../lab/process/run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the package into `dist`. */
export async function build() {
	await bootstrap();
	rmSync(`${root}dist`, { recursive: true, force: true });
	await run('Compiling', 'npx', ['rollup', '--config', '--silent'], { cwd: root });
	await run('Copying icons and static files', 'npx', ['gulp', '--silent'], { cwd: root });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
