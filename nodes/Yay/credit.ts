import { z } from 'zod';

/** Credit in thousandths: amounts have up to three decimals (yay.md#limits), and floating point never adds. */
export type Thousandths = bigint;

const decimal = /^\s*(-?)(\d{1,12})(?:\.(\d+))?\s*$/;

/**
 * Reads a balance or an amount, to the nearest thousandth.
 *
 * @returns `undefined` where it is no plain decimal
 */
export function creditOf(given: string | number): Thousandths | undefined {
	// The nearest thousandth of a JSON number is the decimal that stood in the answer.
	const [, sign, whole, fraction = ''] =
		decimal.exec(typeof given === 'number' ? given.toFixed(3) : given) ?? [];
	if (whole === undefined) return undefined;
	const down = BigInt(whole + fraction.slice(0, 3).padEnd(3, '0'));
	const nearest = (fraction[3] ?? '0') >= '5' ? down + 1n : down;
	return sign === '-' ? -nearest : nearest;
}

/** Writes credit with three decimals, as the document's example does (yay.md#allocate-credit). */
export function asDecimal(credit: Thousandths): string {
	const digits = String(credit < 0n ? -credit : credit).padStart(4, '0');
	return `${credit < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

/** The answer to asking for a balance: a number today (yay.md#requests), or text. */
export const balanceAnswer = z
	.object({ balance: z.union([z.string(), z.number()]) })
	.transform(({ balance }, context) => {
		const credit = creditOf(balance);
		if (credit !== undefined) return credit;
		context.addIssue({ code: 'custom', path: ['balance'], message: 'is no decimal' });
		return z.NEVER;
	});
