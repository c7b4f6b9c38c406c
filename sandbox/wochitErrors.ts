import { STATUS_CODES } from 'node:http';
import type { Answer, Environment, Problem } from './environment';

interface DocumentedError {
	parameter: string | null;
	message: string;
	details: string | null;
}

/** An error in the shape that Wochit documents: `code` repeats the status (wochit.md#envelope-and-errors). */
export const documentedError = (
	{ identifiers }: Pick<Environment, 'identifiers'>,
	status: number,
	errors: DocumentedError[] = [],
): Answer => ({
	status,
	body: {
		code: status,
		type: STATUS_CODES[status],
		requestId: identifiers.uuid().replaceAll('-', ''),
		errors,
	},
});

/** Wrong keys, as Wochit documents them for its third host. */
export const unauthorized = (environment: Pick<Environment, 'identifiers'>): Answer =>
	documentedError(environment, 401, [{ parameter: null, message: 'Unauthorized', details: null }]);

/** A problem in that shape: the one reason that is documented is that of an unknown property. */
export function documentedProblem(
	environment: Pick<Environment, 'identifiers'>,
	{ status, issues }: Problem,
): Answer {
	const unknown = issues.filter(({ unrecognized }) => unrecognized);
	return documentedError(
		environment,
		status,
		unknown.map(({ path }) => ({
			parameter: path,
			message: 'UNRECOGNIZED_PROPERTY',
			details: 'com.wochit.api.model.Request',
		})),
	);
}
