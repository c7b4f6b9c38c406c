import { countDuplicates, type VendorCounts } from './counts';
import type { Answer } from './environment';
import type { Lag } from './lag';
import {
	isoDate,
	newAccount,
	newAgent,
	type OmnizeAccount,
	type OmnizeAgent,
	type OmnizeAgentToday,
	type OmnizeChannel,
	type OmnizeDepartment,
} from './omnizeObjects';
import { Refusal } from './server';

/** What only some answers tell of an agent. */
interface Details {
	profile: string;
	textLimit: number | null;
	deletedAt: string | null;
}

interface StoredAgent extends Details {
	object: OmnizeAgent;
}

interface StoredAccount {
	object: OmnizeAccount;
	licenseQuantity: number;
	licenseCode: string | null;
}

/** A department with its members. */
export interface StoredDepartment {
	object: OmnizeDepartment;
	channels: Set<OmnizeChannel>;
	agents: Set<number>;
}

/** What a request may change of an agent, at either host. */
export interface AgentChanges {
	name?: string;
	email?: string;
	password?: string;
	textLimit?: number;
	active?: boolean;
	profile?: string;
}

/** What a partner's customers have at Omnize. Both of its hosts show the same. */
export class OmnizeStore {
	readonly accounts = new Map<number, StoredAccount>();
	readonly agents = new Map<number, StoredAgent>();
	readonly departments = new Map<number, StoredDepartment>();
	private created = { accounts: 0, agents: 0, departments: 0 };
	private deleted = { accounts: 0, agents: 0 };
	private passwordsInClear = 0;

	constructor(
		private readonly now: () => number,
		private readonly lag: Lag,
	) {}

	/** Back to what the document's examples speak of: the accounts 1 and 1111, the agents 123 and 456. */
	reset(): void {
		this.accounts.clear();
		this.agents.clear();
		this.departments.clear();
		this.created = { accounts: 0, agents: 0, departments: 0 };
		this.deleted = { accounts: 0, agents: 0 };
		this.passwordsInClear = 0;
		for (const id of [1, 1111]) {
			const object = newAccount(id, this.date(), {
				email: `owner${id}@example.org`,
				main_contact: 'Demo Owner',
				telefone: '(11) 98877-6655',
				url: 'www.example.org',
			});
			this.accounts.set(id, { object, licenseQuantity: 10, licenseCode: null });
		}
		for (const [id, email] of [
			[123, 'user@example.org'],
			[456, 'second@example.org'],
		] as const) {
			const given = { name: 'Demo Agent', email, account_id: 1, administrator: 'NAO' } as const;
			const object = newAgent(id, this.date(), given);
			this.agents.set(id, { object, profile: 'AGENT', textLimit: null, deletedAt: null });
		}
	}

	state() {
		return {
			accounts: [...this.accounts.values()].map(({ object, ...rest }) => ({ ...object, ...rest })),
			agents: [...this.agents.values()].map(({ object, profile, textLimit, deletedAt }) => ({
				...object,
				text_limit: textLimit,
				profile,
				deleted_at: deletedAt,
				departments: this.departmentsOf(object.id).map(({ id }) => id),
			})),
			departments: [...this.departments.values()].map(({ object, channels, agents }) => ({
				...object,
				channels: [...channels],
				agents: [...agents],
			})),
		};
	}

	/** The document states no uniqueness at all; these are the keys that people expect. */
	counts(): VendorCounts & {
		deletedAccounts: number;
		deletedAgents: number;
		passwordsInClear: number;
	} {
		const objects = <Thing>(stored: Map<number, { object: Thing }>) =>
			[...stored.values()].map(({ object }) => object);
		return {
			created: { ...this.created },
			duplicates: {
				accounts: countDuplicates(objects(this.accounts), ({ email }) => email),
				agents: countDuplicates(objects(this.agents), (agent) =>
					JSON.stringify([agent.account_id, agent.email]),
				),
				departments: countDuplicates(objects(this.departments), (department) =>
					JSON.stringify([department.account_id, department.name]),
				),
			},
			deletedAccounts: this.deleted.accounts,
			deletedAgents: this.deleted.agents,
			passwordsInClear: this.passwordsInClear,
		};
	}

	account(id: string | number | undefined): StoredAccount {
		return this.accounts.get(Number(id)) ?? notFound('Account not found');
	}

	/** An agent who is there; one that was deleted is so only where that is asked for. */
	agent(id: string | number | undefined, mayBeDeleted = false): StoredAgent {
		const agent = this.agents.get(Number(id));
		const isThere = agent !== undefined && (mayBeDeleted || agent.deletedAt === null);
		return isThere ? agent : notFound('Agent not found');
	}

	department(id: string | number | undefined): StoredDepartment {
		return this.departments.get(Number(id)) ?? notFound('Department not found');
	}

	createAccount(
		given: Pick<OmnizeAccount, 'email' | 'main_contact' | 'telefone' | 'url'>,
		licenseQuantity: number,
		password?: string,
	): OmnizeAccount {
		this.notePassword(password);
		this.created.accounts += 1;
		const object = newAccount(4930 + this.created.accounts, this.date(), given);
		this.accounts.set(object.id, { object, licenseQuantity, licenseCode: null });
		return this.lag.made(object);
	}

	deleteAccount(id: number): void {
		this.accounts.delete(id);
		this.deleted.accounts += 1;
		for (const { object } of this.agents.values()) {
			if (object.account_id === id) this.agents.delete(object.id);
		}
		for (const { object } of this.departments.values()) {
			if (object.account_id === id) this.departments.delete(object.id);
		}
	}

