import type { IDataObject } from 'n8n-workflow';

import type { CredentialToImport, WorkflowToImport } from '../lab/n8n/n8n';

/** The work: the same request by request, whoever sends it. */
export type Work = 'create' | 'list' | 'repeat' | 'plan' | 'planThere';

/** Who does the work, and how it is set up. */
export interface Contender {
	name: string;
	/** Items at once as they are set, where the contender has such a setting. */
	atOnce?: number;
	/** Whether the items go through Loop Over Items, one in each round. */
	loops?: boolean;
	node(work: Work, baseUrl: string): IDataObject;
}

/** The node that is measured. */
export const measuredNode = 'Measured';

const apiKey = 'bench-key';

/** The credentials of both sides. */
export const credentials = (baseUrl: string): CredentialToImport[] => [
	{
		id: 'benchCentrapay',
		name: 'Bench Centrapay',
		type: 'centrapayApi',
		data: { apiKey, baseUrl },
	},
	{
		id: 'benchYay',
		name: 'Bench Yay.com',
		type: 'yayApi',
		data: { reseller: 'bench', user: 'bench', password: apiKey, baseUrl },
	},
	{
		id: 'benchHeader',
		name: 'Bench header',
		type: 'httpHeaderAuth',
		data: { name: 'x-api-key', value: apiKey },
	},
];

const path: Record<Work, string> = {
	create: '/api/accounts',
	list: '/api/accounts/{{ $json.accountId }}/api-keys',
	repeat: '/account/reseller',
	plan: '/account/reseller',
	planThere: '/account/reseller',
};

function httpRequest(work: Work, baseUrl: string): IDataObject {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credentials: { httpHeaderAuth: { id: 'benchHeader', name: 'Bench header' } },
		parameters: {
			method: work === 'create' ? 'POST' : 'GET',
			url: `=${baseUrl}${path[work]}`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			...(work === 'create'
				? {
						sendBody: true,
						specifyBody: 'json',
						jsonBody: "={{ JSON.stringify({ name: $json.name, type: 'org', region: 'NZ' }) }}",
					}
				: {}),
			options: {},
		},
	};
}

function ours(requestSettings: IDataObject): Contender['node'] {
	return (work) => ({
		type: 'n8n-nodes-partner-provisioning.centrapay',
		typeVersion: 1,
		credentials: { centrapayApi: { id: 'benchCentrapay', name: 'Bench Centrapay' } },
		parameters: {
			...(work === 'create'
				? {
						resource: 'account',
						operation: 'create',
						name: '={{ $json.name }}',
						type: 'org',
						additionalFields: { region: 'NZ' },
					}
				: {
						resource: 'apiKey',
						operation: 'getAll',
						accountId: '={{ $json.accountId }}',
						returnAll: true,
					}),
			// The stand-in has no limit, so that the node is measured and not the vendor's patience.
			requestSettings: { requestsPerMinute: 0, ...requestSettings },
		},
	});
}

/** Ours as it is without a setting. */
export const automatic: Contender = { name: 'ours, defaults (automatic)', node: ours({}) };

const fixed = (numbers: number[]): Contender[] =>
	numbers.map((itemsAtOnce) => ({
		name: `ours, ${itemsAtOnce} at once`,
		atOnce: itemsAtOnce,
		node: ours({ itemsAtOnce }),
	}));

/** Creates customers at Yay.com, all of whom are there already, or plans it. */
export const repeating: Contender = {
	name: 'ours, defaults (automatic), all there already',
	node: (work) => ({
		type: 'n8n-nodes-partner-provisioning.yay',
		typeVersion: 1,
		credentials: { yayApi: { id: 'benchYay', name: 'Bench Yay.com' } },
		parameters: {
			resource: 'customer',
			operation: 'create',
			contactName: 'Geoff Wilson',
			name: '={{ $json.name }}',
			ifExists: 'useExisting',
			preview: work !== 'repeat',
		},
	}),
};

/** Everybody who is measured; the first is what the others are compared with. */
export const contenders: Contender[] = [
	{ name: 'HTTP Request', node: httpRequest },
	// Its own batching doesn't wait for answers; one after the other takes a loop.
	{ name: 'HTTP Request in a loop, 1 at a time', atOnce: 1, loops: true, node: httpRequest },
	automatic,
	...fixed([1, 10, 20, 30]),
];

/** Those who meet a partner that serves some at once and refuses the rest. */
export const contendersAtACap: Contender[] = [
	automatic,
	...fixed([5, 10, 15, 20, 30, 40]),
	{
		name: 'HTTP Request, On Error: Continue',
		node: (work, baseUrl) => ({ ...httpRequest(work, baseUrl), onError: 'continueRegularOutput' }),
	},
];

/** The workflow in which a contender does the work for a number of items. */
export function workflow(
	id: string,
	contender: Contender,
	work: Work,
	items: number,
	baseUrl: string,
): WorkflowToImport {
	const at = (x: number) => ({ position: [x, 0] });
	const link = (node: string) => [{ node, type: 'main', index: 0 }];
	const loop = {
		id: 'loop',
		name: 'Loop Over Items',
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		parameters: { batchSize: 1, options: {} },
		...at(300),
	};
	return {
		id,
		name: `${contender.name}, ${work}, ${items}`,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				parameters: {},
				...at(0),
			},
			{
				id: 'items',
				name: 'Items',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				parameters: { url: `${baseUrl}/items?count=${items}`, options: {} },
				...at(150),
			},
			...(contender.loops ? [loop] : []),
			{ id: 'measured', name: measuredNode, ...contender.node(work, baseUrl), ...at(450) },
		],
		connections: {
			Start: { main: [link('Items')] },
			...(contender.loops
				? {
						Items: { main: [link(loop.name)] },
						[loop.name]: { main: [[], link(measuredNode)] },
						[measuredNode]: { main: [link(loop.name)] },
					}
				: { Items: { main: [link(measuredNode)] } }),
		},
	};
}
