import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** How long an event is remembered, in milliseconds: longer than partners send one again. */
const month = 31 * 86_400_000;

/** The most that are remembered; of the oldest nobody will hear again. */
const most = 20_000;

const storedUnder = 'told';

/** Long enough that two events don't share one, short enough to keep thousands. */
const identityLength = 16;

const digest = (value: unknown) =>
	createHash('sha256')
		.update(JSON.stringify(value) ?? '')
		.digest('base64url')
		.slice(0, identityLength);

/**
 * Events that have started the workflow, in n8n's data of the node: one that is sent again is known by them. n8n
 * writes it to its database when the call is answered; calls at the same moment are kept apart by the process itself.
 */
export class Told {
	private readonly times: Record<string, number>;

	/** @param underWay what calls in this process are about to tell, which the data of others doesn't have yet */
	constructor(
		private readonly data: IDataObject,
		private readonly underWay: Map<string, number>,
		private readonly scope: string,
	) {
		this.times = { ...(data[storedUnder] as Record<string, number> | undefined) };
	}

	/**
	 * Remembers an event.
	 *
	 * @param sameFor how long one that looks the same is this one, in milliseconds
	 * @returns whether it was not told before
	 */
	isNew(identity: unknown, now: number, sameFor = month): boolean {
		const key = digest(identity);
		const inProcess = `${this.scope} ${key}`;
		const before = Math.max(
			this.times[key] ?? -Infinity,
			this.underWay.get(inProcess) ?? -Infinity,
		);
		if (now - before < sameFor) return false;
		this.underWay.set(inProcess, now);
		this.times[key] = now;
		const kept = Object.entries(this.times)
			.filter(([, at]) => now - at < month)
			.sort(([, one], [, other]) => other - one)
			.slice(0, most);
		this.data[storedUnder] = Object.fromEntries(kept);
		for (const [known, at] of this.underWay) {
			if (this.underWay.size <= most && now - at < month) break;
			this.underWay.delete(known);
		}
		return true;
	}
}
