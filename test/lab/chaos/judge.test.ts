import type { BookRow } from '../../../lab/chaos/book';
import { makeCustomers } from '../../../lab/chaos/customers';
import type { Doubts } from '../../../lab/chaos/doubts';
import type { Reason } from '../../../lab/chaos/reasons';
import { judge } from '../../../lab/chaos/judge';
import { tally, type Wrong } from '../../../lab/chaos/verdict';
import type { World } from '../../../lab/chaos/world';

const customers = makeCustomers(3);
const [first] = customers as [(typeof customers)[number]];
const expectedThings = 15;

/** The partners after everybody was onboarded. */
function goodWorld(): World {
	return {
		wochit: {
			customers: customers.map(({ reference }, n) => ({
				organizationId: 100 + n,
				partnerId: reference,
			})),
			users: customers.map(({ reference }) => ({ partnerId: reference })),
		},
		centrapay: {
			accounts: customers.map(({ company }, n) => ({ id: `acc${n}`, name: company })),
			apiKeys: customers.map((_, n) => ({
				accountId: `acc${n}`,
				name: 'n8nTerminal1',
				role: 'merchant-terminal',
				enabled: true,
			})),
		},
		omnize: {
			accounts: customers.map(({ email }, n) => ({
				id: 10 + n,
				email,
			})),
			departments: customers.map((_, n) => ({
				id: 800 + n,
				account_id: 10 + n,
				agents: [50 + 2 * n, 51 + 2 * n],
			})),
			agents: customers.flatMap(({ email, colleagueEmail }, n) => [
				{ id: 50 + 2 * n, account_id: 10 + n, email },
				{ id: 51 + 2 * n, account_id: 10 + n, email: colleagueEmail },
			]),
		},
		yay: {
			customers: customers.map(({ reference, credit }, n) => ({
				uuid: `uuid${n}`,
				name: reference,
				credit: `${credit}0`,
				transfers: 1,
			})),
		},
		typsy: {
			accounts: customers.map(({ reference }) => ({ identifier: reference })),
			users: customers.flatMap(({ reference, email, colleagueEmail }) =>
				[email, colleagueEmail].map((address) => ({
					accountIdentifier: reference,
					email: address,
				})),
			),
		},
	};
}

/** The book after everybody was onboarded. */
function goodBook(): BookRow[] {
	return customers.map(({ reference, credit }, n) => ({
		id: n,
		reference,
		state: 'onboarded',
		wochit: 'done',
		centrapay: 'done',
		omnize: 'done',
		yay: 'done',
		typsy: 'done',
		wochitOrganizationId: String(100 + n),
		centrapayAccountId: `acc${n}`,
		centrapayKeyName: 'n8nTerminal1',
		omnizeAccountId: String(10 + n),
		omnizeDepartmentId: String(800 + n),
		omnizeAgentIds: `${50 + 2 * n}, ${51 + 2 * n}`,
		yayCustomerUuid: `uuid${n}`,
		yayCredit: credit,
		typsyAccountIdentifier: reference,
	}));
}

const noDoubts: Doubts = () => undefined;
const noReasons = { noAnswer: 0, killedAfter: 0, killedBefore: 0 };

/** Judges what is good but for one change. */
function judged(
	change: (world: World, row: BookRow, book: BookRow[]) => void,
	doubts: Doubts = noDoubts,
) {
	const [world, book] = [goodWorld(), goodBook()];
	change(world, book[0]!, book);
	return judge(customers, book, world, doubts);
}

/** The account at Centrapay may exist, and nobody knows. */
const accountIsUnknown = (row: BookRow) =>
	Object.assign(row, {
		state: 'needs attention',
		centrapay: 'needs attention',
		centrapayAccountId: '?',
		centrapayKeyName: null,
	});

const onlyWrong = (wrong: Wrong, times = 1) => ({
	doubled: 0,
	missing: 0,
	amount: 0,
	nobodys: 0,
	untrue: 0,
	unsettled: 0,
	unbooked: 0,
	needless: 0,
	crowd: 0,
	unheard: 0,
	[wrong]: times,
});

