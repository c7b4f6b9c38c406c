import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { executeByHand } from '../../lab/n8n/byHand';
import { outputOf, type Execution } from '../../lab/n8n/n8n';
import type { Vendor } from '../../sandbox';
import { byId, inOrder, of, type Step } from './steps';

/** What each partner documents today, used in a workflow in a real n8n: every request of it. */

const account = { accountCode: byId('TODAY_1') };
const email = 'nathan.smith@today.example';
const user = { ...account, email };
const structures = (name: string, role?: string) => ({
	structures: { structure: [{ name, ...(role && { role }) }] },
});
const teams = { teams: { team: [{ name: 'Bartenders' }] } };
const claim = { key: 'employeeId', issuer: 'HR' };

const typsy: Step[] = [
	{ name: 'Test', does: 'authentication: test' },
	{
		name: 'New account',
		does: 'account: create',
		parameters: {
			name: 'Today Pty Ltd',
			vanityName: 'Today',
			tzIdentifier: 'Australia/Melbourne',
			country: 'AU',
			code: 'TODAY_1',
			additionalFields: { region: 'APAC', ...structures('Venue A') },
		},
	},
	{ name: 'Account', does: 'account: get', parameters: account },
	{ name: 'Accounts', does: 'account: getAll', parameters: { returnAll: true } },
	{
		name: 'New user',
		does: 'user: create',
		parameters: {
			...user,
			firstName: 'Nathan',
			lastName: 'Smith',
			...structures('Venue A', 'manager'),
		},
	},
	{ name: 'User', does: 'user: get', parameters: user },
	{ name: 'Users', does: 'user: getAll', parameters: { ...account, returnAll: true } },
	{
		name: 'Renamed user',
		does: 'user: update',
		parameters: {
			...account,
			userIdentifier: byId(of('User', 'identifier')),
			updateFields: { lastName: 'Jones' },
		},
	},
	{ name: 'In a team', does: 'user: addTeams', parameters: { ...user, ...teams } },
	{ name: 'In no team', does: 'user: removeTeams', parameters: { ...user, ...teams } },
	{
		name: 'In a venue',
		does: 'user: addStructures',
		parameters: { ...user, ...structures('Venue B', 'member') },
	},
	{
		name: 'In no venue',
		does: 'user: removeStructures',
		parameters: { ...user, ...structures('Venue B') },
	},
	{
		name: 'With a claim',
		does: 'user: addClaims',
		parameters: { ...user, claims: { claim: [{ ...claim, value: '4711' }] } },
	},
	{
		name: 'Without it',
		does: 'user: removeClaims',
		parameters: { ...user, claims: { claim: [claim] } },
	},
	{
		name: 'Administrator',
		does: 'account: addRole',
		parameters: { ...user, role: 'administrator' },
	},
	{
		name: 'No administrator',
		does: 'account: removeRole',
		parameters: { ...user, role: 'administrator' },
	},
	{
		name: 'As wanted',
		does: 'user: upsert',
		parameters: {
			...user,
			firstName: 'Nathan',
			lastName: 'Smith',
			...structures('Venue C', 'member'),
		},
	},
	{ name: 'Departed', does: 'user: depart', parameters: user },
	{
		name: 'Its state',
		does: 'user: getRequestStatus',
		parameters: { ...account, requestId: of('Departed', 'requestId') },
	},
	{
		name: 'State of the account',
		does: 'account: getRequestStatus',
		parameters: { requestId: of('New account', 'requestId') },
	},
];

const omnizeAccount = { accountId: byId(of('New account', 'id')) };
const agent = { ...omnizeAccount, agentId: byId(of('New agent', 'id')) };
const department = { ...omnizeAccount, departmentId: byId(of('New department', 'id')) };
const ids = (step: string) => `={{ [$('${step}').first().json.id] }}`;

