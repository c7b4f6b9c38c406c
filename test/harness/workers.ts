import { Readable } from 'node:stream';

import { centrapay } from '../../nodes/Centrapay/centrapay';
import { severalAtOnce } from '../../nodes/engine/run/concurrency';
import { Pace } from '../../nodes/engine/send/pace';
import { Throttle } from '../../nodes/engine/send/throttle';
import { Tries, type Sender } from '../../nodes/engine/send/tries';
import { hashToUnit } from '../../sandbox/random';
import { waysToCount } from './limits';
import { ManualClock } from './manualClock';

/** n8n's workers with one credential at a partner with a limit, which nobody has divided among them. */
export interface Plan {
	workers: number;
	/** How many milliseconds after each other they begin. */
	apart: number;
	/** The creations of all of them together. */
	items: number;
	perMinute: number;
	/** How the partner counts. */
	counts: string;
	/** Whether it says how long to wait. */
	asksToWait: boolean;
}

/** What came of it. */
export interface Done {
	sent: number;
	refused: number;
	failed: number;
	/** When each worker was through, in milliseconds. */
	endedAt: number[];
	/** How much each had done when half of all was. */
	doneAtHalf: number[];
}

const latency = 100;

/** The engine's sending in each of several processes, with the same partner, in simulated time. */
export async function work(plan: Plan): Promise<Done> {
	let drawn = 0;
	const clock = new ManualClock();
	clock.random = () => hashToUnit(String(drawn++));
	const count = waysToCount[plan.counts]!(plan.perMinute, clock);
	const done: Done = { sent: 0, refused: 0, failed: 0, endedAt: [], doneAtHalf: [] };
	const doneBy = Array.from({ length: plan.workers }, () => 0);

	const httpRequestWithAuthentication = async () => {
		await clock.sleep(Math.round(latency * (0.8 + 0.4 * clock.random())));
		done.sent++;
		const left = count();
		if (left !== undefined) done.refused++;
		const answer =
			left === undefined
				? { id: 'Jaim1Cu1Q55uooxSens6yk', name: 'Cafe', type: 'org' }
				: { statusCode: 429, message: 'RATE_LIMIT_EXCEEDED' };
		const asked = left !== undefined && plan.asksToWait;
		return {
			statusCode: left === undefined ? 200 : 429,
			headers: {
				'content-type': 'application/json',
				...(asked && { 'retry-after': String(Math.ceil(left / 1000)) }),
			},
			body: Readable.from([Buffer.from(JSON.stringify(answer))]),
		};
	};

	const worker = async (index: number) => {
		await clock.sleep(index * plan.apart);
		const pace = new Pace(clock);
		const sender = {
			context: { getNode: () => ({}), logger: {}, helpers: { httpRequestWithAuthentication } },
			vendor: centrapay,
			credential: { apiKey: 'key', baseUrl: 'https://service.centrapay.com' },
			requestsPerMinute: plan.perMinute,
			throttle: new Throttle(clock),
			...{ clock, pace, timeout: 30, maxTries: 5 },
		} as unknown as Sender;
		const items = Array.from({ length: plan.items / plan.workers }, (_, item) => item);
		await severalAtOnce(items, pace.placesFor(undefined), clock, async (_item, aside) => {
			const request = { method: 'POST', path: '/api/accounts', body: {} } as const;
			const sent = await new Tries(sender, { request, effect: 'create', aside }).untilEnd();
			if ('problem' in sent) done.failed++;
			doneBy[index]!++;
			const all = doneBy.reduce((sum, one) => sum + one);
			if (all === plan.items / 2) done.doneAtHalf = [...doneBy];
			return true;
		});
		done.endedAt[index] = clock.elapsed();
	};
	await Promise.all(Array.from({ length: plan.workers }, async (_, index) => await worker(index)));
	return done;
}
