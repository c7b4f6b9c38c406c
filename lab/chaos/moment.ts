import { hashToUnit } from '../../sandbox/random';
import { about, phases, type Phase } from './phases';

/** How many customers one run of the workflow is at, at most. */
const atOnce = 200;
/** Kills come in this part of a phase: there is less of it for those who were through it before. */
const part = 0.4;
/** Up to this place in a run what is done for a customer is never done for them again. */
const lastOnce = 1;

/** When n8n is killed. */
export interface Moment {
	/** In this phase, or a later one where this one doesn't come any more. */
	phase: Phase;
	/** Once so much of it has happened. */
	events: number;
}

/** A phase by chance: one that takes longer more often. */
function drawPhase(seed: string): Phase {
	const drawn = hashToUnit(seed) * sum(phases);
	return phases.find((_, place) => drawn < sum(phases.slice(0, place + 1)))!;
}

const sum = (some: Phase[]) => some.reduce((total, phase) => total + about[phase].times, 0);

/**
 * The phases in which n8n is killed: each once, more of those that take longer. Those that come only once
 * for a customer are first, or they would be over; the others are in an order by chance.
 */
function drawPhases({ seed, kills }: { seed: number; kills: number }): Phase[] {
	const more = Array.from({ length: Math.max(0, kills - phases.length) }, (_, number) =>
		drawPhase(`${seed}:more:${number}`),
	);
	return [...phases, ...more]
		.map((phase, number) => ({ phase, drawn: hashToUnit(`${seed}:order:${number}`) }))
		.sort((a, b) => a.drawn - b.drawn)
		.slice(0, kills)
		.map(({ phase }) => phase)
		.sort((a, b) => turnOf(a) - turnOf(b));
}

const turnOf = (phase: Phase) => Math.min(about[phase].place, lastOnce + 1);

/** Draws the moments at which n8n is killed. */
export function drawMoments(plan: { seed: number; customers: number; kills: number }): Moment[] {
	return drawPhases(plan).map((phase, number) => {
		const drawn = hashToUnit(`${plan.seed}:kill:${number}`);
		const most = about[phase].times * Math.min(atOnce, plan.customers) * part;
		return { phase, events: 1 + Math.floor(drawn * most) };
	});
}

/** Where a run is: the phase that it got to, if the moment has come. */
export function comesAt({ phase, events }: Moment, happened: Phase[]): Phase | undefined {
	const isLater = (one: Phase) => about[one].place > about[phase].place;
	const [own, later] = [happened.filter((one) => one === phase), happened.filter(isLater)];
	return [own, later].find((counted) => counted.length >= events)?.at(-1);
}
