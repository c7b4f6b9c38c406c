import type { Measured } from '../../lab/chaos/measured';
import { runChaos } from '../../lab/chaos/run';

let measured: Measured;

beforeAll(async () => {
	const plan = {
		customers: 10,
		kills: 2,
		// One of those whose kills come between the making of accounts and the noting of their IDs, and at Omnize.
		seed: 10,
		rate: 0.2,
		timeout: 5,
		unkilledRuns: 0,
	};
	measured = await runChaos(plan, () => undefined);
});

describe('Customers that are onboarded while n8n gets killed and a gateway spoils requests', () => {
	it('are really disturbed', () => {
		expect(Object.keys(measured.killedIn)).not.toEqual([]);
		expect(Object.keys(measured.happened).length).toBeGreaterThan(0);
	});

	it('have everything exactly once, or somebody is told, and the book is true', () => {
		expect(measured.verdict.findings).toEqual([]);
		expect(measured.bookRows).toBe(measured.plan.customers);
	});

	it('are left alone once nothing is missing', () => {
		expect(measured.failed).toBe(0);
		expect(measured.settled).toBe(true);
	});
});
