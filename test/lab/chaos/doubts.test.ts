import type { BookRow } from '../../../lab/chaos/book';
import { makeCustomers } from '../../../lab/chaos/customers';
import { Evidence, mostInDoubt } from '../../../lab/chaos/doubts';
import type { Passed } from '../../../lab/chaos/gateway';

const [customer, other] = makeCustomers(2) as [ReturnType<typeof makeCustomers>[number], never];
const { reference, company } = customer;

const post =
	(host: string, path: string, body: object) =>
	(answer: Partial<Passed> = {}) => ({
		host,
		method: 'POST',
		path,
		body: JSON.stringify(body),
		done: true,
		clear: true,
		...answer,
	});
const centrapay = post('centrapay', '/api/accounts', { name: company });
const wochit = post('wochitStudio', '/api/v1/customers', {
	organization: { partnerId: reference },
});

const underWay: BookRow = {
	reference,
	wochit: 'sent',
	centrapay: 'sent',
	centrapayAccountId: '?',
};

describe('An account that cannot be asked for', () => {
	it('may be unknown after no clear answer', () => {
		const { about } = new Evidence([centrapay({ clear: false, done: false })]);
		expect(about('centrapay', customer)).toBe('noAnswer');
		expect(about('centrapay', other)).toBeUndefined();
	});

	it('may be unknown where a kill left its cell open', () => {
		const evidence = new Evidence([centrapay()]);
		evidence.killed(0, [underWay]);
		expect(evidence.about('centrapay', customer)).toBe('killedAfter');
		expect(evidence.about('centrapay', other)).toBeUndefined();
	});

	it('may be unknown where a kill came before it was asked for', () => {
		const evidence = new Evidence([]);
		evidence.killed(0, [underWay]);
		expect(evidence.about('centrapay', customer)).toBe('killedBefore');
	});

	it('may be unknown where an earlier run was refused it, and a kill came before it was asked again', () => {
		const evidence = new Evidence([centrapay({ done: false })]);
		evidence.killed(1, [underWay]);
		expect(evidence.about('centrapay', customer)).toBe('killedBefore');
	});

	it('is known where an earlier run made it, whatever was killed later', () => {
		const evidence = new Evidence([centrapay()]);
		evidence.killed(1, [underWay]);
		expect(evidence.about('centrapay', customer)).toBeUndefined();
	});

	it('is no matter of a kill where somebody was told before to look for it', () => {
		const evidence = new Evidence([centrapay()]);
		evidence.killed(0, [{ ...underWay, centrapay: 'needs attention' }]);
		expect(evidence.about('centrapay', customer)).toBeUndefined();
	});

	it('is known where a kill came after its ID was written down', () => {
		const evidence = new Evidence([centrapay()]);
		evidence.killed(0, [{ ...underWay, centrapayAccountId: 'known' }]);
		expect(evidence.about('centrapay', customer)).toBeUndefined();
	});

	it('is known after a clear answer, and nothing else counts as asking for it', () => {
		const key = post('centrapay', '/api/accounts/1/api-keys', { name: company });
		const { about } = new Evidence([centrapay(), key({ clear: false })]);
		expect(about('centrapay', customer)).toBeUndefined();
	});
});

describe("What Wochit tells only the customer's maker", () => {
	it('may be unknown where that answer got lost', () => {
		const { about } = new Evidence([wochit({ done: false }), wochit({ clear: false }), wochit()]);
		expect(about('wochit', customer)).toBe('noAnswer');
	});

	it('is known where only other answers got lost', () => {
		const { about } = new Evidence([wochit({ done: false, clear: false }), wochit()]);
		expect(about('wochit', customer)).toBeUndefined();
	});

	it('may be unknown where the run that heard it was killed at the customer', () => {
		const evidence = new Evidence([wochit()]);
		evidence.killed(0, [underWay]);
		expect(evidence.about('wochit', customer)).toBe('killedAfter');
	});

	it('is known where another run was killed, or this one at others', () => {
		const evidence = new Evidence([wochit()]);
		evidence.killed(1, [underWay]);
		evidence.killed(0, []);
		expect(evidence.about('wochit', customer)).toBeUndefined();
	});

	it('is known where nobody made it', () => {
		expect(new Evidence([]).about('wochit', customer)).toBeUndefined();
	});
});

describe('A kill', () => {
	const customers = makeCustomers(mostInDoubt + 1);
	const rowFor = ({ reference }: { reference: string }): BookRow => ({ ...underWay, reference });
	const creationsOf = customers.map(({ reference: partnerId }) =>
		post('wochitStudio', '/api/v1/customers', { organization: { partnerId } })(),
	);

	it('may leave one block of customers in doubt', () => {
		const evidence = new Evidence(creationsOf.slice(1));
		evidence.killed(0, customers.slice(1).map(rowFor));
		expect(evidence.beyondOneBlock(customers)).toEqual([]);
	});

	it('may not leave more in doubt', () => {
		const evidence = new Evidence(creationsOf);
		evidence.killed(0, customers.map(rowFor));
		const crowd = { wrong: 'crowd', reference: 'kill 1', what: '26 customers in doubt' };
		expect(evidence.beyondOneBlock(customers)).toEqual([
			{ ...crowd, partner: 'wochit' },
			{ ...crowd, partner: 'centrapay' },
		]);
	});

	it("leaves nothing in doubt at Wochit that wasn't made by the run", () => {
		const evidence = new Evidence(creationsOf);
		evidence.killed(
			creationsOf.length,
			customers.map((one) => ({ ...rowFor(one), centrapay: '' })),
		);
		expect(evidence.beyondOneBlock(customers)).toEqual([]);
	});
});