it('finds nothing where everything is there once and the book says so', () => {
	const verdict = judged(() => undefined);
	const all = expectedThings * customers.length;
	expect(verdict).toEqual({
		wanted: all,
		there: all,
		missingAndTold: 0,
		attention: noReasons,
		untold: noReasons,
		findings: [],
	});
});

describe('Doubled is', () => {
	it.each<[string, (world: World) => void]>([
		[
			'a Centrapay account',
			({ centrapay }) => centrapay.accounts.push({ id: 'more', name: first.company }),
		],
		[
			'a terminal key',
			({ centrapay }) =>
				centrapay.apiKeys.push({
					accountId: 'acc0',
					name: 'More',
					role: 'merchant-terminal',
					enabled: true,
				}),
		],
		['an Omnize account', ({ omnize }) => omnize.accounts.push({ id: 99, email: first.email })],
		[
			'a department',
			({ omnize }) => omnize.departments.push({ id: 899, account_id: 10, agents: [] }),
		],
		[
			'an agent',
			({ omnize }) => omnize.agents.push({ id: 99, account_id: 10, email: first.email }),
		],
	])('%s', (_what, change) => {
		expect(tally(judged((world) => change(world)))).toEqual(onlyWrong('doubled'));
	});

	it('credit that was given twice, and its amount is wrong then', () => {
		const verdict = judged(({ yay }, row) => {
			Object.assign(yay.customers[0]!, { transfers: 2, credit: '20.000' });
			row.yayCredit = '20.00';
		});
		expect(tally(verdict)).toEqual({ ...onlyWrong('doubled'), amount: 1 });
	});
});

describe('Missing is', () => {
	const withoutAgent = ({ omnize }: World) => {
		omnize.agents = omnize.agents.filter(({ email }) => email !== first.colleagueEmail);
	};

	it('allowed where the book says that it needs attention', () => {
		const verdict = judged(
			(world, row) => {
				const { apiKeys } = world.centrapay;
				world.centrapay.apiKeys = apiKeys.filter(({ accountId }) => accountId !== 'acc0');
				accountIsUnknown(row);
			},
			() => 'noAnswer',
		);
		expect(verdict.findings).toEqual([]);
		expect(verdict.missingAndTold).toBe(1);
	});

	it.each(['sent', '', 'not wanted', 'left'])('wrong where the book says "%s"', (mark) => {
		const verdict = judged((world, row) => {
			withoutAgent(world);
			Object.assign(row, { omnize: mark, state: 'needs attention', omnizeAgentIds: '50' });
		});
		const bookIs = mark === 'sent' || mark === '' ? 'unsettled' : 'untrue';
		expect(tally(verdict)).toEqual({ ...onlyWrong('missing', 2), [bookIs]: 1 });
	});

	it('wrong where another partner is what needs attention', () => {
		const verdict = judged((world, row) => {
			withoutAgent(world);
			Object.assign(row, { yay: 'needs attention', state: 'needs attention' });
		});
		expect(tally(verdict).missing).toBe(2);
	});

	it('wrong where there is no row, and what was made is not in the book', () => {
		const verdict = judged((world, _row, book) => {
			withoutAgent(world);
			book.shift();
		});
		expect(tally(verdict)).toEqual({ ...onlyWrong('missing', 2), unbooked: 1 });
	});

	it('everything of a customer of whom nobody knows', () => {
		const verdict = judge(
			customers.slice(0, 1),
			[],
			{
				wochit: { customers: [], users: [] },
				centrapay: { accounts: [], apiKeys: [] },
				omnize: { accounts: [], departments: [], agents: [] },
				yay: { customers: [] },
				typsy: { accounts: [], users: [] },
			},
			noDoubts,
		);
		expect(tally(verdict)).toEqual(onlyWrong('missing', expectedThings));
	});
});

