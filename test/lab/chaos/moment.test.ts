import { changesIn } from '../../../lab/chaos/bookWatch';
import type { BookRow } from '../../../lab/chaos/book';
import { comesAt, drawMoment } from '../../../lab/chaos/moment';
import { phaseOf, phases, type Phase } from '../../../lab/chaos/phases';

const plan = { seed: 1, customers: 200, kills: 40 };
const moments = (seed = plan.seed) =>
	Array.from({ length: plan.kills }, (_, index) => drawMoment({ ...plan, seed }, index + 1));

describe('The moments of kills', () => {
	it('are decided by the seed', () => {
		expect(moments()).toEqual(moments());
		expect(moments()).not.toEqual(moments(2));
	});

	it('are in all phases, and in longer ones more often', () => {
		const times = (phase: Phase) => moments().filter((moment) => moment.phase === phase).length;
		for (const phase of phases) expect(times(phase)).toBeGreaterThanOrEqual(1);
		const most = phases.toSorted((a, b) => times(b) - times(a))[0]!;
		expect(['at Omnize', 'at Typsy', 'giving credit']).toContain(most);
	});

	it('are spread over the customers', () => {
		const entered = moments().map((moment) => moment.entered);
		expect(entered[0]).toBe(0);
		expect(entered.at(-1)).toBeGreaterThan(plan.customers * 0.9);
		expect(entered).toEqual(entered.toSorted((a, b) => a - b));
	});

	it('come while a block has something left to do', () => {
		for (const { events } of moments()) expect(events).toBeGreaterThanOrEqual(1);
		const small = drawMoment({ seed: 1, customers: 1, kills: 1 }, 1);
		expect(small.events).toBeLessThanOrEqual(4);
	});
});

describe('A moment has come', () => {
	const moment = { entered: 0, phase: 'at Wochit' as Phase, events: 2 };

	it('after so much of its phase', () => {
		expect(comesAt(moment, ['creating accounts', 'at Wochit'])).toBeUndefined();
		expect(comesAt(moment, ['creating accounts', 'at Wochit', 'at Wochit'])).toBe('at Wochit');
	});

	it('in a later phase where its own does not come', () => {
		expect(comesAt(moment, ['creating accounts', 'at Typsy', 'at Typsy'])).toBe('at Typsy');
	});
});

it.each<[string, string, string, Phase]>([
	['omnize', 'POST', '/api/v1/accounts', 'creating accounts'],
	['centrapay', 'POST', '/api/accounts', 'creating accounts'],
	['wochitStudio', 'POST', '/api/v1/customers', 'at Wochit'],
	['wochitAuthentication', 'POST', '/api/v1/embedded/users/tokens', 'at Wochit'],
	['centrapay', 'POST', '/api/accounts/a/api-keys', 'at Centrapay'],
	['omnize', 'POST', '/api/v1/agents', 'at Omnize'],
	['omnizeLogin', 'POST', '/prod/authentication', 'at Omnize'],
	['yay', 'POST', '/account/reseller', 'at Yay.com'],
	['yay', 'PUT', '/account/reseller/uuid', 'giving credit'],
	['yay', 'GET', '/account/balance', 'giving credit'],
	['typsy', 'GET', '/v2/requests/1', 'at Typsy'],
])('a request to %s, %s %s, belongs to its phase', (host, method, path, phase) => {
	expect(phaseOf({ host, method, path })).toBe(phase);
});

describe('What happened in the book', () => {
	const rows = (...all: BookRow[]) => new Map(all.map((row) => [String(row.reference), row]));
	const fresh: BookRow = { reference: 'A', revision: 0 };
	const sent: BookRow = { reference: 'A', revision: 1, omnizeAccountId: '?' };

	it.each<[string, BookRow[], BookRow[], Phase[]]>([
		['nothing', [sent], [sent], []],
		['nothing more to a row that waits', [fresh], [fresh], []],
		['a new row', [], [fresh], ['entering them in the book']],
		['a row that is taken up', [fresh], [sent], ['saying in the book what is sent']],
		['a row that was not looked at', [], [sent], ['saying in the book what is sent']],
		[
			'a row that is taken up again',
			[sent],
			[{ ...sent, revision: 2 }],
			['saying in the book what is sent'],
		],
		['an ID', [sent], [{ ...sent, omnizeAccountId: '7' }], ['writing the IDs of accounts down']],
		['a row that is through', [sent], [], ['writing the results down']],
	])('%s', (_what, before, now, changes) => {
		expect(changesIn(rows(...before), rows(...now))).toEqual(changes);
	});
});
