import {
	generationsOf,
	type Operation,
	type Resource,
	type Vendor,
} from '../../nodes/engine/declare';
import type { Effect } from '../../nodes/engine/declare/effect';
import { operationsOf } from '../../nodes/engine/declare/upsert';
import { registry } from '../../nodes/vendors';

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

/** What a row says of an operation, but for the generations in which it is so. */
function rowOf(resource: Resource, operation: Operation): string {
	const { name, description } = operation;
	return `| ${resource.name} | ${name} | ${description} | ${afterAnUnclearAnswer(operation)} |`;
}

/** The rows of all generations, those of the newest first, with the names of those in which each is so. */
function rowsOf(newest: Vendor): Map<string, string[]> {
	const rows = new Map<string, string[]>();
	for (const { resources, authentication } of generationsOf(newest)) {
		for (const resource of resources) {
			for (const operation of operationsOf(resource)) {
				const row = rowOf(resource, operation);
				rows.set(row, [...(rows.get(row) ?? []), authentication?.name ?? '']);
			}
		}
	}
	return rows;
}

function tableOf(vendor: Vendor): string {
	const count = generationsOf(vendor).length;
	const titles = ['Resource', 'Operation', 'What it does', 'When the answer is lost, the node'];
	const columns = count > 1 ? [...titles, 'Authentication'] : titles;
	const rows = [...rowsOf(vendor)].map(([row, names]) =>
		count > 1 ? `${row} ${names.length === count ? 'each' : names.join(', ')} |` : row,
	);
	return [
		`### ${vendor.name}`,
		'',
		`| ${columns.join(' | ')} |`,
		`|${' --- |'.repeat(columns.length)}`,
		...rows,
	].join('\n');
}

/** The tables of all operations, as the README shows them. */
export function operationTables(): string {
	return registry.map(({ vendor }) => tableOf(vendor)).join('\n\n');
}
