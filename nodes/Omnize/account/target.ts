import type { IDataObject } from 'n8n-workflow';

import type { Target } from '../../engine/declare';
import { foundAndSent, records } from '../answers';
import { isOn, isThere } from '../inWords';
import type { PartnerApi } from '../requests';
import { accountOf, type AccountInput } from './account';

/** What an account is after an update, in the fields in which it is listed: `telefone` as `phone` (omnize.md#account). */
export function accountAfter(input: AccountInput, found: IDataObject): IDataObject {
	const { telefone, ativo, ...sent } = accountOf(input);
	const after = foundAndSent(found, { ...sent, phone: telefone });
	if (ativo === undefined) return after;
	// Both are listed for the same; what is so already stays as it is written.
	const written = (now: unknown) => (isOn(now) === (ativo === 1) ? now : ativo);
	const fields = ['ativo', 'active'].filter((field) => field in found);
	const names = fields.length > 0 ? fields : ['ativo'];
	const flags = Object.fromEntries(names.map((name) => [name, written(found[name])]));
	return { ...after, ...(flags as IDataObject) };
}

/** What an operation has of the account that it is about, and of what it makes of it. */
interface AccountChange extends AccountInput {
	accountId: number;
	licenseQuantity?: number;
	licenseCode?: string;
}

/**
 * How the account is found that an operation is about.
 *
 * @param after what it makes of the account; left out where it deletes it
 */
export const accountToChange = (
	{ listAccounts }: PartnerApi,
	after?: Target<AccountChange>['after'],
): Target<AccountChange> => ({
	describe: ({ accountId }) => `account ${accountId}`,
	request: ({ accountId }) => listAccounts({ search: String(accountId) }),
	answer: records,
	all: () => ({ request: listAccounts(), answer: records }),
	keyOf: ({ id }) => Number(id),
	wantedKey: ({ accountId }) => accountId,
	counts: isThere,
	...(after && { after }),
});