it('finds credit of a wrong amount', () => {
	const verdict = judged(({ yay }, row) => {
		yay.customers[0]!.credit = '99.000';
		row.yayCredit = '99';
	});
	expect(tally(verdict)).toEqual(onlyWrong('amount'));
});

it.each<[string, (world: World) => void]>([
	['Wochit', ({ wochit }) => wochit.customers.push({ organizationId: 1, partnerId: 'x' })],
	['Centrapay', ({ centrapay }) => centrapay.accounts.push({ id: 'x', name: 'x' })],
	['Omnize', ({ omnize }) => omnize.accounts.push({ id: 98, email: 'x@y.example' })],
	['Yay.com', ({ yay }) => yay.customers.push({ uuid: 'x', name: 'x', credit: '0', transfers: 0 })],
	['Typsy', ({ typsy }) => typsy.accounts.push({ identifier: 'x' })],
])('finds what was made for nobody at %s', (_partner, change) => {
	expect(tally(judged((world) => change(world)))).toEqual(onlyWrong('nobodys'));
});

describe('The book is untrue', () => {
	it.each<[string, (row: BookRow, book: BookRow[]) => void]>([
		['about an identifier that nobody has', (row) => (row.wochitOrganizationId = '4')],
		["with another customer's identifier", (row) => (row.centrapayAccountId = 'acc1')],
		["with another customer's department", (row) => (row.omnizeDepartmentId = '801')],
		['with one wrong agent of two', (row) => (row.omnizeAgentIds = '50, 53')],
		["with another customer's uuid", (row) => (row.yayCustomerUuid = 'uuid1')],
		['about the credit', (row) => (row.yayCredit = '4.00')],
		['about a key that is not there', (row) => (row.centrapayKeyName = 'Terminal2')],
		["with another customer's account at Typsy", (row) => (row.typsyAccountIdentifier = 'x')],
		['where it is done without an identifier', (row) => (row.omnizeAccountId = null)],
		['where all is done and it needs attention', (row) => (row.state = 'needs attention')],
		['with two rows for one customer', (row, book) => book.push({ ...row })],
		['with a row for nobody', (row, book) => book.push({ ...row, reference: 'CUST-9' })],
	])('%s', (_how, change) => {
		const verdict = judged((_world, row, book) => {
			change(row, book);
		});
		expect(tally(verdict)).toEqual(onlyWrong('untrue'));
	});

	it('where it is onboarded and not all is done', () => {
		const verdict = judged(
			(_world, row) => {
				accountIsUnknown(row);
				row.state = 'onboarded';
			},
			() => 'noAnswer',
		);
		expect(tally(verdict)).toEqual(onlyWrong('untrue'));
	});

	it('where it says done and a part is missing, which is missing then, too', () => {
		const verdict = judged(({ wochit }) => wochit.users.shift());
		expect(tally(verdict)).toEqual({ ...onlyWrong('missing'), untrue: 1 });
	});
});

describe('The book leaves open', () => {
	it('what is only sent', () => {
		const verdict = judged((_world, row) => {
			Object.assign(row, { yay: 'sent', state: 'needs attention', yayCredit: null });
		});
		expect(tally(verdict)).toEqual(onlyWrong('unsettled'));
	});

	it('what is under way', () => {
		const verdict = judged((_world, row) => (row.state = 'under way'));
		expect(tally(verdict)).toEqual(onlyWrong('unsettled'));
	});
});