	createAgent(
		{ name, email, account_id }: Pick<OmnizeAgent, 'name' | 'email' | 'account_id'>,
		details: AgentChanges,
	): StoredAgent {
		this.account(account_id);
		this.created.agents += 1;
		const given = { name, email, account_id, administrator: 'NAO' } as const;
		const object = newAgent(12_152 + this.created.agents, this.date(), given);
		const stored = { object, profile: 'AGENT', textLimit: null, deletedAt: null };
		this.agents.set(object.id, stored);
		this.lag.made(object);
		this.changeAgent(stored, details);
		return stored;
	}

	changeAgent(
		agent: StoredAgent,
		{ name, email, password, textLimit, ...rest }: AgentChanges,
	): void {
		const { object } = agent;
		this.notePassword(password);
		agent.textLimit = textLimit ?? agent.textLimit;
		object.name = name ?? object.name;
		object.email = email ?? object.email;
		if (rest.active !== undefined) object.ativo = rest.active ? 1 : 0;
		agent.profile = rest.profile ?? agent.profile;
		object.administrator = agent.profile === 'ADMIN' ? 'SIM' : 'NAO';
		object.change_date = this.date();
	}

	/** Nothing says what becomes of a deleted agent; they can't be deleted, says the product (omnize.md#not-said). */
	deleteAgent(agent: StoredAgent): void {
		this.deleted.agents += 1;
		agent.deletedAt = isoDate(this.date());
		this.changeAgent(agent, { active: false });
		for (const { agents } of this.departments.values()) agents.delete(agent.object.id);
	}

	/** Puts an agent into these departments and no other ones; without any, into the account's first. */
	moveAgent({ object }: StoredAgent, departmentIds: number[] | null | undefined): void {
		const ofAccount = this.departmentsIn(object.account_id);
		const [first] = ofAccount;
		const wanted = departmentIds ?? (first ? [first.object.id] : []);
		const stranger = wanted.find((id) => !ofAccount.some((one) => one.object.id === id));
		if (stranger !== undefined) notFound(`Department ${stranger} not found`);
		for (const { object: department, agents } of ofAccount) {
			if (wanted.includes(department.id)) agents.add(object.id);
			else agents.delete(object.id);
		}
	}

	createDepartment(
		given: { account_id: number; name: string; description?: string; ativo?: number },
		channels: OmnizeChannel[] = [],
	): StoredDepartment {
		this.account(given.account_id);
		this.created.departments += 1;
		const object: OmnizeDepartment = {
			id: 800 + this.created.departments,
			account_id: given.account_id,
			name: given.name,
			description: given.description ?? null,
			ativo: given.ativo ?? 1,
			date_creation: this.date(),
			change_date: this.date(),
		};
		const stored = { object, channels: new Set(channels), agents: new Set<number>() };
		this.departments.set(object.id, stored);
		this.lag.made(object);
		return stored;
	}

	changeDepartment({ object }: StoredDepartment, changes: Partial<OmnizeDepartment>): void {
		Object.assign(object, changes, { change_date: this.date() });
	}

	/** The agents with these IDs, who must belong to the department's account. */
	membersOf({ object }: StoredDepartment, ids: Array<string | number>): number[] {
		const members = ids.map((id) => this.agent(id).object);
		const stranger = members.find(({ account_id: account }) => account !== object.account_id);
		if (stranger) notFound(`Agent ${stranger.id} belongs to another account`);
		return members.map(({ id }) => id);
	}

	/** The agents of an account, as far as a list shows them already. */
	agentsIn(accountId: number): StoredAgent[] {
		const all = [...this.agents.values()].filter(({ object }) => object.account_id === accountId);
		const listed = new Set(this.lag.listed(all.map(({ object }) => object)));
		return all.filter(({ object }) => listed.has(object));
	}

	/** The departments of an account. */
	departmentsIn(accountId: number): StoredDepartment[] {
		return [...this.departments.values()].filter(({ object }) => object.account_id === accountId);
	}

	/** An agent as the document of 2021 has it. */
	agentToday({ object, profile, deletedAt }: StoredAgent): OmnizeAgentToday {
		return {
			id: object.id,
			name: object.name,
			photo: null,
			phone_extension: null,
			signature: null,
			email: object.email,
			deleted_at: deletedAt,
			active: object.ativo === 1,
			departments: this.departmentsOf(object.id),
			status: 'OFFLINE',
			profile,
			created_at: isoDate(object.date_creation),
			updated_at: isoDate(object.change_date),
		};
	}

	date(): string {
		return new Date(this.now()).toISOString().slice(0, 19).replace('T', ' ');
	}

	private departmentsOf(agentId: number): Array<{ id: number; name: string }> {
		return [...this.departments.values()]
			.filter(({ agents }) => agents.has(agentId))
			.map(({ object: { id, name } }) => ({ id, name }));
	}

	/** The document's own example isn't a SHA-256, so others are counted rather than refused. */
	private notePassword(password: string | undefined): void {
		if (password !== undefined && !/^[0-9a-f]{64}$/.test(password)) this.passwordsInClear += 1;
	}
}

/** A success of the partner API, with what there is under its name. */
export const success = (payload: object = {}): Answer => ({
	status: 200,
	body: { status: 200, success: true, ...payload },
});

/** A refusal of the partner API: its status is 200 as well. */
export const failure = (errors: string): Answer => ({
	status: 200,
	body: { status: 200, success: false, errors },
});

/** Refuses what isn't there. */
export function notFound(message: string): never {
	throw new Refusal(failure(message));
}