const omnize: Step[] = [
	{ name: 'Test', does: 'credential: test' },
	{
		name: 'New account',
		does: 'account: create',
		parameters: {
			licenseQuantity: 2,
			email: 'owner@today.example',
			mainContact: 'Maria Silva',
			telefone: '(11) 9345-0987',
			url: 'today.example',
		},
	},
	{
		name: 'Accounts',
		does: 'account: getAll',
		parameters: { returnAll: true, options: { search: 'owner@today' } },
	},
	{
		name: 'New agent',
		does: 'agent: create',
		parameters: { ...omnizeAccount, name: 'Ana Lima', email: 'ana@today.example' },
	},
	{
		name: 'New department',
		does: 'department: create',
		parameters: {
			...omnizeAccount,
			name: 'Support',
			additionalFields: { agentIds: ids('New agent'), channels: ['chat', 'video'] },
		},
	},
	{ name: 'Agent', does: 'agent: get', parameters: agent },
	{ name: 'Agents', does: 'agent: getAll', parameters: { ...omnizeAccount, returnAll: true } },
	{
		name: 'Renamed agent',
		does: 'agent: update',
		parameters: { ...agent, updateFields: { name: 'Ana Souza' } },
	},
	{ name: 'Admin', does: 'agent: updateProfile', parameters: { ...agent, profile: 'ADMIN' } },
	{
		name: 'Departments',
		does: 'department: getAll',
		parameters: { ...omnizeAccount, returnAll: true },
	},
	{
		name: 'Renamed department',
		does: 'department: update',
		parameters: { ...department, updateFields: { description: 'For all questions' } },
	},
	{
		name: 'Without agent',
		does: 'department: removeAgents',
		parameters: { ...department, agentIds: ids('New agent') },
	},
	{
		name: 'With agent',
		does: 'department: addAgents',
		parameters: { ...department, agentIds: ids('New agent') },
	},
	{
		name: 'With audio',
		does: 'department: addChannels',
		parameters: { ...department, channels: ['audio'] },
	},
	{
		name: 'Without audio',
		does: 'department: removeChannels',
		parameters: { ...department, channels: ['audio'] },
	},
	{ name: 'Its channels', does: 'department: getChannels', parameters: department },
	{ name: 'Its agents', does: 'department: getAgents', parameters: department },
	{ name: 'Login', does: 'loginUrl: create', parameters: { email: 'ana@today.example' } },
	{ name: 'Gone agent', does: 'agent: delete', parameters: agent },
	{
		name: 'Changed account',
		does: 'account: update',
		parameters: { ...omnizeAccount, updateFields: { mainContact: 'Joana Silva' } },
	},
	{ name: 'Off', does: 'account: deactivate', parameters: omnizeAccount },
	{ name: 'On', does: 'account: activate', parameters: omnizeAccount },
	{
		name: 'Licenses',
		does: 'account: updateLicenses',
		parameters: { ...omnizeAccount, licenseQuantity: 3 },
	},
	{ name: 'Gone account', does: 'account: delete', parameters: omnizeAccount },
];

const owner = 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc';
const secondOwner = 'b657195e-dc2f-11ea-8566-e7710d592c99';
/** The one that has a business from the beginning. */
const demoAccount = 'Jaim1Cu1Q55uooxSens6yk';
const centrapayAccount = { accountId: byId(of('New account', 'id')) };
const merchant = { ...centrapayAccount, merchantId: byId(of('New merchant', 'id')) };
const address = { street: '1 Queen Street', city: 'Auckland', country: 'NZ' };

const centrapay: Step[] = [
	{ name: 'Test', does: 'credential: test' },
	{
		name: 'New account',
		does: 'account: create',
		parameters: { name: 'Today Cafe', type: 'org', region: 'NZ', additionalFields: { owner } },
	},
	{ name: 'Account', does: 'account: get', parameters: centrapayAccount },
	{
		name: 'Renamed account',
		does: 'account: update',
		parameters: { ...centrapayAccount, name: 'Today Bar' },
	},
	{
		name: 'New key',
		does: 'apiKey: create',
		parameters: { ...centrapayAccount, name: 'till1', role: 'merchant-terminal' },
	},
	{ name: 'Keys', does: 'apiKey: getAll', parameters: { ...centrapayAccount, returnAll: true } },
	{
		name: 'Disabled key',
		does: 'apiKey: update',
		parameters: {
			...centrapayAccount,
			apiKeyName: { __rl: true, mode: 'name', value: 'till1' },
			enabled: false,
		},
	},
	{
		name: 'Second owner',
		does: 'member: add',
		parameters: { ...centrapayAccount, userId: byId(secondOwner), role: 'account-owner' },
	},
	{
		name: 'No member',
		does: 'member: remove',
		parameters: { ...centrapayAccount, userId: byId(secondOwner) },
	},
	{ name: 'Members', does: 'member: getAll', parameters: { ...centrapayAccount, returnAll: true } },
	{
		name: 'Invitation',
		does: 'invitation: create',
		parameters: {
			...centrapayAccount,
			recipientAlias: 'cashier@today.example',
			role: 'cashier',
		},
	},
	{
		name: 'Invitations',
		does: 'invitation: getAll',
		parameters: { ...centrapayAccount, returnAll: true },
	},
	{
		name: 'Cancelled',
		does: 'invitation: cancel',
		parameters: { ...centrapayAccount, invitationId: byId(of('Invitation', 'id')) },
	},
	{
		name: 'New merchant',
		does: 'merchant: create',
		parameters: { ...centrapayAccount, name: 'Today Bar', country: 'NZ', test: false },
	},
	{ name: 'Merchant', does: 'merchant: get', parameters: merchant },
	{
		name: 'Merchants',
		does: 'merchant: getAll',
		parameters: { ...centrapayAccount, returnAll: true },
	},
	{
		name: 'Onboarded',
		does: 'business: onboard',
		parameters: {
			externalId: 'TODAY-1',
			legalName: 'Today Limited',
			contactEmail: 'owner@today.example',
			merchantName: 'Today Bar',
			merchantCategoryCode: '5812',
			merchantType: 'physical',
			merchantLocation: { address },
			assetProgramId: 'YGRo6TYYSxH3js7',
			settlementAccountNumber: '12-3456-1234567-00',
			externalMerchantId: 'TODAY-M1',
		},
	},
	{
		name: 'Its request',
		does: 'business: getOnboardingRequest',
		parameters: { onboardingRequestId: of('Onboarded', 'id') },
	},
	{ name: 'Business', does: 'business: get', parameters: { accountId: byId(demoAccount) } },
	{
		name: 'Business off',
		does: 'business: setOnboardingStatus',
		parameters: {
			businessId: of('Business', 'id'),
			onboardingStatus: 'deactivated',
			onboardingStatusReason: 'duplicate',
		},
	},
	{
		name: 'Merchant off',
		does: 'merchant: setOnboardingStatus',
		parameters: {
			...merchant,
			onboardingStatus: 'deactivated',
			onboardingStatusReason: 'duplicate',
		},
	},
];

