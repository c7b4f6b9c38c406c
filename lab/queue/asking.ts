import { cell, columns, type BookRow } from '../chaos/book';
import type { ChaosCustomer } from '../chaos/customers';
import type { Doubts } from '../chaos/doubts';
import { onboardByWebhook } from '../demo/webhook';

/** What a call came to. */
export interface Told {
	/** The answer's status; undefined where no answer came that makes sense. */
	code?: number;
	problems: string;
}

/** Somebody who asks for a customer until they know where the customer stands. */
export interface Caller {
	customer: ChaosCustomer;
	told: Told[];
}

/** The statuses that the workflow says are final, until somebody does something about the customer. */
const codes = { onboarded: 201, needsAttention: 207 } as const;

/**
 * Whether there is nothing more to ask for: the customer is onboarded, or it was said twice in the same words
 * what needs attention.
 */
export function knowsAll({ told }: Caller): boolean {
	const [before, last] = [told.at(-2), told.at(-1)];
	if (last?.code === codes.onboarded) return true;
	return (
		last?.code === codes.needsAttention &&
		before?.code === codes.needsAttention &&
		before.problems === last.problems
	);
}

/** Only where a call was lost with its worker may anything be in doubt. */
export const doubtsOf =
	(callers: Caller[]): Doubts =>
	(_partner, customer) => {
		const told = callers
			.filter((caller) => caller.customer === customer)
			.flatMap((one) => one.told);
		return told.some(({ code }) => code === undefined || code >= 500) ? 'killedAfter' : undefined;
	};

/** How long until every row may be taken up that a run has left under way, in milliseconds. */
export function untilTakenOver(book: BookRow[], minutes: number, now: number): number {
	const ends = book
		.map((row) => Date.parse(cell(row, columns.sentAt)) + minutes * 60_000)
		.filter((end) => end > now);
	return Math.max(now, ...ends) - now;
}

async function tell(url: string, customer: ChaosCustomer): Promise<Told> {
	try {
		const { code, problems } = await onboardByWebhook(url, customer);
		return { code, problems: (problems ?? []).join('; ') };
	} catch {
		return { problems: '' };
	}
}

/** Has callers ask, all at the same moment; `onAnswer` hears of each answer, be it good or bad. */
export async function ask(
	url: string,
	callers: Caller[],
	onAnswer: () => void = () => undefined,
): Promise<void> {
	await Promise.all(
		callers.map(async ({ customer, told }) => {
			told.push(await tell(url, customer));
			onAnswer();
		}),
	);
}
