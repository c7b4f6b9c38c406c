import type { INodeProperties } from 'n8n-workflow';

import type { Trigger } from '../declare/trigger';
import { byName, shownWhere, simplifyProperty } from './properties';

/** All properties of a trigger node: the event, and what each event needs, shown where it is chosen. */
export function triggerProperties({ events }: Trigger): INodeProperties[] {
	const shownFor = new Map<INodeProperties, string[]>();
	for (const { value, list } of events) {
		const { properties, simplified } = list.operation;
		for (const property of simplified ? [...properties, simplifyProperty] : properties) {
			shownFor.set(property, [...(shownFor.get(property) ?? []), value]);
		}
	}
	const firstEvent = events[0].value;
	return [
		{
			displayName: 'Event',
			name: 'event',
			type: 'options',
			noDataExpression: true,
			options: events
				.map(({ name, value, description }) => ({ name, value, description }))
				.sort(byName),
			default: firstEvent,
			description: 'What starts the workflow',
		},
		...[...shownFor].flatMap(([property, event]) => shownWhere({ event }, [property])),
	];
}
