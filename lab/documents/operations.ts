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

/** What the node does with an operation whose answer is lost, in the words of the README's tables. */
export function afterAnUnclearAnswer(operation: Operation): string {
	const { effect, existing, idempotencyKey, newcomer, request, settle } = operation;
	if (request === undefined) return 'sends nothing';
	if (idempotencyKey) return 'repeats it with the same key: the vendor carries it out once';
	if (settle)
		return 'reads both balances: done where they prove it, else unknown; never sends it again';
	if (newcomer) {
		return newcomer.listsAll
			? 'looks for what was not there before, then goes on or sends it again'
			: 'looks for what was not there before where it can; else reports the outcome as unknown';
	}
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
