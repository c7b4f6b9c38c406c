import type { Operation } from '../../declare/operation';
import type { Settlement } from '../../declare/settlement';
import type { Problem } from '../../problem/problem';
import type { Sent } from '../../send/exchange';
import type { Sender } from '../../send/tries';
import type { Aside } from '../concurrency';
import { carryOutTogether } from './group';
import { inGroup, type Grouped } from './queue';
import { Receivers } from './receivers';
import type { Transferring } from './transferring';

/** How many items may be under way at once, and whether the others go on after one that failed. */
interface HowToGoOn {
	atOnce(): number;
	goesOn: boolean;
}

/**
 * The transfers of one execution of a node. They go in groups: the first alone, as nobody knows yet what
 * the vendor makes of it, and twice as many after each group in which something was done.
 */
export class Transfers implements Grouped, Transferring {
	readonly receivers: Receivers;
	private most = 1;
	/** What keeps every further transfer from being begun. */
	private stoppedBy?: Problem;
	/** Those whose outcome is unknown, by receiver: one may still be carried out, and what it lacks come twice. */
	private readonly unsettled = new Map<string, Problem>();

	constructor(
		readonly operation: Operation,
		readonly settle: Settlement<unknown>,
		readonly sender: Sender,
		private readonly how: HowToGoOn,
	) {
		this.receivers = new Receivers(sender, operation, settle.receiver);
	}

	/**
	 * Moves what an item says, and reads what became of it. Never sent a second time after anything unclear:
	 * only the balances may turn that into success.
	 */
	async move(input: unknown, aside: Aside): Promise<Sent> {
		const sent: Sent[] = [];
		await aside(async () => void sent.push(await inGroup(this.sender, this, input)));
		return sent[0]!;
	}

	atOnce(): number {
		return Math.min(this.most, this.how.atOnce());
	}

	receiverOf(input: unknown): string {
		return this.settle.receiver.keyOf(input);
	}

	async carryOut(inputs: unknown[]): Promise<Sent[]> {
		const sent = await carryOutTogether(this, inputs, {
			hinderedBy: (input) => this.hinderedBy(input),
			learn: (problem, input) => {
				this.learn(problem, input);
				if (!this.how.goesOn) this.stoppedBy ??= problem;
			},
		});
		if (sent.some((one) => 'data' in one)) this.most *= 2;
		return sent;
	}

	private hinderedBy(input: unknown): Problem | undefined {
		return this.stoppedBy ?? (this.settle.missing && this.unsettled.get(this.receiverOf(input)));
	}

	/**
	 * Lets those that come later know of a problem, also of one that an earlier try of n8n's had.
	 *
	 * @param input of the item that has it, where it can be read
	 */
	learn(problem: Problem, input: unknown): void {
		if (problem.stopsRun) this.stoppedBy ??= problem;
		const isOpen = problem.kind === 'unknown' && input !== undefined;
		if (isOpen) this.unsettled.set(this.receiverOf(input), problem);
	}
}

/** The transfers of an execution, where its items are such. */
export const transfersOf = (
	operation: Operation,
	sender: Sender,
	how: HowToGoOn,
): Transfers | undefined =>
	operation.settle && new Transfers(operation, operation.settle, sender, how);
