import { OmnizeApi } from '../../../credentials/OmnizeApi.credentials';
import { OmnizeZenviaApi } from '../../../credentials/OmnizeZenviaApi.credentials';
import { OmnizeTrigger } from '../../../nodes/Omnize/OmnizeTrigger.node';
import { demoSecrets } from '../../../sandbox';
import { call, publishing } from '../events';
import { sandbox } from '../setup';

const sha256 = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8';

/** Publishes a workflow with Omnize's trigger. */
export const omnize = publishing(
	() => new OmnizeTrigger(),
	new OmnizeApi(),
	() => sandbox.credentials.omnizeApi,
);

/** Publishes a workflow with Omnize's trigger, set to the host of today. */
export const zenvia = publishing(
	() => new OmnizeTrigger(),
	new OmnizeZenviaApi(),
	() => sandbox.credentials.omnizeZenviaApi,
);

/** What happens at Omnize, by other hands than n8n's. */
export const vendor = {
	omnize: async (method: string, path: string, body: object) =>
		await call(
			`${sandbox.urls.omnize}/api/v1/${path}`,
			method,
			{},
			{
				token: demoSecrets.omnizeToken,
				...body,
			},
		),
	newAgent: async (name: string, account = 1) =>
		await vendor.omnize('POST', 'agents', {
			agent: { name, email: `${name}@example.com`, password: sha256, account_id: account },
		}),
	newAccount: async (name: string) =>
		await vendor.omnize('POST', 'accounts', {
			license_quantity: 1,
			account: {
				email: `${name}@example.com`,
				main_contact: name,
				telefone: '(11) 1',
				url: 'example.com',
			},
		}),
	newDepartment: async (name: string) =>
		await vendor.omnize('POST', 'departments', { department: { account_id: 1, name } }),
};
