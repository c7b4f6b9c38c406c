import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { IDataObject } from 'n8n-workflow';

import { runInside, type Runtime } from './runtime';

const run = promisify(execFile);
const root = join(__dirname, '..', '..');

/** The options with which n8n's installer calls npm in the folder of a community package. */
const INSTALL_OPTIONS = [
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

async function readJson(file: string): Promise<IDataObject> {
	return JSON.parse(await readFile(file, 'utf8')) as IDataObject;
}

/** Packs what is in `dist` as npm would publish it, and gives the tarball's path. */
export async function packPackage(destination: string): Promise<string> {
	await mkdir(destination, { recursive: true });
	const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', destination], {
		cwd: root,
	});
	const packed = JSON.parse(stdout) as
		Array<{ filename: string }> | Record<string, { filename: string }>;
	const [{ filename }] = Object.values(packed) as [{ filename: string }];
	return join(destination, filename);
}

/**
 * Installs a tarball into n8n as a community package, step by step what n8n's own installer does with
 * one that it fetched from npm: unpacked into the nodes folder, without its dev, peer and optional
 * dependencies, without running scripts, entered into n8n's package list and database.
 */
export async function installCommunityPackage(
	runtime: Runtime,
	options: { tarball: string; nodesFolder: string; databasePath: string },
): Promise<void> {
	const { tarball, nodesFolder, databasePath } = options;
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = JSON.parse(
		stdout,
	) as IDataObject & { name: string; version: string };

	const folder = join(nodesFolder, 'node_modules', manifest.name);
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
	await run('npm', ['install', ...INSTALL_OPTIONS], { cwd: folder });

	const ledger = join(nodesFolder, 'package.json');
	const known = await readJson(ledger).catch(() => ({ name: 'installed-nodes', private: true }));
	const dependencies = { ...(known as IDataObject & { dependencies?: IDataObject }).dependencies };
	dependencies[manifest.name] = manifest.version;
	await writeFile(ledger, JSON.stringify({ ...known, dependencies }, null, 2));

	await runInside(runtime, 'register-package.mjs', [runtime.n8n, databasePath, folder]);
}
