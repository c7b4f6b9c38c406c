import { byId, type Examples } from '../example';

const account = { accountId: byId('1') };
const agent = { agentId: byId('123') };
const owner = {
	email: 'test@example.com',
	mainContact: 'Account Owner Namer',
	telefone: '(11) 9345-0987',
	url: 'testwebpage.com.br',
};
const department = { departmentId: byId('={{ $json.departmentId }}') };
const afterCreation = { after: 'department: create' };
const withAgents = { after: 'department: addAgents', parameters: department };

/** What both hosts take alike. */
const alike: Examples = {
	'account: activate': { parameters: account },
	'account: create': { parameters: { licenseQuantity: 10, ...owner } },
	'account: deactivate': { parameters: account },
	'account: delete': { parameters: account },
	'account: getAll': {},
	'account: update': { parameters: { ...account, updateFields: { ...owner, ativo: true } } },
	'account: updateLicenseCode': { parameters: { ...account, licenseCode: 'PARTNER_X' } },
	'account: updateLicenses': { parameters: { ...account, licenseQuantity: 5 } },
	'agent: create': {
		parameters: { ...account, name: 'Test Agent', email: 'agent@example.com', password: 'pw' },
	},
	'agent: getAll': { parameters: account },
	'agent: updateProfile': { parameters: { ...agent, profile: 'ADMIN' } },
	'credential: test': {},
	'department: addAgents': {
		...afterCreation,
		parameters: { ...department, agentIds: ['123', '456'] },
	},
	'department: addChannels': {
		...afterCreation,
		parameters: { ...department, channels: ['audio'] },
	},
	'department: create': {
		parameters: {
			...account,
			name: 'New Department',
			additionalFields: { description: 'A new created department', channels: ['chat', 'video'] },
		},
	},
	'department: getAgents': withAgents,
	'department: getAll': { ...afterCreation, parameters: account },
	'department: getChannels': { ...afterCreation, parameters: department },
	'department: removeAgents': {
		...withAgents,
		parameters: { ...department, agentIds: ['456'] },
	},
	'department: removeChannels': {
		...afterCreation,
		parameters: { ...department, channels: ['video'] },
	},
	'loginUrl: create': { parameters: { email: 'user@example.org' } },
	'widget: getCode': { parameters: account },
};

export const omnizeApi: Examples = {
	...alike,
	'agent: update': { parameters: { ...agent, updateFields: { name: 'New Name' } } },
	'department: update': {
		...afterCreation,
		parameters: { ...department, updateFields: { name: 'New Name' } },
	},
};

export const omnizeZenviaApi: Examples = {
	...alike,
	'agent: delete': { parameters: { ...account, ...agent } },
	'agent: get': { parameters: { ...account, ...agent } },
	'agent: getAll': { after: 'agent: delete', parameters: account },
	'agent: update': {
		...afterCreation,
		parameters: {
			...account,
			...agent,
			updateFields: { name: 'New Name', departmentIds: '={{ $json.departmentId }}' },
		},
	},
	'department: update': {
		...afterCreation,
		parameters: { ...account, ...department, updateFields: { name: 'New Name' } },
	},
};
