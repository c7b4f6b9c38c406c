import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';

/** What is wrong with an item's input, in a sentence that names the field as the screen does. */
export class InvalidInput extends Error {}

type Labels = Map<string, string>;

function collectLabels(properties: INodeProperties[], labels: Labels): Labels {
	for (const property of properties) {
		if (!labels.has(property.name)) labels.set(property.name, property.displayName);
		if (property.type === 'collection') {
			collectLabels((property.options ?? []) as INodeProperties[], labels);
		}
		if (property.type === 'fixedCollection') {
			for (const group of (property.options ?? []) as INodePropertyCollection[]) {
				collectLabels(group.values, labels);
			}
		}
	}
	return labels;
}

function fieldOnScreen(path: Array<string | number>, labels: Labels): string {
	return path
		.map((step) => (typeof step === 'number' ? String(step + 1) : (labels.get(step) ?? step)))
		.join(' ');
}

/**
 * Prepares the check of an operation's input against its schema.
 *
 * @throws InvalidInput by the returned function, with the first problem
 */
export function inputValidator(
	schema: ZodTypeAny,
	properties: INodeProperties[],
): (input: IDataObject) => unknown {
	const labels = collectLabels(properties, new Map<string, string>());
	return (input) => {
		const checked = schema.safeParse(input);
		if (checked.success) return checked.data as unknown;
		const issue = checked.error.issues[0];
		const field = fieldOnScreen((issue?.path ?? []) as Array<string | number>, labels);
		throw new InvalidInput(`${field} ${issue?.message ?? 'is not valid'}`.trim());
	};
}
