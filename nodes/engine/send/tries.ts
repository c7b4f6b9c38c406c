import type { Outcome, Unfinished } from '../problem/outcome';
import { afterUnclear, askedToWait, exhausted, refused, unknownOutcome } from '../problem/problem';
import { attempt } from './attempt';
import type { Exchange, Sent } from './exchange';
import { decide, longestWait, longestWaitToSettle, pauseOfAll, waitBefore } from './retryPolicy';
import { isRefusedForLoad, type Pace } from './pace';
import type { Throttle } from './throttle';
import { TryCount } from './tryCount';
import type { Connection } from './transport';

/** Everything that sending needs and that stays the same for all items of a run. */
export interface Sender extends Connection {
	throttle: Throttle;
	pace: Pace;
	/** 0 means no limit. */
	requestsPerMinute: number;
	maxTries: number;
	/** Counts what is sent again. */
	repeats?: { count: number };
	/** Nothing is sent, waited for or answered after this moment of the clock's `elapsed`. */
	deadline?: number;
}

/** Where to look, for an operation that doesn't know better. */
const lookForYourself = (vendor: string) =>
	`Check at ${vendor} whether it was carried out before you run this item again.`;

/**
 * The tries of one request: sends it as often as its effect allows. A creation whose outcome is unclear
 * is reconciled: when the vendor's time to still carry it out is over, its thing is looked up right before
 * every further sending, and taken as created where it is there. The only place that waits.
 */
export class Tries {
	private readonly tries: TryCount;
	/** When the last attempt was sent, by the clock that is waited by. */
	private sentAt = 0;
	/** The same as a date, in milliseconds since 1970. */
	private sentOn = 0;
	/** The last attempt that may have been carried out. */
	private unclear: Unfinished | undefined;

	constructor(
		private readonly sender: Sender,
		private readonly exchange: Exchange,
	) {
		this.tries = new TryCount(sender.pace, sender.maxTries, sender.repeats);
	}

	/** Tries until there is a result, or a problem to tell. */
	async untilEnd(): Promise<Sent> {
		for (;;) {
			const end = await this.next();
			if (end !== undefined) return end;
		}
	}

	private async next(): Promise<Sent | undefined> {
		const { throttle, requestsPerMinute, cancelled, clock, maxTries, deadline } = this.sender;
		const waiting = { signal: cancelled, patience: this.patience(), deadline };
		const left = await throttle.turn(requestsPerMinute, waiting);
		if (cancelled?.aborted) return this.cancelled();
		if (left !== undefined) return this.heldBack(left);
		const known = await this.madeByNow();
		if (known !== undefined) return known;
		this.tries.begin();
		this.sentAt = clock.elapsed();
		this.sentOn = clock.now();
		const outcome = await this.attempt();
		throttle.ended(requestsPerMinute, this.sentAt, outcome);
		if (outcome.kind === 'done') {
			const { data, nextPage } = outcome;
			return { data, nextPage, recovered: this.unclear !== undefined };
		}
		if (outcome.kind === 'refused') return await this.refused(outcome);
		if (outcome.kind === 'unclear') this.unclear = outcome;
		const isOnlyInTurn = this.tries.isOnlyInTurn(this.exchange.request, outcome);
		const { counted } = this.tries;
		const backoff = waitBefore(Math.max(counted, 1), outcome.retryAfter, clock.random());
		throttle.pause(pauseOfAll(outcome, backoff, isOnlyInTurn));

		const { effect, recognition, onceOnly } = this.exchange;
		const decision = decide(effect, outcome, {
			tries: counted,
			maxTries,
			reconcilable: recognition !== undefined,
			onceOnly,
			patience: this.patience(),
		});
		if (decision === 'unknown') return this.unknown(outcome);
		if (decision === 'giveUp') return this.givenUp(outcome);
		await this.wait(outcome, backoff);
		const isLast = decision === 'reconcile' && counted >= maxTries;
		return isLast ? ((await this.madeByNow()) ?? this.unknown(outcome)) : undefined;
	}

	private async attempt(): Promise<Outcome> {
		const underWay = this.sender.pace.begin(this.exchange.request);
		const outcome = await attempt({ ...this.sender, timeout: this.timeout() }, this.exchange);
		underWay.ended(outcome);
		return outcome;
	}

