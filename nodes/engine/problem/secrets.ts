import type { Job } from '../run/run';
import type { Problem } from './problem';
import { redactor } from './redact';

/** The texts of all fields with this name, however deep they are. */
function valuesOf(input: unknown, name: string): string[] {
	if (typeof input !== 'object' || input === null) return [];
	return Object.entries(input).flatMap(([key, value]: [string, unknown]) =>
		key === name && typeof value === 'string' ? [value] : valuesOf(value, name),
	);
}

/** What must not be seen of an item: the credential's secrets, and those in its input. */
export function secretsOf({ operation, sender }: Job, input: unknown): string[] {
	const { credential, vendor } = sender;
	return [
		...vendor.secrets.map((field) => String(credential[field] ?? '')),
		...(operation.secrets ?? []).flatMap((field) => valuesOf(input, field)),
	];
}

/** A problem without the secrets that a vendor may have repeated in its words. */
export function withoutSecrets(job: Job, problem: Problem, input: unknown): Problem {
	const redact = redactor(secretsOf(job, input));
	return {
		...problem,
		message: redact(problem.message),
		description: redact(problem.description),
	};
}
