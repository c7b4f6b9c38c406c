import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import type { ZodIssue } from 'zod';

import { readAsList } from '../declare/checks';
import { isAboutSeveral } from '../declare/defineOperation';
import type { Operation } from '../declare/operation';
import { cutOff } from '../problem/redact';

/** What is wrong with an item's input, in sentences that name the fields as the screen does. */
export class InvalidInput extends Error {
	/** Each by itself, in the order of the screen. */
	readonly problems: string[];

	constructor(problems: string | string[]) {
		const all = [problems].flat();
		super(all.join('. '));
		this.problems = all;
	}
}

/** What is wrong with one field: the end of a sentence that begins with its name on the screen. */
export interface FieldProblem {
	path: Array<string | number>;
	words: string;
}

const longestQuote = 60;

/** A value that can't be taken, as the end of a sentence about it: people look for it in their data. */
export function andIs(value: unknown): string {
	if (!['string', 'number', 'boolean'].includes(typeof value)) return '';
	const text = String(value);
	if (text === '') return ', and is empty';
	if (text.trim() === '') return ', and has only spaces';
	const characters = [
		...text.replace(/[\u0000-\u001f]/g, (one) => JSON.stringify(one).slice(1, -1)),
	];
	const isLong = characters.length > longestQuote;
	return `, and is “${characters.slice(0, longestQuote).join('')}${isLong ? cutOff : ''}”`;
}

function valueAt(input: unknown, path: Array<string | number>): unknown {
	let value = input;
	for (const step of path) {
		const within = typeof step === 'number' ? readAsList(value) : value;
		if (typeof within !== 'object' || within === null) return undefined;
		value = (within as Record<string | number, unknown>)[step];
	}
	return value;
}

const inside = ({ type, options = [] }: INodeProperties): INodeProperties[] =>
	type === 'collection'
		? (options as INodeProperties[])
		: type === 'fixedCollection'
			? (options as INodePropertyCollection[]).flatMap(({ values }) => values)
			: [];

const everyProperty = (properties: INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => [property, ...everyProperty(inside(property))]);

const holdsOne = (names: string[], property: INodeProperties): boolean =>
	everyProperty([property]).some(({ name }) => names.includes(name));

type Checked = Pick<Operation, 'schema' | 'properties' | 'secrets'>;

/** How the screen tells of fields: their labels, their order, and which must not be seen. */
class Screen {
	private readonly labels = new Map<string, string>();
	private readonly order: string[];
	private readonly secret: Set<string>;

	constructor({ properties, secrets }: Checked) {
		const every = everyProperty(properties);
		for (const { name, displayName } of every) {
			if (!this.labels.has(name)) this.labels.set(name, displayName);
		}
		this.order = [...this.labels.keys()];
		this.secret = new Set(every.filter((one) => holdsOne(secrets, one)).map(({ name }) => name));
	}

	label(path: FieldProblem['path']): string {
		return path
			.map((step) =>
				typeof step === 'number' ? String(step + 1) : (this.labels.get(step) ?? step),
			)
			.join(' ');
	}

	place([first = '']: FieldProblem['path']): number {
		return this.order.indexOf(String(first));
	}

	mayBeSeen(path: FieldProblem['path']): boolean {
		const name = path.filter((step) => typeof step === 'string').at(-1);
		return name !== undefined && !this.secret.has(name);
	}
}

function problemOf(issue: ZodIssue, input: IDataObject, screen: Screen): FieldProblem {
	const { path, message } = issue;
	const quotes = !isAboutSeveral(issue) && screen.mayBeSeen(path);
	return { path, words: `${message}${quotes ? andIs(valueAt(input, path)) : ''}` };
}

/** The problems in sentences, one a field, in the order of the screen. */
function sentences(problems: FieldProblem[], screen: Screen): string[] {
	const byField = new Map<string, FieldProblem>();
	for (const problem of problems) {
		const label = screen.label(problem.path);
		if (!byField.has(label)) byField.set(label, problem);
	}
	return [...byField]
		.sort(([, one], [, other]) => screen.place(one.path) - screen.place(other.path))
		.map(([label, { words }]) => `${label} ${words}`.trim());
}

/**
 * Prepares the check of an operation's input against its schema.
 *
 * @throws InvalidInput by the returned function, with the problems of all fields, and those that were found before
 */
export function inputValidator(
	operation: Checked,
): (input: IDataObject, found?: FieldProblem[]) => unknown {
	const schema = operation.schema();
	const screen = new Screen(operation);
	return (input, found = []) => {
		const checked = schema.safeParse(input);
		if (checked.success && found.length === 0) return checked.data as unknown;
		const issues = checked.success ? [] : checked.error.issues;
		const problems = issues.map((issue) => problemOf(issue, input, screen));
		throw new InvalidInput(sentences([...found, ...problems], screen));
	};
}
