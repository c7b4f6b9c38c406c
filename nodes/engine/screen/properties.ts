import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { generationsOf } from '../declare/generations';
import type { Operation, Resource } from '../declare/operation';
import { operationsOf } from '../declare/upsert';
import type { Vendor } from '../declare/vendor';
import { inWords } from '../declare/words';
import { authenticationPickers, inGenerations } from './authentication';
import { requestSettingsProperty } from './requestSettings';
import { shownWhere } from '../declare/shownWhere';

/**
 * Orders what a picker offers. Our own names are plain English, and loading the rules of a language's
 * order would take n8n 15 ms at its start.
 */
export const byName = (one: { name: string }, other: { name: string }) =>
	one.name < other.name ? -1 : 1;

const returnAllAndLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		displayOptions: { show: { returnAll: [false] } },
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
];

const completionProperties: INodeProperties[] = [
	{
		displayName: 'Wait for Completion',
		name: 'waitForCompletion',
		type: 'boolean',
		default: true,
		description:
			'Whether to wait until the request was really carried out; all items are submitted first and then followed together',
	},
	{
		displayName: 'Completion Timeout',
		name: 'completionTimeout',
		type: 'number',
		displayOptions: { show: { waitForCompletion: [true] } },
		typeOptions: { minValue: 1 },
		default: 600,
		description: 'How many seconds to wait for all items to be carried out',
	},
];

/** The switch for an answer with more fields than one looks at. */
export const simplifyProperty: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const previewProperty: INodeProperties = {
	displayName: 'Preview',
	name: 'preview',
	type: 'boolean',
	default: false,
	description:
		'Whether to only show the request that would be sent, with its secrets masked, and send nothing',
};

function ifExistsProperty(operation: Operation): INodeProperties {
	const options: INodePropertyOptions[] = [
		{
			name: 'Fail',
			value: 'fail',
			description: 'The item ends with what the partner says about it',
		},
		{
			name: 'Use Existing',
			value: 'useExisting',
			description: 'The item goes on with the one that is there, unchanged',
		},
	];
	if (operation.existing?.update) {
		options.push({
			name: 'Update',
			value: 'update',
			description: 'The one that is there is brought to the values of this item',
		});
	}
	return {
		displayName: 'If It Already Exists',
		name: 'ifExists',
		type: 'options',
		options,
		default: 'fail',
		description:
			'What to do when it is there already; with anything but Fail a run that was interrupted can simply be run again',
	};
}

/** An operation's own properties, with those that the engine adds because of what the operation is. */
export function propertiesOf(operation: Operation): INodeProperties[] {
	return [
		...operation.properties,
		...(operation.list ? returnAllAndLimit : []),
		...(operation.existing && !operation.updatesExisting ? [ifExistsProperty(operation)] : []),
		...(operation.completion ? completionProperties : []),
		...(operation.simplified ? [simplifyProperty] : []),
		...(operation.request && operation.effect !== 'read' ? [previewProperty] : []),
	];
}

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
	const sending: Record<string, string[]> = {};
	for (const resource of vendor.resources) {
		for (const operation of operationsOf(resource)) {
			const show = { resource: [resource.value], operation: [operation.value] };
			const own = [...propertiesOf(operation), ...lacksNotice(newest, resource, operation)];
			blocks.push(shownWhere(show, own));
			if (operation.request) (sending[resource.value] ??= []).push(operation.value);
		}
	}
	for (const [resource, operations] of Object.entries(sending)) {
		const show = { resource: [resource], operation: operations };
		blocks.push(shownWhere(show, [requestSettingsProperty(vendor.requestsPerMinute)]));
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
