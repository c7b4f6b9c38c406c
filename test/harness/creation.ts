import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { works } from '../../lab/faults/works';
import type { Registered } from '../../nodes/vendors';
import { runNode, type NodeResult } from './n8n';

/** Parameters of something that the vendor can create, of the item `{ key, email }`. */
export function creationOf({ vendor }: Registered): IDataObject {
	const isOne = (name: string, effect: string) =>
		`${name}Api` === vendor.credential.name && effect === 'create';
	const found = works.find((work) => isOne(work.vendor, work.effect));
	if (found === undefined) throw new Error(`lab/faults/works has no creation at ${vendor.name}`);
	return found.parameters;
}

/** Lets a vendor's node create something, and go on where that fails. */
export async function runCreation(
	registered: Registered,
	credential: ICredentialDataDecryptedObject,
	parameters: IDataObject = {},
): Promise<NodeResult> {
	return await runNode({
		node: new registered.node(),
		credentialType: registered.vendor.credential,
		credential,
		parameters: {
			...creationOf(registered),
			requestSettings: { timeout: 5, maxTries: 1, requestsPerMinute: 0 },
			...parameters,
		},
		items: [{ key: 'item', email: 'a@example.com' }],
		settings: { onError: 'continueRegularOutput' },
	});
}
