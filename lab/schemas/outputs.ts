import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { operationsOf } from '../../nodes/engine/declare/upsert';
import type { Registered } from '../../nodes/vendors';
import type { Sandbox } from '../../sandbox';
import { operationsOf as runnable } from '../node/operations';
import type { Example } from './example';
import { examples } from './examples';

/** The operations of a generation by their names, each with how often it is run to show all that it puts out. */
function timesOf({ vendor }: Registered): Map<string, number> {
	return new Map(
		vendor.resources.flatMap((resource) =>
			operationsOf(resource).map(({ value, updatesExisting }) => [
				`${resource.value}: ${value}`,
				updatesExisting ? 2 : 1,
			]),
		),
	);
}

/** The example of an operation; Create or Update takes what Create takes. */
function exampleOf({ vendor: { credential, name } }: Registered, operation: string): Example {
	const own = examples[credential.name] ?? {};
	const found = own[operation] ?? own[operation.replace(/: upsert$/, ': create')];
	if (found === undefined) throw new Error(`No example of ${operation} at ${name}`);
	return found;
}

/** Runs a generation's examples, each on its own at a vendor in its first state, and gives what they put out. */
export async function outputsOf(
	sandbox: Sandbox,
	registered: Registered,
): Promise<Map<string, IDataObject[]>> {
	const { node: Node, vendor } = registered;
	const credentials = sandbox.credentials as unknown as Record<
		string,
		ICredentialDataDecryptedObject
	>;
	const node = runnable(new Node(), vendor.credential)(credentials[vendor.credential.name]!);
	const run = async (operation: string): Promise<IDataObject[]> => {
		const { after, parameters } = exampleOf(registered, operation);
		const items = after === undefined ? undefined : await run(after);
		// What is put out depends on the generation, not on the version that a step was made with.
		const settings = { typeVersion: [new Node().description.version].flat().at(-1)! };
		const { json, error } = await node.run(operation, parameters, { items, settings });
		if (error) throw new Error(`${vendor.name} ${operation}: ${error.message}`);
		return json;
	};
	const outputs = new Map<string, IDataObject[]>();
	for (const [operation, times] of timesOf(registered)) {
		sandbox.reset();
		const all: IDataObject[] = [];
		for (let time = 0; time < times; time++) all.push(...(await run(operation)));
		if (all.length === 0) throw new Error(`${vendor.name} ${operation} put out nothing`);
		outputs.set(operation, all);
	}
	return outputs;
}
