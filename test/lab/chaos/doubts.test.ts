import type { BookRow } from '../../../lab/chaos/book';
import { makeCustomers } from '../../../lab/chaos/customers';
import { Evidence } from '../../../lab/chaos/doubts';
import type { Passed } from '../../../lab/chaos/gateway';

const [customer, other] = makeCustomers(2) as [ReturnType<typeof makeCustomers>[number], never];
const { reference, company, email } = customer;

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
const omnize = post('omnize', '/api/v1/accounts', { account: { email } });
const centrapay = post('centrapay', '/api/accounts', { name: company });
const wochit = post('wochitStudio', '/api/v1/customers', {
	organization: { partnerId: reference },
});

const underWay: BookRow = { reference, omnizeAccountId: '?', centrapayAccountId: 'known' };

describe('An account that cannot be asked for', () => {
	it.each([
		['omnize', omnize],
		['centrapay', centrapay],
	] as const)('may be unknown after no clear answer of %s', (partner, request) => {
		const { about } = new Evidence([request({ clear: false, done: false })]);
		expect(about(partner, customer)).toBe('noAnswer');
		expect(about(partner, other)).toBeUndefined();
	});

	it('may be unknown where a kill left its cell open', () => {
		const evidence = new Evidence([omnize()]);
		evidence.killed(0, [underWay]);
		expect(evidence.about('omnize', customer)).toBe('killedAfter');
		expect(evidence.about('omnize', other)).toBeUndefined();
	});

	it('may be unknown where a kill came before it was asked for', () => {
		const evidence = new Evidence([]);
		evidence.killed(0, [underWay]);
		expect(evidence.about('omnize', customer)).toBe('killedBefore');
	});

	it('is known where a kill came after its ID was written down', () => {
		const evidence = new Evidence([centrapay()]);
		evidence.killed(0, [underWay]);
		expect(evidence.about('centrapay', customer)).toBeUndefined();
	});

	it('is known after a clear answer, and nothing else counts as asking for it', () => {
		const key = post('centrapay', '/api/accounts/1/api-keys', { name: company });
		const { about } = new Evidence([omnize(), centrapay(), key({ clear: false })]);
		expect(about('omnize', customer)).toBeUndefined();
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
