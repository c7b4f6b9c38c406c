import { z } from 'zod';
import { exactly, text } from './input';
import { agentEmail, channels, identifier, identifierText, profile, token } from './omnizeInput';
import { listQuery, pageOf } from './omnizeLists';
import { channelsToday, departmentToday, type OmnizeChannel } from './omnizeObjects';
import {
	addAccountEndpoints,
	addMemberEndpoints,
	addProfileEndpoint,
	type Host,
} from './omnizeShared';
import { success, type StoredDepartment } from './omnizeStore';
import { endpoint } from './server';

const identifiers = z.array(identifier);
/** A string in the table and a number in the example (omnize.md#agent). */
const textLimit = z.union([z.number().int().nonnegative(), identifierText]).transform(Number);

const ofAgent = {
	email: agentEmail,
	name: text,
	text_limit: textLimit.optional(),
	account_id: identifier,
};

const besideAgent = {
	token,
	profile: profile.nullish(),
	department_ids: identifiers.nullish(),
};

const agentCreation = exactly({ ...besideAgent, agent: exactly({ ...ofAgent, password: text }) });

/**
 * The table calls name, e-mail, password and account required in an update as well. A password can't be read, so that
 * nobody could send it again: it may be left out. Any profile is taken, as an account defines its own.
 */
const agentUpdate = exactly({
	...besideAgent,
	profile: text.nullish(),
	agent: exactly({ ...ofAgent, password: text.optional(), active: z.boolean().optional() }),
});

/** With the account, as B has it, or without, as A has it (omnize.md#requests). */
const agentDeletion = exactly({
	token,
	agent: exactly({ account_id: identifier }).optional(),
});

const ofAccount = exactly({ token, account_id: identifierText });

const besideDepartment = { token, agent_ids: identifiers.optional() };

const departmentCreation = exactly({
	...besideDepartment,
	channels: channels.optional(),
	department: exactly({
		account_id: identifier,
		name: text,
		description: z.string().optional(),
	}),
});

/** What `audio` is called in an update (omnize.md#limits). */
const channelUpdate = z
	.enum(['chat', 'video', 'voice'])
	.transform((channel): OmnizeChannel => (channel === 'voice' ? 'audio' : channel));

const departmentUpdate = exactly({
	...besideDepartment,
	channels: z.array(channelUpdate).optional(),
	department: exactly({
		account_id: identifier,
		name: text.optional(),
		description: z.string().optional(),
	}),
});

/** An agent of this account: the document says nothing of one that is another account's. */
const agentWithin = ({ store }: Host, id: string | undefined, accountId: number) => {
	const agent = store.agent(id);
	return agent.object.account_id === accountId ? agent : store.agent(undefined);
};

function addAgentLists({ server, prefix, store, environment }: Host): void {
	const path = `${prefix}/agents`;
	const { settings } = environment;
	const query = exactly({
		token,
		account_id: identifierText,
		...listQuery('id', 'name', 'email'),
	});
	endpoint(server, { method: 'GET', path, query }, ({ query: asked }) => {
		const { id } = store.account(asked.account_id).object;
		const listed = store
			.agentsIn(id)
			.filter(({ deletedAt }) => deletedAt === null || settings.deletedAgents === 'listed')
			.map((agent) => store.agentToday(agent));
		const agents = pageOf(listed, asked, {
			searched: ['id', 'name', 'email'],
			knowsPages: settings.pages === 'known',
		});
		return success({ agents });
	});
	endpoint(server, { method: 'GET', path: `${path}/:id`, query: ofAccount }, (call) => {
		const agent = store.agent(call.params.id, settings.deletedAgents === 'listed');
		const isOfAccount = agent.object.account_id === Number(call.query.account_id);
		return success({ agent: store.agentToday(isOfAccount ? agent : store.agent(undefined)) });
	});
}

