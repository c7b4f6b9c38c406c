/** A copy without the fields whose names match, however deep they are: no stored execution should have them. */
export function withoutFields(names: RegExp): <Value>(value: Value) => Value {
	const left = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(left);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.filter(([name]) => !names.test(name))
				.map(([name, field]) => [name, left(field)]),
		);
	};
	return <Value>(value: Value) => left(value) as Value;
}
