import { parseArgs } from 'node:util';

import { contenders, type Contender, type Work } from './workflows';

/** One combination that is measured for every contender. */
export interface Case {
	work: Work;
	items: number;
	/** How long the server takes to answer, in milliseconds. */
	latency: number;
}

/** What a run of the bench measures. */
export interface Plan {
	works: Work[];
	cases: Case[];
	runs: number;
	/** Those that take part in a case. */
	contendersOf(one: Case): Contender[];
}

/** One at a time, 10,000 items at 50 ms take nine minutes a run and say nothing that 1,000 don't. */
const tooLong = (one: Case, contender: Contender) => contender.atOnce === 1 && one.items > 1_000;

const numbers = (list: string) => list.split(',').map(Number);

/** Reads the plan from the command line; by default all of it. */
export function readPlan(args: string[]): Plan {
	const { values } = parseArgs({
		args,
		options: {
			runs: { type: 'string', default: '5' },
			items: { type: 'string', default: '1000,10000' },
			latencies: { type: 'string', default: '5,50' },
			works: { type: 'string', default: 'create,list' },
		},
	});
	const works = values.works.split(',') as Work[];
	const cases = works.flatMap((work) =>
		numbers(values.items).flatMap((items) =>
			numbers(values.latencies).map((latency) => ({ work, items, latency })),
		),
	);
	return {
		works,
		cases,
		runs: Number(values.runs),
		contendersOf: (one) => contenders.filter((contender) => !tooLong(one, contender)),
	};
}
