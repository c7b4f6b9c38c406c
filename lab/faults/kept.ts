import type { IRunExecutionData } from 'n8n-workflow';

import type { KeptRun, Stored } from '../../nodes/engine/run/memory';
import type { ItemResult } from '../../nodes/engine/run/result';
import type { Credential } from '../../nodes/engine/declare';
import { secretsOfCredential } from '../../nodes/engine/problem/secrets';
import { Seal } from '../../nodes/engine/run/seal';
import type { Sandbox, Vendor } from '../../sandbox';
import { registered } from '../registered';

/** The secrets of the credential that a sandbox gives for a vendor. */
export function secretsAt(sandbox: Sandbox, name: Vendor): string[] {
	const { vendor } = registered(name);
	const credential: Credential = { ...sandbox.credentials[`${name}Api`] };
	return secretsOfCredential(vendor, credential);
}

/**
 * What our nodes keep in n8n's own context of the node, which n8n stores with the execution.
 *
 * @param secrets of the credential, with which it is sealed
 * @returns what became of items, by their places
 */
export async function keptBy(
	data: IRunExecutionData,
	node: string,
	secrets: string[],
): Promise<Map<number, ItemResult>> {
	const context = data.executionData?.contextData[`node:${node}`];
	const stored = context?.partnerProvisioning as Stored | undefined;
	if (stored === undefined) return new Map();
	const seal = await Seal.of(secrets, stored.salt);
	const kept = Object.values(stored.runs).flatMap((closed) => {
		if (closed === undefined) return [];
		const run = seal.open(closed);
		if (run === undefined) throw new Error('What is kept was sealed with other secrets');
		return Object.entries((run as KeptRun).items);
	});
	return new Map(
		kept.flatMap(([place, one]) => (one?.result ? [[Number(place), one.result]] : [])),
	);
}
