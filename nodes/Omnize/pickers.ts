import type { ListSource } from '../engine/declare';
import { records } from './answers';
import type { PartnerApi } from './requests';

const accountIsNeeded = { accountId: 'the account' };

const nameAndEmail: ListSource['entry'] = ({ id, name, email }) => ({
	name: `${String(name ?? id)} (${String(email ?? id)})`,
	value: String(id),
});

const nameOrId: ListSource['entry'] = ({ id, name }) => ({
	name: String(name ?? id),
	value: String(id),
});

/** The accounts of the partner, to choose one. Most have no name: a person knows them by whom they belong to. */
export const accounts = ({ listAccounts }: PartnerApi): ListSource => ({
	method: 'searchAccounts',
	answer: records,
	request: () => listAccounts(),
	entry: ({ name, main_contact: contact, ...account }) =>
		nameAndEmail({ ...account, name: name ?? contact }),
});

/** The agents of the chosen account, to choose one. */
export const agents = ({ listAgents }: PartnerApi): ListSource => ({
	method: 'searchAgents',
	answer: records,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => listAgents(accountId.trim()),
	entry: nameAndEmail,
});

/** The same agents, to choose several. */
export const accountAgents = (api: PartnerApi): ListSource => ({
	...agents(api),
	method: 'getAccountAgents',
});

/** The departments of the chosen account, to choose one. */
export const departments = ({ listDepartments }: PartnerApi): ListSource => ({
	method: 'searchDepartments',
	answer: records,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => listDepartments(accountId.trim()),
	entry: nameOrId,
});

/** The same departments, to choose several. */
export const accountDepartments = (api: PartnerApi): ListSource => ({
	...departments(api),
	method: 'getAccountDepartments',
});

/** The agents of the chosen department, to choose several. */
export const departmentAgents = ({ listDepartmentAgents }: PartnerApi): ListSource => ({
	method: 'getDepartmentAgents',
	answer: records,
	needs: { departmentId: 'a department' },
	request: ({ departmentId = '' }) => listDepartmentAgents(departmentId),
	entry: nameAndEmail,
});
