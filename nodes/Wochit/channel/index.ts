import type { Resource } from '../../engine/declare';
import { getChannel } from './get';
import { getTemplateCategories } from './getTemplateCategories';

export const channel: Resource = {
	value: 'channel',
	name: 'Channel',
	operations: [getChannel, getTemplateCategories],
};
