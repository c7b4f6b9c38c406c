import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { writeFormatted } from '../lab/documents/markdown';
import { onQuietMachine, type Environment } from './environment';
import { packageCost, versions } from './package';
import { scalingPicture } from './picture';
import { readPlan, type Plan } from './plan';
import { lineOf, report, type Result } from './report';
import { runInTurn, type Bench } from './turns';
import type { Work } from './workflows';

/** Where the figures of each work are written. */
const files: Record<Work, string> = {
	create: 'results.md',
	list: 'lists.md',
	repeat: 'items.md',
	plan: 'plans.md',
	planThere: 'plans.md',
};

async function measureWork(
	bench: Bench & { plan: Plan },
	work: Work,
	save: (result: Result) => Promise<void>,
) {
	const single = await runInTurn(bench, { work, items: 1, latency: 5 });
	const base = [...single.values()][0]!;
	for (const one of bench.plan.cases.filter((case_) => case_.work === work)) {
		const runs = await runInTurn(bench, one);
		const lines = [...runs].map(([contender, all]) =>
			lineOf(contender, one.items, all, single.get(contender) ?? base),
		);
		await save({ one, lines });
	}
}

async function measureAll({ machine, n8n, server, tarball }: Environment): Promise<void> {
	const plan = readPlan(process.argv.slice(2));
	const about = {
		...(await versions()),
		date: new Date().toISOString().slice(0, 10),
		runs: plan.runs,
		machine,
	};
	for (const work of plan.works) {
		const cost = work === 'create' ? await packageCost(tarball, plan.runs) : undefined;
		const results: Result[] = [];
		await measureWork({ n8n, server, plan, machine }, work, async (result) => {
			results.push(result);
			await writeFormatted(join(__dirname, files[work]), report(results, cost, about));
		});
		const pictured = results.find(({ one }) => one.latency === 50);
		if (work === 'create' && pictured) {
			await writeFile(join(__dirname, 'scaling.svg'), scalingPicture(pictured));
		}
		console.log(`Written to bench/${files[work]}`);
	}
}

void onQuietMachine(measureAll);
