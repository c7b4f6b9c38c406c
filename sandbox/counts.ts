/** What exists at a vendor, for comparing with what was asked for. */
export interface VendorCounts {
	/** Made through the API since the start or the last reset, by kind; demo data is not counted. */
	created: Record<string, number>;
	/**
	 * Surplus things by kind: how many share their natural key with an earlier one, where the vendor's
	 * documents state no uniqueness that would have prevented it.
	 */
	duplicates: Record<string, number>;
}

/** How many of these share their key with an earlier one. */
export function countDuplicates<Item>(items: Iterable<Item>, key: (item: Item) => string): number {
	const keys = [...items].map(key);
	return keys.length - new Set(keys).size;
}
