/** A value as a text that is the same in whatever order its fields and entries come. */
export function canonical(value: unknown, without: string[] = []): string {
	if (Array.isArray(value)) {
		const entries = value.map((entry) => canonical(entry, without));
		return `[${entries.sort().join()}]`;
	}
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
	const fields = Object.entries(value)
		.filter(([name]) => !without.includes(name))
		.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field, without)}`);
	return `{${fields.sort().join()}}`;
}
