import { mapTexts } from '../declare/mapTexts';
import type { Credential } from '../declare/request';
import type { Vendor } from '../declare/vendor';
import type { Problem } from './problem';
import { mask, redactor } from './redact';

/** The texts of all fields with this name, however deep they are. */
function valuesOf(input: unknown, name: string): string[] {
	if (typeof input !== 'object' || input === null) return [];
	return Object.entries(input).flatMap(([key, value]: [string, unknown]) =>
		key === name && typeof value === 'string' ? [value] : valuesOf(value, name),
	);
}

/** The same input with other values in its secret fields: what it makes otherwise comes of a secret. */
export const withOtherSecrets = <Input>(fields: string[], input: Input): Input =>
	mapTexts(input, (value, name) =>
		typeof value === 'string' && name && fields.includes(name) ? `${value}${mask}` : value,
	) as Input;

/** What must not be seen of a credential. */
export const secretsOfCredential = (vendor: Vendor, credential: Credential): string[] =>
	vendor.secrets.map((field) => String(credential[field] ?? ''));

/** What must not be seen of an input: the values of its secret fields. */
export const secretsOfInput = (fields: string[], input: unknown): string[] =>
	fields.flatMap((field) => valuesOf(input, field));

/** A problem without the secrets that a vendor may have repeated in its words. */
export function withoutSecrets(problem: Problem, secrets: string[]): Problem {
	const redact = redactor(secrets);
	return {
		...problem,
		message: redact(problem.message),
		description: redact(problem.description),
	};
}