describe('A customer who wants two partners', () => {
	const choosy = makeCustomers(5).slice(4);
	const [{ reference, credit, email }] = choosy as [(typeof choosy)[number]];
	const nowhere = { omnize: { accounts: [], departments: [], agents: [] } };
	const world = (): World => ({
		wochit: {
			customers: [{ organizationId: 1, partnerId: reference }],
			users: [{ partnerId: reference }],
		},
		centrapay: { accounts: [], apiKeys: [] },
		...nowhere,
		yay: { customers: [{ uuid: 'u', name: reference, credit, transfers: 1 }] },
		typsy: { accounts: [], users: [] },
	});
	const row = {
		reference,
		state: 'onboarded',
		wochit: 'done',
		centrapay: 'not wanted',
		omnize: 'not wanted',
		yay: 'done',
		typsy: 'not wanted',
		wochitOrganizationId: '1',
		yayCustomerUuid: 'u',
		yayCredit: credit,
	};

	it('is nowhere else', () => {
		expect(judge(choosy, [row], world(), noDoubts)).toEqual({
			wanted: 4,
			there: 4,
			missingAndTold: 0,
			attention: noReasons,
			untold: noReasons,
			findings: [],
		});
	});

	it('is somewhere else, which is wrong', () => {
		const omnize = { accounts: [{ id: 9, email }], departments: [], agents: [] };
		expect(tally(judge(choosy, [row], { ...world(), omnize }, noDoubts))).toEqual(
			onlyWrong('nobodys'),
		);
	});

	it('needs no attention elsewhere', () => {
		const untold = { ...row, typsy: 'needs attention' };
		const verdict = judge(choosy, [untold], world(), noDoubts);
		expect(tally(verdict)).toEqual({ ...onlyWrong('untrue'), needless: 1 });
	});
});

it('counts no disabled key', () => {
	const verdict = judged(({ centrapay }) =>
		centrapay.apiKeys.push({ ...centrapay.apiKeys[0]!, name: 'Lost', enabled: false }),
	);
	expect(verdict.findings).toEqual([]);
});

describe('Attention is needed', () => {
	const aboutCentrapay =
		(reason: Reason): Doubts =>
		(partner, { reference }) =>
			partner === 'centrapay' && reference === first.reference ? reason : undefined;

	it.each(['noAnswer', 'killedAfter', 'killedBefore'] as const)(
		'for an account that cannot be asked for: %s',
		(reason) => {
			const verdict = judged((_world, row) => accountIsUnknown(row), aboutCentrapay(reason));
			expect(verdict.findings).toEqual([]);
			expect(verdict.attention).toEqual({ ...noReasons, [reason]: 1 });
		},
	);

	it('for nothing where a clear answer came', () => {
		const verdict = judged((_world, row) => accountIsUnknown(row));
		expect(tally(verdict)).toEqual(onlyWrong('unheard'));
	});

	it.each(['wochit', 'yay', 'typsy'])('for nothing at %s in the end', (partner) => {
		const verdict = judged(
			(_world, row) =>
				Object.assign(row, { [partner]: 'needs attention', state: 'needs attention' }),
			() => 'noAnswer',
		);
		expect(tally(verdict)).toEqual(onlyWrong('needless'));
	});

	it.each(['centrapay', 'omnize'])(
		'for nothing more at %s where the account is known',
		(partner) => {
			const verdict = judged(
				(_world, row) =>
					Object.assign(row, {
						[partner]: 'needs attention',
						[`${partner}Says`]: 'Too many requests',
						state: 'needs attention',
					}),
				() => 'noAnswer',
			);
			expect(tally(verdict)).toEqual(onlyWrong('needless'));
			expect(verdict.findings[0]).toMatchObject({ partner, what: 'Too many requests' });
		},
	);
});

describe('A question mark is untrue', () => {
	it.each(['wochitOrganizationId', 'omnizeDepartmentId', 'omnizeAccountId'])(
		'in %s of a partner that is done',
		(column) => {
			const verdict = judged(
				(_world, row) => (row[column] = '?'),
				() => 'noAnswer',
			);
			expect(tally(verdict)).toEqual(onlyWrong('untrue'));
		},
	);
});

describe('An identifier that the partner tells only once may be unknown', () => {
	const withoutId = (_world: World, row: BookRow) => (row.wochitOrganizationId = null);

	it('where its answer got lost', () => {
		const verdict = judged(withoutId, () => 'killedAfter');
		expect(verdict.findings).toEqual([]);
		expect(verdict.untold).toEqual({ ...noReasons, killedAfter: 1 });
	});

	it('nowhere else', () => {
		expect(tally(judged(withoutId))).toEqual(onlyWrong('unheard'));
	});
});
