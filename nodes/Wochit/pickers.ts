import type { IDataObject } from 'n8n-workflow';

import type { ListSource } from '../engine/declare';
import { accountCategoriesAnswer, accountCategoriesRequest } from './channel/accountCategories';
import { channelAnswer, channelRequest } from './channel/channel';

const entry = ({ id, name }: IDataObject) => ({ name: String(name ?? id), value: String(id) });

/** The template categories of the channel (wochit.md#retrieve-channel-information). */
export const templateCategories: ListSource = {
	method: 'getTemplateCategories',
	answer: channelAnswer.transform((channel) => channel.templateCategories),
	request: (_parameters, credential) => channelRequest(credential),
	entry,
};

/** The template categories of the account, which have other IDs (wochit.md#template-categories-of-the-account). */
export const accountCategories: ListSource = {
	method: 'getAccountTemplateCategories',
	answer: accountCategoriesAnswer.transform(({ registered, owned }) => [...registered, ...owned]),
	request: accountCategoriesRequest,
	entry,
};