/** An update without a profile makes an ordinary agent, and one without departments moves it: the worst reading. */
function addAgentEndpoints(host: Host): void {
	const { server, store } = host;
	const path = `${host.prefix}/agents`;
	endpoint(server, { method: 'POST', path, body: agentCreation }, ({ body }) => {
		const { text_limit: limit, password, ...given } = body.agent;
		const agent = store.createAgent(given, {
			password,
			textLimit: limit,
			profile: body.profile ?? 'AGENT',
		});
		store.moveAgent(agent, body.department_ids);
		return success({ agent: store.agentToday(agent) });
	});
	endpoint(
		server,
		{ method: 'PUT', path: `${path}/:id`, body: agentUpdate },
		({ params, body }) => {
			const { text_limit: limit, account_id: accountId, ...changes } = body.agent;
			const agent = agentWithin(host, params.id, accountId);
			store.moveAgent(agent, body.department_ids);
			store.changeAgent(agent, {
				...changes,
				textLimit: limit,
				profile: body.profile ?? 'AGENT',
			});
			return success({ agent: store.agentToday(agent) });
		},
	);
	endpoint(
		server,
		{ method: 'DELETE', path: `${path}/:id`, body: agentDeletion },
		({ params, body }) => {
			const agent = body.agent
				? agentWithin(host, params.id, body.agent.account_id)
				: store.agent(params.id);
			store.deleteAgent(agent);
			return success({ message: 'Agent deleted successfully' });
		},
	);
}

const shown = ({ object, agents, channels: own }: StoredDepartment) =>
	departmentToday(object, agents.size, own);

function addDepartmentEndpoints({ server, prefix, store, environment }: Host): void {
	const path = `${prefix}/departments`;
	const { settings, lag } = environment;
	const query = exactly({ token, account_id: identifierText, ...listQuery('id', 'name') });
	endpoint(server, { method: 'GET', path, query }, ({ query: asked }) => {
		const { id } = store.account(asked.account_id).object;
		const all = store.departmentsIn(id);
		const listed = new Set(lag.listed(all.map(({ object }) => object)));
		const departments = pageOf(all.filter(({ object }) => listed.has(object)).map(shown), asked, {
			searched: ['id', 'name'],
			knowsPages: settings.pages === 'known',
		});
		// Printed without `success`.
		return { status: 200, body: { status: 200, departments } };
	});
	endpoint(server, { method: 'POST', path, body: departmentCreation }, ({ body }) => {
		const department = store.createDepartment(body.department, body.channels);
		for (const id of store.membersOf(department, body.agent_ids ?? [])) department.agents.add(id);
		return success({ department: shown(department) });
	});
	endpoint(
		server,
		{ method: 'PUT', path: `${path}/:id`, body: departmentUpdate },
		({ params, body }) => {
			const { account_id: accountId, ...changes } = body.department;
			const department = store.department(params.id);
			if (department.object.account_id !== accountId) store.department(undefined);
			const agents = body.agent_ids && store.membersOf(department, body.agent_ids);
			const isReplaced = settings.departmentMembers === 'replaced';
			for (const [own, given] of [
				[department.agents, agents],
				[department.channels, body.channels],
			] as const) {
				if (given === undefined) continue;
				if (isReplaced) own.clear();
				for (const member of given) (own as Set<unknown>).add(member);
			}
			store.changeDepartment(department, changes);
			return success({ department: shown(department) });
		},
	);
}

/** The partner API at its present host, after the documents A and B (omnize.md#generations). */
export function addTodaysEndpoints(host: Host): void {
	const { store } = host;
	addAccountEndpoints(host, false);
	addAgentLists(host);
	addAgentEndpoints(host);
	addProfileEndpoint(host);
	addDepartmentEndpoints(host);
	addMemberEndpoints(host, {
		agents: ({ agents }) => [...agents].map((id) => store.agentToday(store.agent(id))),
		channels: ({ channels: own }) => channelsToday(own),
	});
}
