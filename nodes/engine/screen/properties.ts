import type { INodeProperties } from 'n8n-workflow';

import { generationsOf } from '../declare/generations';
import type { Operation, Resource } from '../declare/operation';
import { shownWhere } from '../declare/shownWhere';
import { findableOf } from '../declare/target';
import { operationsOf } from '../declare/upsert';
import type { Vendor } from '../declare/vendor';
import { inWords } from '../declare/words';
import { authenticationPickers, inGenerations } from './authentication';
import { propertiesOf } from './operationProperties';
import { requestSettingsProperty, type Foresight } from './requestSettings';

/**
 * Orders what a picker offers. Our own names are plain English, and loading the rules of a language's
 * order would take n8n 15 ms at its start.
 */
export const byName = (one: { name: string }, other: { name: string }) =>
	one.name < other.name ? -1 : 1;

function operationPicker(resource: Resource): INodeProperties {
	const options = operationsOf(resource)
		.map(({ name, value, action, description }) => ({ name, value, action, description }))
		.sort(byName);
	const firstOperation = resource.operations[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: firstOperation,
	};
}

function resourcePicker(vendor: Vendor): INodeProperties {
	const options = vendor.resources.map(({ name, value }) => ({ name, value })).sort(byName);
	const firstResource = vendor.resources[0]?.value ?? '';
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options,
		default: firstResource,
	};
}

/** What may be left out of an operation, by its names on the screen. */
const optionalOf = ({ properties }: Operation): string[] =>
	properties
		.filter(({ type }) => type === 'collection')
		.flatMap(({ options = [] }) => options.map((one) => (one as INodeProperties).displayName));

/** Says of an earlier generation's operation what only the newest has. */
function lacksNotice(newest: Vendor, resource: Resource, operation: Operation): INodeProperties[] {
	const same = newest.resources
		.filter(({ value }) => value === resource.value)
		.flatMap(operationsOf)
		.find(({ value }) => value === operation.value);
	const own = optionalOf(operation);
	const lacking = same ? optionalOf(same).filter((label) => !own.includes(label)) : [];
	if (lacking.length === 0) return [];
	const are = lacking.length === 1 ? 'is' : 'are';
	const displayName = `${inWords(lacking)} ${are} only there with the authentication ${newest.authentication!.name}`;
	return [{ displayName, name: 'lacksNotice', type: 'notice', default: '' }];
}

const pickersOf = (vendor: Vendor): INodeProperties[][] => [
	[resourcePicker(vendor)],
	vendor.resources.map(operationPicker),
];

/** What the operations of a generation show, each with all of its properties. */
function blocksOf(vendor: Vendor, newest: Vendor): INodeProperties[][] {
	const blocks: INodeProperties[][] = [];
	const sending = new Map<
		string,
		{ resource: string; foresight: Foresight; operations: string[] }
	>();
	for (const resource of vendor.resources) {
		for (const operation of operationsOf(resource)) {
			const show = { resource: [resource.value], operation: [operation.value] };
			const own = [...propertiesOf(operation), ...lacksNotice(newest, resource, operation)];
			blocks.push(shownWhere(show, own));
			if (operation.request === undefined) continue;
			const canCompare = findableOf(operation) !== undefined;
			const foresight = { canAsk: canCompare || operation.settle !== undefined, canCompare };
			const key = JSON.stringify([resource.value, foresight]);
			const alike = sending.get(key) ?? { resource: resource.value, foresight, operations: [] };
			alike.operations.push(operation.value);
			sending.set(key, alike);
		}
	}
	for (const { resource, foresight, operations } of sending.values()) {
		const show = { resource: [resource], operation: operations };
		blocks.push(shownWhere(show, [requestSettingsProperty(vendor.requestsPerMinute, foresight)]));
	}
	return blocks;
}

/**
 * All properties of a vendor's node: the pickers, and each operation's, shown where it is chosen. The pickers of all
 * generations come first: n8n drops a value that is shown by two others where it meets it before these.
 */
export function nodeProperties(vendor: Vendor): INodeProperties[] {
	const shown = (blocks: (one: Vendor, newest: Vendor) => INodeProperties[][]) =>
		inGenerations(generationsOf(vendor).map((one) => ({ ...one, blocks: blocks(one, vendor) })));
	return [...authenticationPickers(vendor), ...shown(pickersOf), ...shown(blocksOf)];
}
