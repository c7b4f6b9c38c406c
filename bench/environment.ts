import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packPackage } from '../lab/n8n/communityPackage';
import { N8n } from '../lab/n8n/n8n';
import { QuietMachine } from './machine';
import { LatencyServer, type Distance } from './measure';
import { credentials } from './workflows';

/** What a bench measures with. */
export interface Environment {
	machine: QuietMachine;
	n8n: N8n;
	server: LatencyServer;
	tarball: string;
	/** For files that are gone afterwards. */
	folder: string;
}

/** Where the server is, and what n8n is told of it. */
export interface Place {
	distance?: Distance;
	settings?: Record<string, string>;
}

/**
 * Sets up n8n with the package and a stand-in on a quiet machine, and takes all of it down again, whatever comes.
 *
 * @param placeOf where the server is, with files in a folder that is gone afterwards. Default: right here
 */
export async function onQuietMachine(
	work: (environment: Environment) => Promise<void>,
	placeOf: (folder: string) => Promise<Place> = async () => await Promise.resolve({}),
): Promise<void> {
	const machine = await QuietMachine.watch();
	const folder = await mkdtemp(join(tmpdir(), 'partner-provisioning-bench-'));
	const { distance, settings } = await placeOf(folder);
	const tarball = await packPackage(folder);
	const server = await LatencyServer.start(distance);
	const n8n = await N8n.create({ tarball, settings });
	try {
		await n8n.importCredentials(credentials(server.baseUrl));
		await work({ machine, n8n, server, tarball, folder });
	} finally {
		server.stop();
		await n8n.dispose();
		await rm(folder, { recursive: true });
	}
}
