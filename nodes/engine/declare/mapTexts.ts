/**
 * A copy in which each text and number, however deep it is, is what is made of it.
 *
 * @param change gets the name of the field that holds it, where one does
 */
export function mapTexts(
	value: unknown,
	change: (text: string | number, name?: string) => unknown,
	name?: string,
): unknown {
	if (typeof value === 'string' || typeof value === 'number') return change(value, name);
	if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, field]) => [key, mapTexts(field, change, key)]),
	);
}
