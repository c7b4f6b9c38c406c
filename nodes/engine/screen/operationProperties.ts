import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../declare/operation';

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
		'Whether to only show what would change and the request that would be sent, with its secrets masked. Where the partner can be asked, this reads how things are; it changes nothing.',
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
