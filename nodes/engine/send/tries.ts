import type { IDataObject } from 'n8n-workflow';

import type { Outcome, Unfinished } from '../problem/outcome';
import { exhausted, refused, unknownOutcome } from '../problem/problem';
import { attempt } from './attempt';
import type { Exchange, Sent } from './exchange';
import { decide, waitBefore } from './retryPolicy';
import type { Throttle } from './throttle';
import type { Connection } from './transport';

/** Everything that sending needs and that stays the same for all items of a run. */
export interface Sender extends Connection {
	throttle: Throttle;
	/** 0 means no limit. */
	requestsPerMinute: number;
	maxTries: number;
}

/** Where to look, for an operation that doesn't know better. */
const lookForYourself = (vendor: string) =>
	`Check at ${vendor} whether it was carried out before you run this item again.`;

/**
 * The tries of one request: sends it as often as its effect allows, and reconciles a creation whose
 * outcome is unclear: looks its thing up, and either takes it as created or sends the request again. The
 * only place that waits.
 */
export class Tries {
	private tries = 0;
	private sentAt: number;
	/** The last attempt that may have been carried out. */
	private unclear: Unfinished | undefined;

	constructor(
		private readonly sender: Sender,
		private readonly exchange: Exchange,
	) {
		this.sentAt = sender.clock.now();
	}

	/** Tries until there is a result, or a problem to tell. */
	async untilEnd(): Promise<Sent> {
		for (;;) {
			const end = await this.next();
			if (end !== undefined) return end;
		}
	}

	private async next(): Promise<Sent | undefined> {
		const { throttle, requestsPerMinute, cancelled, clock, maxTries } = this.sender;
		await throttle.turn(requestsPerMinute, cancelled);
		if (cancelled?.aborted) return this.cancelled();
		this.tries++;
		this.sentAt = clock.now();
		const outcome = await attempt(this.sender, this.exchange);
		if (outcome.kind === 'done') {
			const { data, nextPage } = outcome;
			return { data, nextPage, recovered: this.unclear !== undefined };
		}
		if (outcome.kind === 'refused') return await this.refused(outcome);
		if (outcome.kind === 'unclear') this.unclear = outcome;

		const { effect, recognition, onceOnly } = this.exchange;
		const decision = decide(effect, outcome, {
			tries: this.tries,
			maxTries,
			reconcilable: recognition !== undefined,
			onceOnly,
		});
		if (decision === 'unknown') return this.unknown(outcome);
		if (decision === 'giveUp') return this.givenUp(outcome);
		await this.wait(outcome);
		return decision === 'reconcile' ? await this.reconcile(outcome) : undefined;
	}

	private async wait(outcome: Unfinished): Promise<void> {
		const { throttle, clock, cancelled } = this.sender;
		const retryAfter = outcome.kind === 'notDone' ? outcome.retryAfter : undefined;
		const wait = waitBefore(this.tries, retryAfter, clock.random());
		if (outcome.status === 429) throttle.pause(wait);
		await clock.sleep(wait, cancelled);
	}

	private async refused(outcome: Extract<Outcome, { kind: 'refused' }>): Promise<Sent> {
		const { recognition, effect, refusedAsDone } = this.exchange;
		const { refusal, status } = outcome;
		const problem = refused(this.sender.vendor.name, refusal, status);
		const { unclear } = this;
		if (unclear === undefined) return { problem };
		if (refusedAsDone?.(refusal)) return { data: undefined, recovered: true };
		if (recognition?.refusedAsExisting(refusal)) {
			const known = recognition.lookUp
				? await this.lookedUp(unclear)
				: this.recovered(recognition.known?.());
			if (known !== undefined) return known;
		}
		if (effect === 'create' && !recognition?.lookUp) {
			const reason = `${unclear.reason}, and the next try was refused: ${refusal.message}`;
			return this.unknown({ ...unclear, reason });
		}
		if (effect === 'set') {
			problem.description += ` Before that it was sent without a clear answer (${unclear.reason}), and may have been carried out then.`;
		}
		return { problem };
	}

	private async reconcile(outcome: Unfinished): Promise<Sent | undefined> {
		const known = await this.lookedUp(outcome);
		if (known !== undefined) return known;
		return this.tries >= this.sender.maxTries ? this.unknown(outcome) : undefined;
	}

	private async lookedUp(unclear: Unfinished): Promise<Sent | undefined> {
		const looked = await this.exchange.recognition?.lookUp?.();
		if (looked === undefined) return undefined;
		if ('problem' in looked) return this.unknown(unclear);
		return looked.found && this.recovered(looked.found);
	}

	private recovered(found: IDataObject | undefined): Sent {
		const message = this.exchange.recognition?.lostWithAnswer?.();
		if (message === undefined) return { data: found, recovered: true, existing: true };
		return {
			problem: { kind: 'unknown', message, description: 'It was not created a second time.' },
		};
	}

	private givenUp(outcome: Unfinished): Sent {
		const { effect } = this.exchange;
		const mayHaveHappened = this.unclear && effect !== 'read' && effect !== 'set';
		return mayHaveHappened
			? this.unknown(this.unclear!)
			: { problem: exhausted(this.sender.vendor.name, outcome, this.tries) };
	}

	private cancelled(): Sent {
		if (this.unclear) return this.unknown(this.unclear);
		const outcome: Unfinished = { kind: 'notDone', reason: 'the execution was cancelled' };
		return { problem: exhausted(this.sender.vendor.name, outcome, this.tries + 1) };
	}

	private unknown(outcome: Unfinished): Sent {
		const { request, howToCheck } = this.exchange;
		const { name } = this.sender.vendor;
		return {
			problem: unknownOutcome(name, outcome, {
				method: request.method,
				path: request.path,
				at: this.sentAt,
				howToCheck: howToCheck?.() ?? lookForYourself(name),
			}),
		};
	}
}
