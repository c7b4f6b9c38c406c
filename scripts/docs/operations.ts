import type { Operation, Vendor } from '../../nodes/engine/declare';
import type { Effect } from '../../nodes/engine/declare/effect';
import { operationsOf } from '../../nodes/engine/declare/upsert';
import { vendors } from '../../nodes/vendors';

const whenUnclear: Record<Effect, string> = {
	read: 'repeats it',
	set: 'repeats it: twice is the same as once',
	create: 'reports the outcome as unknown',
	transfer: 'reports the outcome as unknown, never sends it again',
};

function afterAnUnclearAnswer({ effect, existing, request }: Operation): string {
	if (request === undefined) return 'sends nothing';
	if (effect !== 'create' || existing === undefined) return whenUnclear[effect];
	return existing.by === 'looking'
		? 'looks it up, then goes on or sends it again'
		: 'sends it again: the vendor keeps it only once';
}

function tableOf(vendor: Vendor): string {
	const rows = vendor.resources.flatMap((resource) =>
		operationsOf(resource).map(
			(operation) =>
				`| ${resource.name} | ${operation.name} | ${operation.description} | ${afterAnUnclearAnswer(operation)} |`,
		),
	);
	return [
		`### ${vendor.name}`,
		'',
		'| Resource | Operation | What it does | When the answer is lost, the node |',
		'| --- | --- | --- | --- |',
		...rows,
	].join('\n');
}

/** The tables of all operations, as the README shows them. */
export function operationTables(): string {
	return vendors.map(tableOf).join('\n\n');
}
