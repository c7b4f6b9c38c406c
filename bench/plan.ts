import { parseArgs } from 'node:util';

import { contenders, contendersAtACap, type Contender, type Work } from './workflows';

/** One combination that is measured for every contender. */
export interface Case {
	work: Work;
	items: number;
	/** How long the server takes to answer, in milliseconds. */
	latency: number;
	/** How many requests at once the server answers; it refuses the rest. Default: all. */
	serves?: number;
	/** How many customers the server's list has. Default: none. */
	listed?: number;
}

/** What a run of the bench measures. */
export interface Plan {
	works: Work[];
	cases: Case[];
	runs: number;
	/** Those that take part in a case. */
	contendersOf(one: Case): Contender[];
}

/** One at a time takes a minute for 1,000 items, and says nothing new in the other cases. */
const tooLong = ({ items, latency }: Case, { atOnce }: Contender) =>
	atOnce === 1 && !(items === 1_000 && latency === 50);

/** The partner that serves some at once and refuses the rest. */
const capped: Case = { work: 'create', items: 1_000, latency: 50, serves: 15 };

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
	if (works.includes('create')) cases.push(capped);
	return {
		works,
		cases,
		runs: Number(values.runs),
		contendersOf: (one) =>
			one.serves === undefined
				? contenders.filter((contender) => !tooLong(one, contender))
				: contendersAtACap,
	};
}
