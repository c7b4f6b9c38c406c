import type { IDataObject } from 'n8n-workflow';

import type { Example, Examples } from '../example';

/** Something of a user who has a token. */
const ofUser = (parameters: IDataObject): Example => ({
	after: 'userToken: create',
	parameters: { userToken: '={{ $json.userToken }}', ...parameters },
});

const ai = ofUser({
	prompt: 'https://example.com/menu',
	videoContext: 'demo-customer/demo-user/1',
});
const video = ofUser({ wochitVideoId: '6094092472a9105747957aa3' });
const draft = ofUser({ wochitVideoId: '63ce6eaa7304484941234524' });

export const wochitApi: Examples = {
	'channel: get': {},
	'channel: getTemplateCategories': {},
	'credential: test': {},
	'customer: create': { parameters: { name: 'Harbour Cafe', partnerId: 'partner-1' } },
	'customer: update': {
		parameters: { partnerId: 'demo-customer', updateFields: { templateCategoryIds: ['3'] } },
	},
	'draft: clone': draft,
	'draft: createWithAi': ai,
	'draft: delete': draft,
	'userToken: create': { parameters: { userId: 'demo-user', partnerId: 'demo-customer' } },
	'video: clone': video,
	'video: createWithAi': ai,
	'video: delete': video,
};
