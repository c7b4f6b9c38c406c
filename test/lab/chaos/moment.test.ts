import { changesIn } from '../../../lab/chaos/bookWatch';
import type { BookRow } from '../../../lab/chaos/book';
import { comesAt, drawMoments } from '../../../lab/chaos/moment';
import { about, phaseOf, phases, type Phase } from '../../../lab/chaos/phases';

const plan = { seed: 1, customers: 200, kills: 40 };

describe('The moments of kills', () => {
	const drawn = drawMoments(plan);

	it('are decided by the seed', () => {
		expect(drawMoments(plan)).toEqual(drawn);
		expect(drawMoments({ ...plan, seed: 2 })).not.toEqual(drawn);
	});

	it('are in all phases, and in longer ones more often', () => {
		const times = (phase: Phase) => drawn.filter((moment) => moment.phase === phase).length;
		for (const phase of phases) expect(times(phase)).toBeGreaterThanOrEqual(1);
		const most = phases.toSorted((a, b) => times(b) - times(a))[0];
		expect(['at Omnize', 'at Typsy']).toContain(most);
	});

	it('come first where what is done is never done again', () => {
		const places = drawn.map(({ phase }) => Math.min(about[phase].place, 2));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	});

	it('are as many as are asked for', () => {
		for (const kills of [0, 1, 5, 20]) expect(drawMoments({ ...plan, kills })).toHaveLength(kills);
	});

	it('come while a run has something left to do', () => {
		for (const { phase, events } of drawn) {
			expect(events).toBeGreaterThanOrEqual(1);
			expect(events).toBeLessThanOrEqual(about[phase].times * plan.customers * 0.4 + 1);
		}
	});
});

describe('A moment has come', () => {
	const moment = { phase: 'creating accounts' as Phase, events: 2 };

	it('after so much of its phase', () => {
		const begun: Phase[] = ['saying in the book what is sent', 'creating accounts'];
		expect(comesAt(moment, begun)).toBeUndefined();
		expect(comesAt(moment, [...begun, 'creating accounts'])).toBe('creating accounts');
	});

	it('in a later phase where its own does not come', () => {
		expect(comesAt(moment, ['at Omnize', 'at Typsy'])).toBe('at Typsy');
	});

	it('not in one that takes turns with it', () => {
		const others: Phase = 'writing the IDs of accounts down';
		expect(comesAt(moment, [others, others, others])).toBeUndefined();
	});
});

it.each<[string, string, string, Phase]>([
	['omnize', 'POST', '/partner/api/accounts', 'creating accounts'],
	['centrapay', 'POST', '/api/accounts', 'creating accounts'],
	['wochitStudio', 'POST', '/api/v1/customers', 'creating accounts'],
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
