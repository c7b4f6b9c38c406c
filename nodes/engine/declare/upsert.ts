import type { Operation, Resource } from './operation';

/** Create or Update: a creation that brings a thing that is there already to the item's values. */
function createOrUpdate(create: Operation): Operation {
	return {
		...create,
		value: 'upsert',
		name: 'Create or Update',
		action: create.action.replace(/^Create/, 'Create or update'),
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		updatesExisting: true,
	};
}

/** A resource's operations: those declared, and Create or Update beside each create that can update. */
export function operationsOf(resource: Resource): Operation[] {
	return resource.operations.flatMap((operation) =>
		operation.existing?.update ? [operation, createOrUpdate(operation)] : [operation],
	);
}
