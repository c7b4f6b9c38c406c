import Table from 'cli-table3';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { credentialReference } from '../demo/credentials';
import type { WorkflowToImport } from '../n8n/n8n';
import type { Cluster } from './cluster';

const executions = 10;
const itemsEach = 40;
const documentedLimit = 200;
/** Until no worker counts what it sent before. */
const minuteMs = 61_000;

/** A workflow that creates a Centrapay account for each item that it is called with. */
export const limited: WorkflowToImport = {
	id: 'queueLimited',
	name: 'Create Centrapay accounts',
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			id: 'call',
			name: 'Call',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: 'queue-limited',
			position: [0, 0],
			parameters: {
				httpMethod: 'POST',
				path: 'queue-limited',
				responseMode: 'lastNode',
				responseData: 'noData',
				options: {},
			},
		},
		{
			id: 'items',
			name: 'Items',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			position: [200, 0],
			parameters: { fieldToSplitOut: 'body.names', options: {} },
		},
		{
			id: 'create',
			name: 'Create',
			type: 'n8n-nodes-partner-provisioning.centrapay',
			typeVersion: 1,
			position: [400, 0],
			parameters: {
				resource: 'account',
				operation: 'create',
				name: "={{ $json['body.names'] }}",
				type: 'org',
				additionalFields: { region: 'NZ' },
				requestSettings: {
					requestsPerMinute: "={{ $('Call').first().json.body.requestsPerMinute }}",
					maxTries: 20,
				},
			},
			credentials: credentialReference('centrapayApi'),
		},
	],
	connections: {
		Call: { main: [[{ node: 'Items', type: 'main', index: 0 }]] },
		Items: { main: [[{ node: 'Create', type: 'main', index: 0 }]] },
	},
};

interface Measured {
	requestsPerMinute: number;
	seconds: number;
	requests: number;
	refused: number;
	created: number;
	distinct: number;
}

async function measure(
	cluster: Cluster,
	sandbox: Sandbox,
	requestsPerMinute: number,
): Promise<Measured> {
	sandbox.reset();
	const seeded = sandbox.state.centrapay.accounts.length;
	const started = Date.now();
	await Promise.all(
		Array.from({ length: executions }, async (_, execution) => {
			const names = Array.from(
				{ length: itemsEach },
				(__, item) => `Limit ${requestsPerMinute} ${execution} ${item}`,
			);
			const body: IDataObject = { names, requestsPerMinute };
			const response = await fetch(`${cluster.n8n.url}/webhook/queue-limited`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			if (!response.ok) throw new Error(`n8n answered with ${response.status}`);
		}),
	);
	const requests = sandbox.requests.all({ vendor: 'centrapay' });
	const made = sandbox.state.centrapay.accounts.slice(seeded).map(({ name }) => name);
	return {
		requestsPerMinute,
		seconds: Math.round((Date.now() - started) / 1000),
		requests: requests.length,
		refused: requests.filter(({ status }) => status === 429).length,
		created: made.length,
		distinct: new Set(made).size,
	};
}

/**
 * Creates Centrapay accounts from several workers on one credential, while the sandbox enforces the
 * documented limit: first with the limit given to each worker, then with it divided among them.
 */
export async function keepTheLimit(
	cluster: Cluster,
	sandbox: Sandbox,
	log: (line: string) => void,
): Promise<boolean> {
	const wanted = executions * itemsEach;
	const table = new Table({
		head: [
			'Requests per Minute, each worker',
			'Seconds',
			'Requests',
			'Refused',
			'Share',
			'Created',
			'Distinct',
		],
		style: { head: [], border: [], compact: true },
	});
	let succeeded = true;
	for (const perMinute of [documentedLimit, documentedLimit / cluster.workers.length]) {
		if (perMinute !== documentedLimit) await sleep(minuteMs);
		log(
			`Creating ${wanted} accounts in ${executions} executions, ${perMinute} requests a minute …`,
		);
		const { seconds, requests, refused, created, distinct } = await measure(
			cluster,
			sandbox,
			perMinute,
		);
		const share = `${((100 * refused) / requests).toFixed(1)} %`;
		table.push([perMinute, seconds, requests, refused, share, created, distinct]);
		succeeded &&= created === wanted && distinct === wanted;
	}
	log(`\n${table.toString()}\n`);
	return succeeded;
}