const token = of('Token', 'userToken');

const wochit: Step[] = [
	{ name: 'Test', does: 'credential: test' },
	{ name: 'Categories', does: 'channel: getTemplateCategories' },
	{
		name: 'Token',
		does: 'userToken: create',
		parameters: {
			userId: 'demo-user',
			partnerId: 'demo-customer',
			options: { includeEmbedCode: true, videoContext: 'demo-customer/demo-user' },
		},
	},
	{
		name: 'Video by AI',
		does: 'video: createWithAi',
		parameters: { prompt: 'A day at the beach', videoContext: 'today-1', userToken: token },
	},
	{
		name: 'Draft by AI',
		does: 'draft: createWithAi',
		parameters: { prompt: 'A day at the beach', videoContext: 'today-2', userToken: token },
	},
	{
		name: 'Copied video',
		does: 'video: clone',
		parameters: { wochitVideoId: '6094092472a9105747957aa3', userToken: token },
	},
	{
		name: 'Copied draft',
		does: 'draft: clone',
		parameters: { wochitVideoId: '63ce6eaa7304484941234524', userToken: token },
	},
	{
		name: 'Gone video',
		does: 'video: delete',
		parameters: { wochitVideoId: of('Copied video', 'wochitVideoId'), userToken: token },
	},
	{
		name: 'Gone draft',
		does: 'draft: delete',
		parameters: { wochitVideoId: of('Copied draft', 'wochitVideoId'), userToken: token },
	},
];

const yay: Step[] = [
	{ name: 'Test', does: 'credential: test' },
	{
		name: 'New customer',
		does: 'customer: create',
		parameters: { contactName: 'Jenny Lane', name: 'today_customer_1' },
	},
	{
		name: 'Balance',
		does: 'customer: getBalance',
		parameters: { customerUuid: byId(of('New customer', 'uuid')) },
	},
	{ name: 'Customers', does: 'customer: getAll', parameters: { returnAll: true } },
	{ name: 'SIP users', does: 'sipUser: getAll', parameters: { returnAll: true } },
	{ name: 'Stores', does: 'store: getAll', parameters: { returnAll: true } },
];

