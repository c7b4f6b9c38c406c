import { OmnizeZenviaApi } from '../../credentials/OmnizeZenviaApi.credentials';
import { testableCredential, type Vendor } from '../engine/declare';
import { account } from './account';
import { zenviaAgent } from './agent';
import { zenviaDepartment } from './department';
import { movesByItself } from './answers';
import { tokenCheck, unwrapNamed } from './envelope';
import { zenviaLoginUrl } from './loginUrl';
import { omnizeHost } from './omnizeHost';
import { pagesOf } from './pages';
import { onZenvia } from './requests';
import { widget } from './widget';

const credentialCheck = tokenCheck(onZenvia, 'Enter it again as Zenvia gave it to you.');

/** Omnize at the host of today, which is Zenvia's; the documents call it both ways (omnize.md#generations). */
export const omnize: Vendor = {
	name: 'Omnize',
	authentication: {
		value: 'zenvia',
		name: 'Partner Token (Zenvia Host)',
		description: 'For zchat.zenvia.io, the host of today',
	},
	earlier: [omnizeHost],
	credential: new OmnizeZenviaApi(),
	host: 'baseUrl',
	secrets: ['token'],
	requestsPerMinute: 0,
	movesByItself,
	unwrap: unwrapNamed,
	paging: pagesOf(onZenvia),
	credentialCheck,
	resources: [
		account(onZenvia),
		zenviaAgent,
		zenviaDepartment,
		zenviaLoginUrl,
		widget,
		testableCredential({ name: 'Omnize', unwrap: unwrapNamed, credentialCheck }),
	],
};
