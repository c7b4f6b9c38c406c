import { Limiter } from '../../nodes/engine/send/limiter';

/** A partner, told when a request arrives with how many are there already. */
export interface Partner {
	/** How long it takes to answer, in milliseconds; `refused` where it has too much to do. */
	arrive(now: number, underWay: number): number | 'refused';
}

export interface Outcome {
	/** How long all took, in milliseconds. */
	wall: number;
	refused: number;
	sent: number;
	mostUnderWay: number;
}

/** How many may be under way, and who learns from what becomes of it. */
export interface Governor {
	limit(): number;
	limiter?: Limiter;
}

/** What the process itself takes for a request, in milliseconds, one after the other. */
const ownWork = 1.5;

/** Sends items to a partner in simulated time; what is refused is sent again after a wait that doubles. */
export function simulate(
	partner: Partner,
	items: number,
	governor: Governor,
	random: () => number,
): Outcome {
	type Event = { at: number; run(): void };
	const events: Event[] = [];
	const schedule = (at: number, run: () => void) => {
		let index = events.length;
		while (index > 0 && events[index - 1]!.at > at) index--;
		events.splice(index, 0, { at, run });
	};
	let now = 0;
	let busyUntil = 0;
	let pausedUntil = 0;
	let underWay = 0;
	let atPartner = 0;
	let left = items;
	let done = 0;
	const outcome: Outcome = { wall: 0, refused: 0, sent: 0, mostUnderWay: 0 };
	const again: number[] = [];
	const send = (tries: number) => {
		underWay++;
		const takenWith = underWay;
		const begunAt = now;
		const wasFull = underWay >= governor.limit();
		busyUntil = Math.max(busyUntil, now) + ownWork;
		schedule(busyUntil, () => {
			outcome.sent++;
			const answer = partner.arrive(now, atPartner);
			const isRefused = answer === 'refused';
			atPartner++;
			outcome.mostUnderWay = Math.max(outcome.mostUnderWay, atPartner);
			schedule(now + (isRefused ? 2 : answer), () => {
				atPartner--;
				busyUntil = Math.max(busyUntil, now);
				schedule(busyUntil, () => {
					underWay--;
					const sample = { begunAt, endedAt: now, underWay: takenWith, wasFull, kind: 'one' };
					if (isRefused) {
						outcome.refused++;
						governor.limiter?.refused(sample);
						const inARow = governor.limiter ? governor.limiter.cutsInARow - 1 : tries;
						const wait = Math.min(500 * 2 ** inARow, 30_000) * (0.5 + random() / 2);
						if (inARow > 0 && governor.limiter) pausedUntil = Math.max(pausedUntil, now + wait);
						schedule(now + wait, () => {
							again.push(tries + 1);
							pump();
						});
					} else {
						governor.limiter?.answered(sample);
						done++;
						outcome.wall = now;
					}
					pump();
				});
			});
		});
	};
	const pump = () => {
		if (now < pausedUntil) return;
		while (underWay < governor.limit() && (again.length > 0 || left > 0)) {
			const tries = again.shift();
			if (tries === undefined) left--;
			send(tries ?? 0);
		}
	};
	pump();
	while (done < items) {
		const next = events.shift()!;
		now = next.at;
		next.run();
	}
	return outcome;
}
