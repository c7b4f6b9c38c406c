import { defineOperation } from '../../engine/declare';
import { accountCategoriesAnswer, accountCategoriesRequest } from './accountCategories';

export const getTemplateCategories = defineOperation({
	value: 'getTemplateCategories',
	name: 'Get Template Categories',
	action: 'Get the template categories of the account',
	description:
		"Get the template categories that the editor and AI take, chosen in Wochit's admin site or your own. Their IDs are not those that customers take, which Channel: Get gives.",
	effect: 'read',
	request: accountCategoriesRequest,
	answer: accountCategoriesAnswer,
});
