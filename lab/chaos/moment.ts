import { hashToUnit } from '../../sandbox/random';
import { lengthOf, phases, type Phase } from './phases';

/** How many customers the workflow is at, at once. */
const block = 25;
/** Kills come in the earlier part of a phase, as it is shorter for those who had a part of it before. */
const earlier = 0.5;

/** When n8n is killed. */
export interface Moment {
	/** Not before there are more than so many customers in the book. */
	entered: number;
	/** In this phase, or a later one of the block where this one doesn't come. */
	phase: Phase;
	/** Once so much of it has happened. */
	events: number;
}

/** A phase by chance: one that takes longer more often. */
function drawPhase(seed: string): Phase {
	const drawn = hashToUnit(seed) * sum(phases);
	return phases.find((_, place) => drawn < sum(phases.slice(0, place + 1)))!;
}

const sum = (some: Phase[]) => some.reduce((total, phase) => total + lengthOf(phase, 1), 0);

/** The phases in which n8n is killed: each once, more of those that take longer, in an order by chance. */
function drawPhases({ seed, kills }: { seed: number; kills: number }): Phase[] {
	const more = Array.from({ length: Math.max(0, kills - phases.length) }, (_, number) =>
		drawPhase(`${seed}:more:${number}`),
	);
	return [...phases, ...more]
		.map((phase, place) => ({ phase, drawn: hashToUnit(`${seed}:order:${place}`) }))
		.sort((a, b) => a.drawn - b.drawn)
		.map(({ phase }) => phase);
}

/**
 * Draws when n8n is killed for the n-th time: the kills are spread over all customers, and over all phases
 * of a block.
 */
export function drawMoment(
	plan: { seed: number; customers: number; kills: number },
	number: number,
): Moment {
	const phase = drawPhases(plan)[number - 1]!;
	const drawn = hashToUnit(`${plan.seed}:kill:${number}`);
	const most = lengthOf(phase, Math.min(block, plan.customers)) * earlier;
	return {
		entered: Math.floor(((number - 1) / plan.kills) * plan.customers),
		phase,
		events: 1 + Math.floor(drawn * most),
	};
}

/** Where a run is: the phase that it got to, if the moment has come. */
export function comesAt({ phase, events }: Moment, happened: Phase[]): Phase | undefined {
	const first = phases.indexOf(phase);
	const counted = happened.filter((one) => phases.indexOf(one) >= first);
	return counted.length >= events ? counted.at(-1) : undefined;
}