/** Each with the requests that it must have sent: method and path, `*` for what differs. */
const tours: Array<{
	vendor: Vendor;
	version: number;
	credential: Parameters<typeof inOrder>[1]['credential'];
	steps: Step[];
	requests: string[];
}> = [
	{
		vendor: 'typsy',
		version: 2,
		credential: 'typsyOAuth2Api',
		steps: typsy,
		requests: [
			'POST /connect/token',
			'GET /v2/authenticate',
			'POST /v2/accounts/create',
			'GET /v2/accounts/request-status/*',
			'GET /v2/accounts/TODAY_1',
			'GET /v2/accounts',
			'POST /v2/accounts/roles/add',
			'POST /v2/accounts/roles/remove',
			'POST /v2/users/workspace/create',
			'POST /v2/users/workspace',
			'GET /v2/users',
			'PUT /v2/users/workspace/update',
			'POST /v2/users/workspace/teams/add',
			'POST /v2/users/workspace/teams/remove',
			'POST /v2/users/workspace/structures/add',
			'POST /v2/users/workspace/structures/remove',
			'POST /v2/users/workspace/claims/add',
			'POST /v2/users/workspace/claims/remove',
			'POST /v2/users/workspace/depart',
			'GET /v2/users/request-status/*',
		],
	},
	{
		vendor: 'omnize',
		version: 2,
		credential: 'omnizeZenviaApi',
		steps: omnize,
		requests: [
			'GET /partner/api/accounts',
			'POST /partner/api/accounts',
			'PUT /partner/api/accounts/*',
			'DELETE /partner/api/accounts/*',
			'GET /partner/api/agents',
			'POST /partner/api/agents',
			'GET /partner/api/agents/*',
			'PUT /partner/api/agents/*',
			'PUT /partner/api/agents/*/profile',
			'DELETE /partner/api/agents/*',
			'GET /partner/api/departments',
			'POST /partner/api/departments',
			'PUT /partner/api/departments/*',
			'GET /partner/api/departments/*/channels',
			'GET /partner/api/departments/*/agents',
			'POST /partner/api/departments/*/add_agents',
			'POST /partner/api/departments/*/remove_agents',
			'POST /partner/api/departments/*/add_channels',
			'POST /partner/api/departments/*/remove_channels',
		],
	},
	{
		vendor: 'centrapay',
		version: 2,
		credential: 'centrapayApi',
		steps: centrapay,
		requests: [
			'POST /api/accounts',
			'GET /api/accounts/*',
			'PUT /api/accounts/*',
			'POST /api/accounts/*/api-keys',
			'GET /api/accounts/*/api-keys',
			'PUT /api/accounts/*/api-keys/till1',
			'POST /api/accounts/*/members',
			'GET /api/accounts/*/members',
			'DELETE /api/accounts/*/members/*',
			'POST /api/invitations',
			'GET /api/accounts/*/invitations',
			'POST /api/invitations/*/revoke',
			'POST /api/merchants',
			'GET /api/merchants/*',
			'GET /api/accounts/*/merchants',
			'POST /api/businesses/onboard',
			'GET /api/businesses/onboard/*',
			'GET /api/accounts/*/business',
			'POST /api/businesses/*/set-onboarding-status',
			'POST /api/merchants/*/set-onboarding-status',
		],
	},
	{
		vendor: 'wochit',
		version: 1,
		credential: 'wochitApi',
		steps: wochit,
		requests: [
			'POST /v1/accounts/templates/categories',
			'POST /api/v1/embedded/users/tokens',
			'POST /v1/ai/videos',
			'POST /v1/ai/drafts',
			'POST /v1/users/videos/*/clone',
			'POST /v1/users/drafts/*/clone',
			'DELETE /v1/users/videos/*',
			'DELETE /v1/users/drafts/*',
		],
	},
	{
		vendor: 'yay',
		version: 1,
		credential: 'yayApi',
		steps: yay,
		requests: [
			'GET /account/balance',
			'POST /account/reseller',
			'GET /account/reseller',
			'GET /voip/user',
			'GET /account/store',
		],
	},
];

let demo: DemoEnvironment;

beforeAll(async () => {
	demo = await setUp({
		workflows: tours.map(({ vendor, version, credential, steps }) =>
			inOrder(`today-${vendor}`, { name: vendor, version, credential }, steps),
		),
		// They are started by hand.
		published: [],
	});
});

afterAll(async () => {
	await demo?.dispose();
});

const matches = (pattern: string, request: string) =>
	new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`).test(request);

const emptySteps = (execution: Execution, steps: Step[]) =>
	steps.filter(({ name }) => outputOf(execution, name).length === 0).map(({ name }) => name);

describe.each(tours)('What $vendor documents today', ({ vendor, steps, requests }) => {
	it('is used in a workflow, step by step, each request of it', async () => {
		const execution = await executeByHand(demo, `today-${vendor}`);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(emptySteps(execution, steps)).toEqual([]);
		const sent = demo.sandbox.requests
			.all({ vendor })
			.map(({ method, path }) => `${method} ${path}`);
		const missing = requests.filter((wanted) => !sent.some((one) => matches(wanted, one)));
		expect(missing).toEqual([]);
	});
});
