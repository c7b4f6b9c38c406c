import type { INodeProperties } from 'n8n-workflow';

import type { Trigger } from '../declare/trigger';
import { byName, shownWhere, simplifyProperty } from './properties';

/** All properties of a trigger node: the event, and what each event needs, shown where it is chosen. */
export function triggerProperties({ events }: Trigger): INodeProperties[] {
	const shownFor = new Map<string, { property: INodeProperties; event: string[] }>();
	for (const { value, list } of events) {
		const { properties, simplified } = list.operation;
		for (const property of simplified ? [...properties, simplifyProperty] : properties) {
			const alike = JSON.stringify(property);
			const shown = shownFor.get(alike) ?? { property, event: [] };
			shownFor.set(alike, { ...shown, event: [...shown.event, value] });
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
		...[...shownFor.values()].flatMap(({ property, event }) => shownWhere({ event }, [property])),
	];
}
