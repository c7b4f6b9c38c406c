/** A value without the fields whose names match, however deep they are: no stored execution should have them. */
export function withoutFields(names: RegExp): <Value>(value: Value) => Value {
	const hasThem = (value: unknown): boolean => {
		if (typeof value !== 'object' || value === null) return false;
		if (Array.isArray(value)) return value.some(hasThem);
		return Object.entries(value).some(([name, field]) => names.test(name) || hasThem(field));
	};
	const left = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(left);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.filter(([name]) => !names.test(name))
				.map(([name, field]) => [name, left(field)]),
		);
	};
	return <Value>(value: Value) => (hasThem(value) ? (left(value) as Value) : value);
}
