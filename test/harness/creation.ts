import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { works } from '../../lab/faults/works';
import type { Registered } from '../../nodes/vendors';
import { runNode, type NodeResult } from './n8n';

/** A password is put together by an expression, so that n8n never stores it whole with the item. */
const password = '={{ $json.left + $json.right }}';

const user = {
	contactFirstName: 'A',
	contactLastName: 'B',
	name: 'admin',
	password,
	email: 'a@example.com',
};
const address = { streetOne: 'S', city: 'C', zip: 'Z', countryCode: 'GB' };

/** By the vendor's name, a creation that sends a password of the item. */
const withPassword: Partial<Record<string, IDataObject>> = {
	'Yay.com': {
		resource: 'customer',
		operation: 'create',
		name: 'n',
		contactName: 'C',
		additionalFields: { users: { user: [user] }, addresses: { address: [address] } },
	},
	Wochit: {
		resource: 'video',
		operation: 'createWithAi',
		prompt: '={{ $json.key }}',
		videoContext: 'c',
		userToken: password,
	},
	Omnize: {
		resource: 'agent',
		operation: 'create',
		accountId: { __rl: true, mode: 'id', value: '1' },
		name: 'N',
		email: 'a@example.com',
		password,
	},
};

/** By the credential's name, a creation in a generation of which the fault lab has none. */
const ofGenerations: Partial<Record<string, IDataObject>> = {
	typsyOAuth2Api: {
		resource: 'user',
		operation: 'create',
		email: '={{ $json.email }}',
		firstName: '={{ $json.key }}',
		lastName: 'Smith',
		structures: { structure: [{ name: 'Head Office', role: 'member' }] },
	},
};

/** Parameters of something that the vendor can create, of the item `{ key, email }`. */
export function creationOf({ vendor }: Registered): IDataObject {
	const own = ofGenerations[vendor.credential.name];
	if (own !== undefined) return own;
	const isOne = (name: string, effect: string) =>
		`${name}Api` === vendor.credential.name && effect === 'create';
	const found = works.find((work) => isOne(work.vendor, work.effect));
	if (found === undefined) throw new Error(`lab/faults/works has no creation at ${vendor.name}`);
	return found.parameters;
}

/** Whether the vendor takes passwords of items. */
export const takesPasswords = ({ vendor }: Registered): boolean =>
	vendor.resources.some(({ operations }) => operations.some(({ secrets }) => secrets.length > 0));

/**
 * Parameters of something that the vendor can create, of the item `{ key, email }`: with a password, in the
 * halves `left` and `right`, where the vendor takes one of an item.
 */
export function creationWithSecrets(registered: Registered): IDataObject {
	if (!takesPasswords(registered)) return creationOf(registered);
	const { name } = registered.vendor;
	const found = withPassword[name];
	if (found === undefined) throw new Error(`${name} takes a password, and none is tried`);
	return found;
}

/** Lets a vendor's node create something, and go on where that fails. */
export async function runCreation(
	registered: Registered,
	credential: ICredentialDataDecryptedObject,
	{ parameters, item }: { parameters?: IDataObject; item?: IDataObject } = {},
): Promise<NodeResult> {
	return await runNode({
		node: new registered.node(),
		credentialType: registered.vendor.credential,
		credential,
		parameters: {
			...creationWithSecrets(registered),
			requestSettings: { timeout: 5, maxTries: 1, requestsPerMinute: 0 },
			...parameters,
		},
		items: [{ key: 'item', email: 'a@example.com', left: 'pass', right: 'word', ...item }],
		settings: { onError: 'continueRegularOutput' },
	});
}