	private async wait(outcome: Unfinished, backoff: number): Promise<void> {
		const { clock, cancelled, timeout } = this.sender;
		const { recognition, aside } = this.exchange;
		const stillMayHappen =
			outcome.kind === 'unclear' && recognition?.lookUp !== undefined
				? this.sentAt + timeout * 1000 - clock.elapsed()
				: 0;
		const wait = Math.min(Math.max(backoff, stillMayHappen), this.timeLeft());
		const sleep = async () => await clock.sleep(wait, cancelled);
		if ((stillMayHappen > backoff || isRefusedForLoad(outcome)) && aside) await aside(sleep);
		else await sleep();
	}

	private async refused(outcome: Extract<Outcome, { kind: 'refused' }>): Promise<Sent> {
		const { recognition, effect, refusedAsDone } = this.exchange;
		const { refusal, status } = outcome;
		const problem = refused(this.sender.vendor.name, refusal, status);
		const { unclear } = this;
		if (unclear === undefined) return { problem };
		const done = await refusedAsDone?.(refusal);
		if (done === 'done') return { data: undefined, recovered: true, existing: true };
		const known = await this.madeByNow();
		if (known !== undefined) return known;
		const saysItIsThere = recognition?.refusedAsExisting(refusal) ?? false;
		// What was there before will do as well as what the unclear attempt made.
		if (saysItIsThere && recognition?.existingWillDo) return { problem, afterUnclear: true };
		const mayBeDone = effect === 'create' && (saysItIsThere || !recognition?.lookUp);
		if (mayBeDone || done === 'perhaps') {
			const reason = `${unclear.reason}, and the next try was refused: ${refusal.message}`;
			return this.unknown({ ...unclear, reason });
		}
		return { problem: effect === 'set' ? afterUnclear(problem, unclear.reason) : problem };
	}

	/** What an unclear attempt has made, where the vendor can be asked; `undefined` where it isn't there. */
	private async madeByNow(): Promise<Sent | undefined> {
		const { recognition } = this.exchange;
		if (this.unclear === undefined || recognition?.lookUp === undefined) return undefined;
		const looked = await recognition.lookUp();
		if ('problem' in looked) return this.unknown(this.unclear);
		if (looked.found === undefined) return undefined;
		const message = recognition.lostWithAnswer?.();
		if (message === undefined) return { data: looked.found, recovered: true, existing: true };
		return {
			problem: { kind: 'unknown', message, description: 'It was not created a second time.' },
		};
	}

	private givenUp(outcome: Unfinished): Sent {
		const { effect } = this.exchange;
		const mayHaveHappened = this.unclear && effect !== 'read' && effect !== 'set';
		return mayHaveHappened
			? this.unknown(this.unclear!)
			: { problem: exhausted(this.sender.vendor.name, outcome, this.tries.sent) };
	}

	/** How long there is until the deadline, in milliseconds. */
	private timeLeft(): number {
		const { deadline = Infinity, clock } = this.sender;
		return Math.max(0, deadline - clock.elapsed());
	}

	/** How long an attempt may take that is sent now, in seconds. */
	private timeout(): number {
		return Math.min(this.sender.timeout, this.timeLeft() / 1000);
	}

	/** The longest wait that is endured, in milliseconds: longer where it saves an outcome from being unknown. */
	private patience(): number {
		return this.unclear && this.exchange.effect === 'create' ? longestWaitToSettle : longestWait;
	}

	private cancelled(): Sent {
		if (this.unclear) return this.unknown(this.unclear);
		const outcome: Unfinished = { kind: 'notDone', reason: 'the execution was cancelled' };
		return { problem: exhausted(this.sender.vendor.name, outcome, this.tries.sent + 1) };
	}

	/** Not sent (again), because the vendor asked somebody to wait for longer than is endured. */
	private heldBack(left: number): Sent {
		const { name } = this.sender.vendor;
		if (this.tries.sent === 0) return { problem: askedToWait(name, left) };
		const reason = 'it asked to wait';
		return this.givenUp({ kind: 'notDone', reason, retryAfter: left });
	}

	private unknown(outcome: Unfinished): Sent {
		const { request, howToCheck } = this.exchange;
		const { name } = this.sender.vendor;
		return {
			problem: unknownOutcome(name, outcome, {
				...request,
				at: this.sentOn,
				howToCheck: howToCheck?.() ?? lookForYourself(name),
			}),
		};
	}
}
