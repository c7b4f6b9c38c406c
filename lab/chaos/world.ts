import type { SandboxState } from '../../sandbox';

/** What exists at the partners, as far as the judge looks at it. */
export interface World {
	wochit: {
		customers: Array<{ organizationId: number; partnerId: string }>;
		users: Array<{ partnerId: string }>;
	};
	centrapay: {
		accounts: Array<{ id: string; name: string }>;
		apiKeys: Array<{ accountId: string; name: string; role: string; enabled: boolean }>;
	};
	omnize: {
		accounts: Array<{ id: number; email: string }>;
		departments: Array<{ id: number; account_id: number; agents: number[] }>;
		agents: Array<{ id: number; account_id: number; email: string }>;
	};
	yay: {
		customers: Array<{ uuid: string; name: string; credit: string; transfers: number }>;
	};
	typsy: {
		accounts: Array<{ identifier: string | null }>;
		users: Array<{ accountIdentifier: string | null; email: string }>;
	};
}

/** What was made since the sandbox started: all but what it comes with. */
export function madeSince(start: SandboxState, now: SandboxState): World {
	const known = new Set(start.omnize.accounts.map(({ id }) => id));
	return {
		wochit: {
			customers: now.wochit.customers.filter(({ seeded }) => !seeded),
			users: now.wochit.users,
		},
		centrapay: {
			accounts: now.centrapay.accounts.filter(({ seeded }) => !seeded),
			apiKeys: now.centrapay.apiKeys,
		},
		omnize: {
			accounts: now.omnize.accounts.filter(({ id }) => !known.has(id)),
			departments: now.omnize.departments,
			agents: now.omnize.agents,
		},
		yay: { customers: now.yay.customers.filter(({ seeded }) => !seeded) },
		typsy: {
			accounts: now.typsy.accounts.filter(({ identifier }) => identifier !== null),
			users: now.typsy.users,
		},
	};
}
