/** A copy in which each text and number, however deep it is, is what is made of it. */
export function mapTexts(value: unknown, change: (text: string | number) => unknown): unknown {
	if (typeof value === 'string' || typeof value === 'number') return change(value);
	if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, field]) => [name, mapTexts(field, change)]),
	);
}
