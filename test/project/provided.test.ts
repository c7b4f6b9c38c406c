import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { preProcessFile } from 'typescript';
import type { IDataObject } from 'n8n-workflow';

import packageJson from '../../package.json';

/**
 * The package brings nothing, and n8n's rules let it name no peer but n8n-workflow. So what it imports must
 * come with that, in every n8n that is supported.
 */

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const sources = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => join(folder, file)),
);

const imported = new Set(
	sources
		.flatMap((source) => preProcessFile(read(source)).importedFiles)
		.map(({ fileName }) => fileName)
		.filter((name) => !name.startsWith('.')),
);

interface Locked {
	version: string;
	dependencies?: Record<string, string>;
	peerDependencies?: Record<string, string>;
}

const runtimes = readdirSync(join(root, 'lab', 'n8n-runtime'), { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
	.map(({ name }) => `lab/n8n-runtime/${name}`)
	.concat('lab/n8n-runtime');
const lockedIn = (folder: string) =>
	(JSON.parse(read(`${folder}/package-lock.json`)) as { packages: Record<string, Locked> })
		.packages;
const minorOf = (version: string) => version.split('.').slice(0, 2).join('.');

describe('The package', () => {
	it('imports nothing but n8n-workflow, zod and crypto', () => {
		expect([...imported].sort()).toEqual(['crypto', 'n8n-workflow', 'zod']);
		expect(isBuiltin('crypto')).toBe(true);
	});

	it('has nothing that n8n would install with it', () => {
		const manifest: IDataObject = packageJson;
		for (const field of ['dependencies', 'optionalDependencies', 'bundleDependencies']) {
			expect(manifest[field]).toBeUndefined();
		}
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it.each(runtimes)('finds zod with the n8n-workflow of %s, as it is tested with', (folder) => {
		const locked = lockedIn(folder);
		const workflow = locked['node_modules/n8n-workflow']!;
		const provided = { ...workflow.dependencies, ...workflow.peerDependencies }.zod;
		expect(locked['node_modules/zod']?.version).toBe(provided);
		const tested = lockedIn('.')['node_modules/zod']!.version;
		expect(minorOf(provided!)).toBe(minorOf(tested));
	});
});
