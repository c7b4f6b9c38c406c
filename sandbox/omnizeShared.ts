import type { FastifyInstance } from 'fastify';
import type { Environment } from './environment';
import { exactly } from './input';
import {
	accountCreation,
	accountUpdate,
	agentList,
	channelList,
	profileUpdate,
	token,
	tokenOnly,
} from './omnizeInput';
import { listQuery, pageOf } from './omnizeLists';
import { listedAccount } from './omnizeObjects';
import type { OmnizeSettings } from './omnizeSettings';
import { success, type OmnizeStore, type StoredDepartment } from './omnizeStore';
import { endpoint } from './server';

/** One of the hosts of the partner API. */
export interface Host {
	server: FastifyInstance;
	/** What its paths begin with. */
	prefix: string;
	store: OmnizeStore;
	environment: Environment<OmnizeSettings>;
}

function change<Member>(set: Set<Member>, action: 'add' | 'remove', members: Member[]): void {
	for (const member of members) {
		if (action === 'add') set.add(member);
		else set.delete(member);
	}
}

/**
 * Accounts, which both hosts have alike but for one thing.
 *
 * @param updateAnswers whether an update answers with the account: today's document shows none
 */
export function addAccountEndpoints(host: Host, updateAnswers: boolean): void {
	const { server, store, environment } = host;
	const path = `${host.prefix}/accounts`;
	const query = exactly({ token, ...listQuery('id', 'name', 'email', 'main_contact') });
	endpoint(server, { method: 'GET', path, query }, ({ query: asked }) => {
		const all = [...store.accounts.values()].map(({ object }) => object);
		const data = pageOf(environment.lag.listed(all).map(listedAccount), asked, {
			searched: ['id', 'name', 'email'],
			knowsPages: environment.settings.pages === 'known',
		});
		return success({ data });
	});
	endpoint(server, { method: 'POST', path, body: accountCreation }, ({ body }) =>
		success({
			data: store.createAccount(body.account, body.license_quantity, body.password),
		}),
	);
	endpoint(
		server,
		{ method: 'PUT', path: `${path}/:id`, body: accountUpdate },
		({ params, body }) => {
			const account = store.account(params.id);
			account.object.change_date = store.date();
			if ('license_quantity' in body) account.licenseQuantity = body.license_quantity;
			if ('license_code' in body) account.licenseCode = body.license_code;
			if (!('account' in body)) return success();
			Object.assign(account.object, body.account);
			// Activating and inactivating are documented to answer without data.
			const onlyActive = Object.keys(body.account).every((key) => key === 'ativo');
			return onlyActive || !updateAnswers ? success() : success({ data: account.object });
		},
	);
	endpoint(server, { method: 'DELETE', path: `${path}/:id`, body: tokenOnly }, ({ params }) => {
		store.deleteAccount(store.account(params.id).object.id);
		return success({ message: 'Account deleted successfully' });
	});
}

/** The profile of an agent by itself, which both hosts have alike. */
export function addProfileEndpoint({ server, prefix, store }: Host): void {
	endpoint(
		server,
		{ method: 'PUT', path: `${prefix}/agents/:id/profile`, body: profileUpdate },
		({ params, body }) => {
			store.changeAgent(store.agent(params.id), { profile: body.profile });
			return success();
		},
	);
}

/** The members of a department, which both hosts have alike but for the form of what they answer. */
export function addMemberEndpoints(
	{ server, prefix, store }: Host,
	shown: {
		agents(department: StoredDepartment): unknown[];
		channels(department: StoredDepartment): unknown[];
	},
): void {
	const path = `${prefix}/departments/:id`;
	const query = tokenOnly;
	endpoint(server, { method: 'GET', path: `${path}/channels`, query }, ({ params }) =>
		success({ data: shown.channels(store.department(params.id)) }),
	);
	endpoint(server, { method: 'GET', path: `${path}/agents`, query }, ({ params }) =>
		success({ data: shown.agents(store.department(params.id)) }),
	);
	for (const action of ['add', 'remove'] as const) {
		endpoint(
			server,
			{ method: 'POST', path: `${path}/${action}_agents`, body: agentList },
			({ params, body }) => {
				const department = store.department(params.id);
				change(department.agents, action, store.membersOf(department, body.agents));
				return success({ data: shown.agents(department) });
			},
		);
		endpoint(
			server,
			{ method: 'POST', path: `${path}/${action}_channels`, body: channelList },
			({ params, body }) => {
				const department = store.department(params.id);
				change(department.channels, action, body.channels);
				return success({ data: shown.channels(department) });
			},
		);
	}
}
