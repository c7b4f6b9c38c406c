import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox';
import { packPackage } from '../n8n/communityPackage';
import { N8n, type WorkflowToImport } from '../n8n/n8n';
import type { Rest } from '../n8n/rest';
import { credentialsFor } from './credentials';
import { customersFile } from './customers';
import { keepingLog, publishedWorkflows, readWorkflows, type Keys } from './workflows';

const root = join(__dirname, '..', '..');

/** A real n8n with our package, the workflows and credentials in place, and the vendors' stand-ins. */
export interface DemoEnvironment {
	n8n: N8n;
	rest: Rest;
	sandbox: Sandbox;
	/** Stops everything and removes it. */
	dispose(): Promise<void>;
}

/** Compiles the package into `dist`. */
export function build(): void {
	const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
		stdio: 'inherit',
	});
	if (status !== 0) throw new Error("The package couldn't be built; what went wrong stands above");
}

/** A new n8n with what is in `dist` installed as a community package. */
export async function createN8n(log: (line: string) => void, version?: string): Promise<N8n> {
	const packFolder = await mkdtemp(join(tmpdir(), 'partner-provisioning-pack-'));
	try {
		const tarball = await packPackage(packFolder);
		log(`Installing ${basename(tarball)} into n8n as a community package …`);
		return await N8n.create({ tarball, version });
	} finally {
		await rm(packFolder, { recursive: true, force: true });
	}
}

/**
 * Sets up everything that a user would: n8n with our tarball as a community package, the credentials,
 * the workflows, those published that others start. n8n's server is running afterwards.
 */
export async function setUp(
	options: {
		port?: number;
		log?: (line: string) => void;
		version?: string;
		/** Others than the workflows to copy. */
		workflows?: WorkflowToImport[];
		/** Those of them that are published. Default: all. */
		published?: string[];
		/** Whose keys the workflows to copy use. Default: today's. */
		keys?: Keys;
	} = {},
): Promise<DemoEnvironment> {
	const log = options.log ?? (() => undefined);
	const sandbox = await startSandbox();
	let n8n: N8n | undefined;
	const dispose = async () => {
		await n8n?.dispose();
		await sandbox.close();
	};
	try {
		n8n = await createN8n(log, options.version);
		await cp(customersFile, join(n8n.filesFolder, basename(customersFile)));

		log('Importing credentials and workflows …');
		await n8n.importCredentials(credentialsFor(sandbox.credentials));
		const copied = () => keepingLog(readWorkflows(n8n!.filesFolder, options.keys));
		await n8n.importWorkflows(options.workflows ?? copied());

		log('Starting n8n and publishing the workflows …');
		const rest = await n8n.start(options.port);
		await rest.setUpOwner();
		const all = options.workflows?.map(({ id }) => id) ?? publishedWorkflows;
		await rest.publish(...(options.published ?? all));
		return { n8n, rest, sandbox, dispose };
	} catch (error) {
		await dispose();
		throw error;
	}
}
