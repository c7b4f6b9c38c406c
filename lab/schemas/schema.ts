/** The types that n8n shows of a field. */
type Type = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null';

/** What a value may be, in the part of JSON Schema that n8n's editor reads: of several types it would show one. */
export interface Schema {
	type: Type;
	properties?: Record<string, Schema>;
	items?: Schema;
}

const nothingKnown: Schema = { type: 'null' };

function typeOf(value: unknown): Type {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (Number.isInteger(value)) return 'integer';
	return typeof value as Type;
}

/** The type of what is of either type. */
function eitherType(one: Type, other: Type): Type {
	if (one === other || other === 'null') return one;
	if (one === 'null') return other;
	if ([one, other].every((type) => type === 'integer' || type === 'number')) return 'number';
	throw new Error(`n8n shows one type of a field, and this one is ${one} and ${other}`);
}

function eitherProperties(
	one: Record<string, Schema>,
	other: Record<string, Schema>,
): Record<string, Schema> {
	const merged = { ...one };
	for (const [name, schema] of Object.entries(other)) {
		const known = one[name];
		merged[name] = known ? either(known, schema) : schema;
	}
	return merged;
}

/** The schema of what fits one of two. */
export function either(one: Schema, other: Schema): Schema {
	const type = eitherType(one.type, other.type);
	const items = [one.items, other.items].filter((schema) => schema !== undefined);
	return {
		type,
		...(type === 'object' && {
			properties: eitherProperties(one.properties ?? {}, other.properties ?? {}),
		}),
		...(items.length > 0 && { items: items.reduce(either) }),
	};
}

/** The schema of all these values. */
export const schemaOf = (values: unknown[]): Schema =>
	values.map(schemaOfOne).reduce(either, nothingKnown);

function schemaOfOne(value: unknown): Schema {
	const type = typeOf(value);
	if (Array.isArray(value)) return { type, ...(value.length > 0 && { items: schemaOf(value) }) };
	if (type !== 'object') return { type };
	const entries = Object.entries(value as object);
	const properties = Object.fromEntries(entries.map(([name, own]) => [name, schemaOfOne(own)]));
	return { type, properties };
}
