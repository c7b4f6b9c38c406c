import type { INodeProperties } from 'n8n-workflow';

import { generationsOf } from '../declare/generations';
import type { Trigger } from '../declare/trigger';
import { authenticationPickers, inGenerations } from './authentication';
import { simplifyProperty } from './operationProperties';
import { byName } from './properties';
import { shownWhere } from '../declare/shownWhere';

function eventPicker({ events }: Trigger): INodeProperties {
	const firstEvent = events[0].value;
	return {
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: events
			.map(({ name, value, description }) => ({ name, value, description }))
			.sort(byName),
		default: firstEvent,
		description: 'What starts the workflow',
	};
}

/** The event, and what each event needs, shown where it is chosen. */
function blocksOf(trigger: Trigger): INodeProperties[][] {
	const shownFor = new Map<string, { property: INodeProperties; event: string[] }>();
	for (const { value, list } of trigger.events) {
		const { properties, simplified } = list.operation;
		for (const property of simplified ? [...properties, simplifyProperty] : properties) {
			const alike = JSON.stringify(property);
			const shown = shownFor.get(alike) ?? { property, event: [] };
			shownFor.set(alike, { ...shown, event: [...shown.event, value] });
		}
	}
	const properties = [...shownFor.values()];
	return [
		[eventPicker(trigger)],
		properties.flatMap(({ property, event }) => shownWhere({ event }, [property])),
	];
}

/** All properties of a trigger node. */
export const triggerProperties = (trigger: Trigger): INodeProperties[] => [
	...authenticationPickers(trigger),
	...inGenerations(generationsOf(trigger).map((one) => ({ ...one, blocks: blocksOf(one) }))),
];
