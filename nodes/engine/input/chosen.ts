/** The names that n8n keeps of what was chosen from lists in a node's parameters, by the chosen value. */
export function namesOfChosen(parameters: unknown): Map<string, string> {
	const names = new Map<string, string>();
	const collect = (parameter: unknown) => {
		if (typeof parameter !== 'object' || parameter === null) return;
		const { value, cachedResultName } = parameter as Record<string, unknown>;
		if (typeof value === 'string' && typeof cachedResultName === 'string') {
			names.set(value, cachedResultName);
		}
		Object.values(parameter).forEach(collect);
	};
	collect(parameters);
	return names;
}
