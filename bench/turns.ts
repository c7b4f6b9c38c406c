import type { N8n } from '../lab/n8n/n8n';
import type { QuietMachine } from './machine';
import { measure, type Inside, type LatencyServer, type Run } from './measure';
import type { Case, Plan } from './plan';
import { workflow, type Contender } from './workflows';

/** What a measurement needs, whatever it measures. */
export interface Bench {
	n8n: N8n;
	server: LatencyServer;
	machine: QuietMachine;
	plan: Pick<Plan, 'runs' | 'contendersOf'>;
}

/**
 * Runs everybody's workflow for a number of items, round by round, so that nobody has the quiet hour.
 *
 * @param inside what is different in n8n's process
 */
export async function runInTurn(
	{ n8n, server, machine, plan }: Bench,
	one: Case,
	inside: Inside = {},
): Promise<Map<Contender, Run[]>> {
	const contenders = plan.contendersOf(one);
	const idOf = (index: number) => `${one.work}${index}x${one.items}${one.serves ?? ''}`;
	await n8n.importWorkflows(
		contenders.map((contender, index) =>
			workflow(idOf(index), contender, one.work, one.items, server.baseUrl),
		),
	);
	const runs = new Map(contenders.map((contender) => [contender, [] as Run[]]));
	for (let round = 1; round <= plan.runs; round++) {
		for (const [index, contender] of contenders.entries()) {
			const run = await machine.undisturbed(
				async () => await measure(n8n, server, idOf(index), { ...one, ...inside }),
			);
			runs.get(contender)!.push(run);
			const what = `${one.work}, ${one.items} items, ${one.latency} ms, run ${round}`;
			console.log(`${what}: ${contender.name} ${(run.wall / 1000).toFixed(2)} s`);
		}
	}
	return runs;
}
