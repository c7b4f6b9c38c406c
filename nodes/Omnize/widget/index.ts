import type { Resource } from '../../engine/declare';
import { getWidgetCode } from './getCode';

export const widget: Resource = {
	value: 'widget',
	name: 'Widget',
	operations: [getWidgetCode],
};
