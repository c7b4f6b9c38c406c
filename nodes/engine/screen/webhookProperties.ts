import type { INodeProperties } from 'n8n-workflow';

import type { WebhookTrigger } from '../declare/webhook';
import { byName } from './properties';

/** The name of the parameter that says which events start the workflow. */
export const eventsParameter = 'events';

/** All properties of a trigger node that is called: how to set it up, its events, and what it needs. */
export const webhookProperties = (trigger: WebhookTrigger): INodeProperties[] => [
	{ displayName: trigger.setUp, name: 'setUpNotice', type: 'notice', default: '' },
	{
		displayName: 'Events',
		name: eventsParameter,
		type: 'multiOptions',
		required: true,
		noDataExpression: true,
		options: trigger.events
			.map(({ name, value, description }) => ({ name, value, description }))
			.sort(byName),
		default: [],
		description: 'What starts the workflow',
	},
	...trigger.properties,
];
