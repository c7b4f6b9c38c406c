import type { IDataObject } from 'n8n-workflow';

import type { Vendor } from '../../nodes/engine/declare';
import type { Clock } from '../../nodes/engine/send/clock';
import { impatientClock } from '../../lab/node/impatientClock';
import { runNode, type NodeResult, type NodeRun } from '../harness/n8n';
import type { ScriptedServer } from '../harness/scriptedServer';
import { shop, shopNode } from './shop';

/** The shop's key; no test may ever see it outside a request's headers. */
export const apiKey = 'shop-key-e2b7';

/** Runs an operation of the shop's node in n8n, without waiting for anything. */
export async function runShop(
	server: Pick<ScriptedServer, 'baseUrl'>,
	operation: string,
	run: Partial<NodeRun> & { names?: string[]; clock?: Clock; vendor?: Vendor } = {},
): Promise<NodeResult> {
	const { names, clock = impatientClock(), vendor = shop, parameters, ...rest } = run;
	return await runNode({
		node: shopNode(clock, vendor),
		credentialType: vendor.credential,
		credential: { apiKey, baseUrl: server.baseUrl },
		items: names?.map((name): IDataObject => ({ name })),
		parameters: { resource: 'thing', operation, name: '={{ $json.name }}', ...parameters },
		...rest,
	});
}
