import { setTimeout as sleep } from 'node:timers/promises';

import { workflowIds } from '../demo/workflows';
import { startByHand } from '../n8n/byHand';
import type { Rest } from '../n8n/rest';
import { readBook, timeless, type BookRow } from './book';
import { BookWatch } from './bookWatch';
import { makeCustomers } from './customers';
import { Evidence } from './doubts';
import { isOfItsOwn, isOver, saysWhoNeedsAttention, statusOf } from './execution';
import { setUpChaos, type ChaosEnvironment } from './environment';
import { judge } from './judge';
import type { Measured, Plan } from './measured';
import { comesAt, drawMoments, type Moment } from './moment';
import { about, phaseOf, type Phase } from './phases';
import { madeSince, type World } from './world';

const mostUndisturbed = 6;
const pollMs = 250;
/** How often is looked for the moment of a kill, and every how many times for what seldom tells it. */
const roundMs = 50;
const seldom = 10;

type Log = (line: string) => void;

/** The onboarding of a file of customers, through all that happens to it. */
class Chaos {
	private rest: Rest;
	private runs = 0;
	private failed = 0;
	private readonly killedIn: Partial<Record<Phase, number>> = {};
	private readonly book: BookWatch;
	readonly evidence: Evidence;

	constructor(
		private readonly environment: ChaosEnvironment,
		private readonly plan: Plan,
		private readonly log: Log,
	) {
		this.rest = environment.rest;
		this.book = new BookWatch(environment.rest);
		this.evidence = new Evidence(environment.gateway.passed);
	}

	/** Runs the workflow, kills n8n in the middle of it, and starts n8n again. */
	async killed(moment: Moment): Promise<void> {
		const { environment, book } = this;
		const { gateway, n8n } = environment;
		const from = gateway.passed.length;
		const execution = await startByHand(this.rest, workflowIds.fromFile);
		this.runs++;
		const phase = await this.until(moment, execution);
		await n8n.kill();
		const killedAt = Date.now();
		this.rest = await n8n.start();
		await this.rest.signIn();
		const isCut = !isOfItsOwn(await statusOf(this.rest, execution));
		book.continueWith(this.rest);
		await book.look();
		this.evidence.killed(from, book.underWay);
		if (isCut && phase) this.killedIn[phase] = (this.killedIn[phase] ?? 0) + 1;
		const where = isCut && phase ? phase : 'the run was over';
		const seconds = Math.round((Date.now() - killedAt) / 1000);
		this.log(`Killed: ${where}; n8n is back after ${seconds} s`);
	}

	/** Waits for the moment of a kill, and says in which phase it came; nothing where the run is over. */
	private async until(moment: Moment, execution: string): Promise<Phase | undefined> {
		const { passed } = this.environment.gateway;
		const happened: Phase[] = [];
		let counted = passed.length;
		for (let round = 1; ; round++) {
			await sleep(roundMs);
			const isSeldom = round % seldom === 0;
			const changes = about[moment.phase].inBook || isSeldom ? await this.book.look() : [];
			happened.push(...passed.slice(counted).map(phaseOf), ...changes);
			counted = passed.length;
			const phase = comesAt(moment, happened);
			if (phase) return phase;
			if (isSeldom && isOver(await statusOf(this.rest, execution))) return undefined;
		}
	}

	/** Runs the workflow to its end. */
	async through(): Promise<void> {
		const execution = await startByHand(this.rest, workflowIds.fromFile);
		this.runs++;
		let status = 'running';
		while (!isOver(status)) {
			await sleep(pollMs);
			status = await statusOf(this.rest, execution);
		}
		const { n8n } = this.environment;
		const isWell = status === 'success' || (await saysWhoNeedsAttention(n8n, execution));
		if (!isWell) this.failed++;
		this.log(`A run to its end: ${status}`);
	}

	/** Runs the workflow without any disturbance until a run changes nothing. */
	async untilNothingChanges(): Promise<{ undisturbed: number; settled: boolean }> {
		let before = await this.everything();
		for (let undisturbed = 1; undisturbed <= mostUndisturbed; undisturbed++) {
			await this.through();
			const now = await this.everything();
			if (now === before) return { undisturbed, settled: true };
			before = now;
		}
		return { undisturbed: mostUndisturbed, settled: false };
	}

	/** Reads the whole book. */
	async wholeBook(): Promise<BookRow[]> {
		return await readBook(this.rest);
	}

	counts() {
		const { runs, failed, killedIn } = this;
		return { runs, failed, killedIn, ...this.environment.gateway.counts() };
	}

	private async everything(): Promise<string> {
		return JSON.stringify(
			[this.environment.sandbox.state, timeless(await this.wholeBook())],
			skipNews,
		);
	}
}

/** Gives how many seconds went by since it was last asked. */
function stopwatch(): () => number {
	let last = Date.now();
	return () => {
		const seconds = (Date.now() - last) / 1000;
		last = Date.now();
		return seconds;
	};
}

/** Leaves out what a run may add without changing anything: links, and requests that were answered. */
const skipNews = (key: string, value: unknown) =>
	['tokens', 'requests', 'updates', 'updatedAt'].includes(key) ? undefined : value;

/** Onboards customers through a gateway that spoils requests, kills n8n, and judges what it came to. */
export async function runChaos(plan: Plan, log: Log): Promise<Measured> {
	const lap = stopwatch();
	const customers = makeCustomers(plan.customers);
	const environment = await setUpChaos(customers, plan, log);
	try {
		const settingUp = lap();
		const { gateway, sandbox } = environment;
		const atStart = sandbox.state;
		const chaos = new Chaos(environment, plan, log);
		for (const moment of drawMoments(plan)) await chaos.killed(moment);
		const killed = lap();
		for (let number = 1; number <= plan.unkilledRuns; number++) await chaos.through();
		const unkilled = lap();
		await gateway.settled();
		gateway.behave();
		sandbox.configure({ listLagMs: 0 });
		const ending = await chaos.untilNothingChanges();
		const undisturbed = lap();
		const book = await chaos.wholeBook();
		const world: World = madeSince(atStart, sandbox.state);
		const verdict = judge(customers, book, world, chaos.evidence.about);
		verdict.findings.push(...chaos.evidence.beyondOneBlock(customers));
		return {
			plan,
			verdict,
			...chaos.counts(),
			...ending,
			bookRows: book.length,
			seconds: { settingUp, killed, unkilled, undisturbed },
		};
	} finally {
		await environment.dispose();
	}
}
