import { defineOperation } from '../../engine/declare';
import { records } from '../answers';
import { search } from '../fields';
import type { PartnerApi } from '../requests';
import { accountInWords, simplifiedAccount } from './account';

export const getAllAccounts = (api: PartnerApi) =>
	defineOperation({
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many accounts',
		description: 'Get many of your accounts',
		effect: 'read',
		...accountInWords,
		simplified: simplifiedAccount,
		list: true,
		options: { search: search('accounts whose ID, name or e-mail') },
		request: (input) => api.listAccounts({ search: input.search }),
		answer: records,
	});
