import { OmnizeApi } from '../../credentials/OmnizeApi.credentials';
import { testableCredential, type Vendor } from '../engine/declare';
import { account } from './account';
import { agent } from './agent';
import { department } from './department';
import { movesByItself } from './answers';
import { tokenCheck, unwrapData } from './envelope';
import { loginUrl } from './loginUrl';
import { pagesOf } from './pages';
import { onOmnize } from './requests';
import { widget } from './widget';

const credentialCheck = tokenCheck(onOmnize, 'Copy it again from the partner portal.');

/** Omnize at the host that it had before it became a product of Zenvia's (omnize.md#generations). */
export const omnizeHost: Vendor = {
	name: 'Omnize',
	authentication: {
		value: 'omnize',
		name: 'Partner Token (Omnize Host)',
		description: 'For partner.omnize.com, the host of before',
	},
	credential: new OmnizeApi(),
	host: 'baseUrl',
	mayBePlain: true,
	secrets: ['token'],
	requestsPerMinute: 0,
	movesByItself,
	unwrap: unwrapData,
	paging: pagesOf(onOmnize),
	credentialCheck,
	resources: [
		account(onOmnize),
		agent,
		department,
		loginUrl,
		widget,
		testableCredential({ name: 'Omnize', unwrap: unwrapData, credentialCheck }),
	],
};
