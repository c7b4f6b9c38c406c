import { WochitApi } from '../../credentials/WochitApi.credentials';
import { testableCredential, type CredentialCheck, type Vendor } from '../engine/declare';
import { unwrap } from './answers';
import { channel } from './channel';
import { channelRequest } from './channel/channel';
import { customer } from './customer';
import { draft } from './draft';
import { userToken } from './userToken';
import { video } from './video';

/** Asks for the credential's channel (wochit.md#retrieve-channel-information). */
const credentialCheck: CredentialCheck = {
	request: channelRequest,
	explain: ({ status }, unwrapped) => {
		if (status === 400 || status === 404) {
			return 'Wochit does not know this channel. Check the Channel ID, and the Studio URL under Show Addresses.';
		}
		if (status !== 401 && status !== 403) return undefined;
		const field = 'refusal' in unwrapped ? unwrapped.refusal.field : undefined;
		return field?.includes('channel')
			? 'Wochit does not accept this channel ID. Check that it belongs to the API key.'
			: 'Wochit does not accept this API key for this channel. Check that both are complete and belong together.';
	},
};

/** Wochit (wochit.md). */
export const wochit: Vendor = {
	name: 'Wochit',
	credential: new WochitApi(),
	host: 'studioUrl',
	secrets: ['apiKey'],
	requestsPerMinute: 0,
	unwrap,
	credentialCheck,
	resources: [
		channel,
		customer,
		userToken,
		video,
		draft,
		testableCredential({ name: 'Wochit', unwrap, credentialCheck }),
	],
};
