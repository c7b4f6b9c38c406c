import type { ListSource } from '../engine/declare';
import { channelAnswer, channelRequest } from './channel/channel';

/** The template categories of the channel (wochit.md#retrieve-channel-information). */
export const templateCategories: ListSource = {
	method: 'getTemplateCategories',
	answer: channelAnswer.transform((channel) => channel.templateCategories),
	request: (_parameters, credential) => channelRequest(credential),
	entry: ({ id, name }) => ({ name: String(name ?? id), value: String(id) }),
};
