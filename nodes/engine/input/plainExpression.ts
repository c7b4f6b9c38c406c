import type { IDataObject } from 'n8n-workflow';

/** Stands for a value that has to be left to n8n. */
export const unresolved = Symbol('unresolved');

/** Resolves a parameter's stored value for an item's data, or says that n8n has to. */
export type Resolve = (json: IDataObject) => unknown;

const reference = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\["[^"\\]+"\]|\['[^'\\]+'\])+)\s*\}\}$/;
const step = /\.(\w+)|\["([^"]+)"\]|\['([^']+)'\]/g;

function follow(json: IDataObject, path: string[]): unknown {
	let value: unknown = json;
	for (const name of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
			return unresolved;
		value = (value as IDataObject)[name];
	}
	return value;
}

/**
 * Resolves the plainest and by far most frequent expression, `{{ $json.field }}`, without n8n's
 * expression engine, which takes about a millisecond for each one. Everything else, including a field
 * that isn't there, is left to n8n.
 *
 * @returns `undefined` where the value has any other expression in it
 */
export function plainReferences(stored: unknown): Resolve | undefined {
	if (typeof stored === 'string' && stored.startsWith('=')) {
		const [, steps] = reference.exec(stored) ?? [];
		if (steps === undefined) return undefined;
		const path = [...steps.matchAll(step)].map(([, ...names]) => names.find(Boolean)!);
		return (json) => follow(json, path);
	}
	if (typeof stored !== 'object' || stored === null) return () => stored;

	const entries: Array<[string, Resolve]> = [];
	for (const [name, value] of Object.entries(stored)) {
		const resolve = plainReferences(value);
		if (resolve === undefined) return undefined;
		entries.push([name, resolve]);
	}
	return (json) => {
		const resolved = (Array.isArray(stored) ? [] : {}) as IDataObject;
		for (const [name, resolve] of entries) {
			const value = resolve(json);
			if (value === unresolved) return unresolved;
			resolved[name] = value as IDataObject;
		}
		return resolved;
	};
}
