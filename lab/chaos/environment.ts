import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { startSandbox, vendorServers, type Sandbox, type SandboxCredentials } from '../../sandbox';
import { credentialsFor } from '../demo/credentials';
import { createN8n } from '../demo/environment';
import { readWorkflows, takingOverAfter, workflowIds } from '../demo/workflows';
import type { N8n } from '../n8n/n8n';
import type { Rest } from '../n8n/rest';
import { toCsv, type ChaosCustomer } from './customers';
import { Gateway } from './gateway';
import { Luck } from './mishaps';
import { hurried } from './workflows';

/** How far behind the partners' lists are, in milliseconds. */
export const listLagMs = 1_500;

/** A real n8n whose requests go through a gateway to the partners' stand-ins. */
export interface ChaosEnvironment {
	n8n: N8n;
	rest: Rest;
	sandbox: Sandbox;
	gateway: Gateway;
	dispose(): Promise<void>;
}

/** The same credentials, with the gateway's addresses in place of the partners'. */
function through(gateway: Gateway, { credentials, urls }: Sandbox): SandboxCredentials {
	let text = JSON.stringify(credentials);
	for (const name of vendorServers) {
		text = text.replace(new RegExp(`${urls[name]}(?!\\d)`, 'g'), gateway.urls[name]!);
	}
	return JSON.parse(text) as SandboxCredentials;
}

/**
 * Sets up n8n with our package and the repository's workflows, and the customers' file. n8n's
 * server is running afterwards.
 *
 * @param chaos.rate the share of requests that the gateway spoils, from 0 to 1
 * @param chaos.timeout the Timeout of our nodes, in seconds
 */
export async function setUpChaos(
	customers: ChaosCustomer[],
	chaos: { seed: number; rate: number; timeout: number },
	log: (line: string) => void,
): Promise<ChaosEnvironment> {
	const sandbox = await startSandbox({
		recordLimit: 0,
		listLagMs,
		centrapay: { requestsPerMinute: 0 },
	});
	const hosts = Object.fromEntries(vendorServers.map((name) => [name, sandbox.urls[name]]));
	const gateway = await Gateway.open(hosts, new Luck(chaos.seed, chaos.rate));
	let n8n: N8n | undefined;
	const dispose = async () => {
		await n8n?.dispose();
		await gateway.close();
		await sandbox.close();
	};
	try {
		n8n = await createN8n(log);
		await writeFile(join(n8n.filesFolder, 'customers.csv'), toCsv(customers));
		await n8n.importCredentials(credentialsFor(through(gateway, sandbox)));
		// Only one runs at a time here, and a partner is through with everything long before n8n is back.
		const workflows = takingOverAfter(0, readWorkflows(n8n.filesFolder));
		await n8n.importWorkflows(hurried(workflows, chaos.timeout));
		const rest = await n8n.start();
		await rest.setUpOwner();
		await rest.publish(workflowIds.onboardCustomer);
		return { n8n, rest, sandbox, gateway, dispose };
	} catch (error) {
		await dispose();
		throw error;
	}
}
