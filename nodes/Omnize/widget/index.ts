import type { Resource } from '../../shared/types';
import { getWidgetCode } from './getCode';

export const widget: Resource = {
	value: 'widget',
	name: 'Widget',
	operations: [getWidgetCode],
};
