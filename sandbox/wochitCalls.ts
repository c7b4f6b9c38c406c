import type { WochitEvent } from './wochitMedia';

/** How events reach an address that isn't as one would wish; nothing about their order is said (wochit.md#events). */
export interface Delivery {
	/** Each is sent twice. */
	twice?: boolean;
	/** The last comes first. */
	outOfOrder?: boolean;
	/** From where, as a proxy beside the one who is called writes it. */
	from?: string;
}

/** The first of the addresses from which Wochit sends. */
export const wochitSender = '54.81.68.237';

/**
 * Sends events as Wochit does, one after the other, without a signature.
 *
 * @returns the statuses that were answered
 */
export async function sendEvents(
	address: string,
	events: WochitEvent[],
	{ twice = false, outOfOrder = false, from = wochitSender }: Delivery = {},
): Promise<number[]> {
	const inOrder = outOfOrder ? [...events].reverse() : events;
	const statuses: number[] = [];
	for (const event of inOrder.flatMap((one) => (twice ? [one, one] : [one]))) {
		const { status } = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
			body: JSON.stringify(event),
		});
		statuses.push(status);
	}
	return statuses;
}
