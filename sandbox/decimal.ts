/** Money in thousandths, as in Yay.com's `"10.000"`; floating point never touches it. */
export type Thousandths = bigint;

const PATTERN = /^(\d{1,15})(?:\.(\d{1,3}))?$/;

/** Reads a decimal string with at most three decimals; `undefined` where it isn't one. */
export function parseDecimal(value: string): Thousandths | undefined {
	const match = PATTERN.exec(value);
	if (!match) return undefined;
	const [, whole = '0', fraction = ''] = match;
	return BigInt(whole + fraction.padEnd(3, '0'));
}

/** Writes it with three decimals, as the document does. */
export function formatDecimal(amount: Thousandths): string {
	const digits = amount.toString().padStart(4, '0');
	return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
