/** The middle of the values; the mean of the two in the middle where their number is even. */
export function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The sum of the values. */
export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** A part of one in percent, as it is shown. */
export const percent = (part: number): string => `${(100 * part).toFixed(1)}%`;
