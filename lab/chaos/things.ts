import type { Vendor } from '../../sandbox';
import type { Customer } from '../demo/customers';
import type { IdentifierColumn } from './book';
import type { World } from './world';

/** A way to compare amounts that are written differently. */
export const thousandths = (amount: string): number => Math.round(Number(amount) * 1000);

const accountsAtCentrapay = ({ company }: Customer, { centrapay }: World) =>
	new Set(centrapay.accounts.filter(({ name }) => name === company).map(({ id }) => id));

const accountsAtOmnize = (customer: Customer, { omnize }: World) =>
	new Set(omnize.accounts.filter(({ email }) => email === customer.email).map(({ id }) => id));

const atYay = ({ reference }: Customer, { yay }: World) =>
	yay.customers.filter(({ name }) => name === reference);

const departments = (customer: Customer, world: World) => {
	const accounts = accountsAtOmnize(customer, world);
	return world.omnize.departments.filter(({ account_id: account }) => accounts.has(account));
};

const agents = (customer: Customer, world: World, address?: string) => {
	const accounts = accountsAtOmnize(customer, world);
	return world.omnize.agents.filter(
		({ account_id: account, email }) =>
			accounts.has(account) && (address === undefined || email === address),
	);
};

/** A key whose secret nobody has is disabled, and doesn't count. */
const keys = (customer: Customer, world: World) => {
	const accounts = accountsAtCentrapay(customer, world);
	return world.centrapay.apiKeys.filter(
		({ accountId, role, enabled }) =>
			accounts.has(accountId) && role === 'merchant-terminal' && enabled,
	);
};

const departmentMembers = (customer: Customer, world: World, address: string) => {
	const wanted = new Set(agents(customer, world, address).map(({ id }) => id));
	return departments(customer, world).flatMap((department) =>
		department.agents.filter((id) => wanted.has(id)),
	);
};

const usersAtTypsy = ({ reference }: Customer, { typsy }: World, address: string) =>
	typsy.users.filter(
		({ accountIdentifier, email }) => accountIdentifier === reference && email === address,
	);

/** Something that a customer must have at a partner exactly once. */
export interface Thing {
	partner: Vendor;
	what: string;
	/** How often it is there. */
	count(customer: Customer, world: World): number;
}

const thing = (
	partner: Vendor,
	what: string,
	find: (customer: Customer, world: World) => unknown[],
): Thing => ({ partner, what, count: (customer, world) => find(customer, world).length });

/** Everything that onboarding makes for a customer. */
export const things: Thing[] = [
	thing('wochit', 'customer', ({ reference }, { wochit }) =>
		wochit.customers.filter(({ partnerId }) => partnerId === reference),
	),
	thing('wochit', 'editor', ({ reference }, { wochit }) =>
		wochit.users.filter(({ partnerId }) => partnerId === reference),
	),
	thing('centrapay', 'account', (customer, world) => [...accountsAtCentrapay(customer, world)]),
	thing('centrapay', 'terminal key', keys),
	thing('omnize', 'account', (customer, world) => [...accountsAtOmnize(customer, world)]),
	thing('omnize', 'department', departments),
	thing('omnize', 'contact as agent', (customer, world) => agents(customer, world, customer.email)),
	thing('omnize', 'colleague as agent', (customer, world) =>
		agents(customer, world, customer.colleagueEmail),
	),
	thing('omnize', 'contact in the department', (customer, world) =>
		departmentMembers(customer, world, customer.email),
	),
	thing('omnize', 'colleague in the department', (customer, world) =>
		departmentMembers(customer, world, customer.colleagueEmail),
	),
	thing('yay', 'customer', atYay),
	{
		partner: 'yay',
		what: 'credit',
		count: (customer, world) =>
			atYay(customer, world).reduce((sum, { transfers }) => sum + transfers, 0),
	},
	thing('typsy', 'account', ({ reference }, { typsy }) =>
		typsy.accounts.filter(({ identifier }) => identifier === reference),
	),
	thing('typsy', 'manager', (customer, world) => usersAtTypsy(customer, world, customer.email)),
	thing('typsy', 'member', (customer, world) =>
		usersAtTypsy(customer, world, customer.colleagueEmail),
	),
];

/** All the credit that a customer has, in thousandths. */
export const creditOf = (customer: Customer, world: World): number =>
	atYay(customer, world).reduce((sum, { credit }) => sum + thousandths(credit), 0);

/** Whether what an identifier's column says exists and is this customer's. */
export const isTheirs: Record<
	IdentifierColumn,
	(value: string, customer: Customer, world: World) => boolean
> = {
	wochitOrganizationId: (value, { reference }, { wochit }) =>
		wochit.customers.some(
			({ partnerId, organizationId }) =>
				partnerId === reference && String(organizationId) === value,
		),
	centrapayAccountId: (value, customer, world) => accountsAtCentrapay(customer, world).has(value),
	centrapayKeyName: (value, customer, world) =>
		keys(customer, world).some(({ name }) => name === value),
	omnizeAccountId: (value, customer, world) => accountsAtOmnize(customer, world).has(Number(value)),
	omnizeDepartmentId: (value, customer, world) =>
		departments(customer, world).some(({ id }) => String(id) === value),
	omnizeAgentIds: (value, customer, world) => {
		const theirs = new Set(agents(customer, world).map(({ id }) => String(id)));
		return value.split(',').every((id) => theirs.has(id.trim()));
	},
	yayCustomerUuid: (value, customer, world) =>
		atYay(customer, world).some(({ uuid }) => uuid === value),
	yayCredit: (value, customer, world) => thousandths(value) === creditOf(customer, world),
	typsyAccountIdentifier: (value, { reference }, { typsy }) =>
		value === reference && typsy.accounts.some(({ identifier }) => identifier === value),
};

/** What was made at the partners and belongs to none of the customers. */
export function nobodys(customers: Customer[], world: World): Array<[Vendor, string]> {
	const of = (field: 'reference' | 'company' | 'email') =>
		new Set(customers.map((customer) => customer[field]));
	const [references, companies, emails] = [of('reference'), of('company'), of('email')];
	const { wochit, centrapay, omnize, yay, typsy } = world;
	const found: Record<Vendor, string[]> = {
		wochit: wochit.customers.map(({ partnerId }) => partnerId).filter((id) => !references.has(id)),
		centrapay: centrapay.accounts.map(({ name }) => name).filter((name) => !companies.has(name)),
		omnize: omnize.accounts.map(({ email }) => email).filter((email) => !emails.has(email)),
		yay: yay.customers.map(({ name }) => name).filter((name) => !references.has(name)),
		typsy: typsy.accounts
			.map(({ identifier }) => `${identifier}`)
			.filter((id) => !references.has(id)),
	};
	return (Object.keys(found) as Vendor[]).flatMap((vendor) =>
		found[vendor].map((name): [Vendor, string] => [vendor, name]),
	);
}
