import { setTimeout as sleep } from 'node:timers/promises';

import type { Sandbox } from '../../sandbox';
import { readBook } from '../chaos/book';
import type { ChaosCustomer } from '../chaos/customers';
import { judge } from '../chaos/judge';
import { madeSince } from '../chaos/world';
import { readCustomers } from '../demo/customers';
import { workflowIds } from '../demo/workflows';
import { ask, doubtsOf, knowsAll, untilTakenOver, type Caller } from './asking';
import type { Cluster, QueuedExecution } from './cluster';
import { referencePattern } from './onboarding';
import { killingReport } from './report';

/**
 * After how long a run takes up what a killed one has left, in the copy of the workflow that is run here. Longer
 * than any execution takes on a busy machine: one that is still alive must not be taken over.
 */
export const takeOverAfterMinutes = 2;

/** How many call for the same customer at the same moment. */
const callsACustomer = 2;
/** Few enough for a worker to be free whenever calls come: then another one takes the second call. */
const customersAtOnce = 8;
const mostRounds = 6;
const pollMs = 100;

type Log = (line: string) => void;

const executionsOf = async (cluster: Cluster) =>
	await cluster.executions(workflowIds.fromWebhook, referencePattern);

/**
 * Kills the worker that has been there longest, each time that a further part of the calls is answered. Gives
 * the executions that there were then: of one that is lost, n8n forgets what it was about.
 */
async function killInTheMiddle(
	cluster: Cluster,
	kills: number,
	answeredShare: () => number,
	log: Log,
): Promise<QueuedExecution[]> {
	const seen: QueuedExecution[] = [];
	for (let kill = 1; kill <= kills; kill++) {
		while (answeredShare() < kill / (kills + 1)) await sleep(pollMs);
		const victim = cluster.workers.find(({ isKilled }) => !isKilled)!;
		await cluster.kill(victim);
		log(`Killed ${victim.name} with kill -9; another one is started in its place …`);
		const [executions] = await Promise.all([executionsOf(cluster), cluster.addWorker()]);
		seen.push(...executions);
	}
	return seen;
}

/**
 * Has everybody ask, those for the same customer at the same moment, a few customers at once, and only while
 * there are as many workers as at first: a single one would have both calls.
 */
async function askInLanes(
	{ n8n, workers }: Cluster,
	callers: Caller[],
	onAnswer: () => void,
): Promise<void> {
	const ready = () => workers.filter(({ isReady, isKilled }) => isReady && !isKilled).length;
	const wanted = ready();
	const customers = [...new Set(callers.map(({ customer }) => customer))];
	const lane = async () => {
		for (let customer = customers.shift(); customer; customer = customers.shift()) {
			const theirs = callers.filter((caller) => caller.customer === customer);
			while (ready() < wanted) await sleep(pollMs);
			await ask(n8n.url, theirs, onAnswer);
		}
	};
	await Promise.all(Array.from({ length: customersAtOnce }, lane));
}

/** Has those ask again who don't know all yet, until everybody does; gives how many calls that took. */
async function askAgain(cluster: Cluster, callers: Caller[], log: Log): Promise<number> {
	let calls = 0;
	for (let round = 1; round <= mostRounds; round++) {
		const asking = callers.filter((caller) => !knowsAll(caller));
		if (asking.length === 0) break;
		const wait = untilTakenOver(await readBook(cluster.rest), takeOverAfterMinutes, Date.now());
		const when = wait > 0 ? `in ${Math.ceil(wait / 1000)} s` : 'now';
		log(`${asking.length} callers don't know all yet. Asking again ${when} …`);
		await sleep(wait);
		await ask(cluster.n8n.url, asking);
		calls += asking.length;
	}
	return calls;
}

/**
 * Has the demo's customers onboarded, each by two calls at the same moment, and kills workers in the middle;
 * then everybody asks again who got no good answer. Judges what is there then, and what the book says.
 */
export async function killWorkers(
	cluster: Cluster,
	sandbox: Sandbox,
	kills: number,
	log: Log,
): Promise<boolean> {
	const customers = readCustomers().map((customer): ChaosCustomer => ({
		...customer,
		partners: '',
	}));
	const callers = customers.flatMap((customer) =>
		Array.from({ length: callsACustomer }, (): Caller => ({ customer, told: [] })),
	);
	const atStart = sandbox.state;
	log(
		`Asking n8n's webhook for ${customers.length} customers, twice at the same moment for each …`,
	);
	log(
		`A run takes up what a killed one left after ${takeOverAfterMinutes} minutes here, after 10 in the workflow to copy.`,
	);
	let answered = 0;
	const [seen] = await Promise.all([
		killInTheMiddle(cluster, kills, () => answered / callers.length, log),
		askInLanes(cluster, callers, () => answered++),
	]);
	const first = (await executionsOf(cluster)).map((execution) => ({
		...execution,
		about: execution.about ?? seen.find(({ id }) => id === execution.id)?.about ?? null,
	}));
	const callsAgain = await askAgain(cluster, callers, log);

	const book = await readBook(cluster.rest);
	const world = madeSince(atStart, sandbox.state);
	const verdict = judge(customers, book, world, doubtsOf(callers));
	const executions = await executionsOf(cluster);
	log(
		killingReport({
			cluster,
			customers,
			callers,
			first,
			executions,
			callsAgain,
			book,
			world,
			verdict,
		}),
	);
	return verdict.findings.length === 0 && callers.every(knowsAll);
}
