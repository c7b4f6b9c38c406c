import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import type { Refusal } from '../declare/answer';
import type { Unfinished } from './outcome';

/**
 * Why an item has no result. Plain data, because it is kept between n8n's tries of a node.
 *
 * - `invalid`: the input can't be sent; nothing was
 * - `refused`: the vendor said no
 * - `changed`: the thing is no longer what it was when it was planned; nothing was sent
 * - `notDone`: nothing happened, and the tries are used up
 * - `failed`: reading, or setting something that may be set again, did not work
 * - `unknown`: it may have happened or not, and is never sent again
 * - `harmed`: it was carried out and did something else besides, and is never sent again
 */
export interface Problem {
	kind: 'invalid' | 'refused' | 'changed' | 'notDone' | 'failed' | 'unknown' | 'harmed';
	/** What happened, in a sentence. */
	message: string;
	/** What to do next. */
	description: string;
	status?: number;
	/** Set where nothing more of its kind may be begun in the run before a person has looked. */
	stopsRun?: boolean;
	/** The refusal behind it, for what depends on the vendor's code. */
	refusal?: Refusal;
}

/** The problem of input that was found to be wrong before anything was sent. */
export function invalid(message: string): Problem {
	return {
		kind: 'invalid',
		message,
		description: 'Nothing was sent for this item. Correct it, then run it again.',
	};
}

/** The problem of an answer that came but can't be turned into an output. */
export function unreadable(vendor: string, message: string, changesSomething: boolean): Problem {
	return {
		kind: changesSomething ? 'unknown' : 'failed',
		message: `${vendor} answered in a way that can't be read: ${message}`,
		description: changesSomething
			? `It may have been carried out, and is not sent again. Look for the result at ${vendor}.`
			: 'Run this item again.',
	};
}

/** The problem of an item that was perhaps begun when something broke off the whole node. */
export const stoppedInBetween = (message: string): Problem => ({
	kind: 'unknown',
	message: `Outcome unknown: the node broke off (${message})`,
	description: 'It may have been carried out, and is not sent again. Look for the result.',
});

/**
 * The problem of something that the vendor accepted and did not finish in time.
 *
 * @param how by which operation, and of what, its state is asked for later
 */
export function notFinished(vendor: string, seconds: number, how: string): Problem {
	return {
		kind: 'unknown',
		message: `${vendor} has accepted this but not carried it out within ${seconds} seconds`,
		description: `It is not submitted again. Look at its state later with ${how}.`,
	};
}

/** The problem of a refusal, in the vendor's own words. */
export function refused(vendor: string, refusal: Refusal, status?: number): Problem {
	const code = refusal.code && !refusal.message.includes(refusal.code) ? ` (${refusal.code})` : '';
	const reference = refusal.requestId
		? ` ${vendor}'s support asks for the request ID: ${refusal.requestId}.`
		: '';
	return {
		kind: 'refused',
		status,
		refusal,
		message: refusal.explanation ?? `${vendor} refused: ${refusal.message}${code}`,
		description: `${refusal.hint ?? 'Correct the item or the credential, then run it again.'}${reference}`,
	};
}

/** The refusal of a `set` that was sent before without a clear answer, and why that was so. */
export const afterUnclear = (problem: Problem, reason = ''): Problem => ({
	...problem,
	description: `${problem.description} Before that it was sent without a clear answer${reason && ` (${reason})`}, and may have been carried out then.`,
});

const inSeconds = (vendor: string, milliseconds: number) =>
	`${vendor} asked to wait ${Math.ceil(milliseconds / 1000)} seconds`;

/** The problem of a request that was not sent, because the vendor asked for a long wait, in milliseconds. */
export const askedToWait = (vendor: string, wait: number): Problem => ({
	kind: 'notDone',
	message: inSeconds(vendor, wait),
	description: 'Nothing was sent for this item. Run it again when that time is over.',
});

/** The problem of a request that was tried as often as allowed without doing harm. */
export function exhausted(vendor: string, outcome: Unfinished, tries: number): Problem {
	const times = tries === 1 ? 'once' : `${tries} times`;
	const nothingHappened = outcome.kind === 'notDone';
	const later = outcome.retryAfter ? ` ${inSeconds(vendor, outcome.retryAfter)}.` : '';
	return {
		kind: nothingHappened ? 'notDone' : 'failed',
		status: outcome.status,
		message: `${vendor} could not be reached: ${outcome.reason}`,
		description: nothingHappened
			? `It was tried ${times} and nothing was changed.${later} Running this item again is safe.`
			: `It was tried ${times}.${later} Running this item again is safe: doing it twice has the same result as once.`,
	};
}

/** The problem of a request that may have been carried out, and must not be sent again. */
export function unknownOutcome(
	vendor: string,
	outcome: Unfinished,
	sent: { method: string; path: string; at: number; howToCheck: string },
): Problem {
	const requestId = outcome.kind === 'unclear' ? outcome.requestId : undefined;
	const reference = requestId ? `, request ID ${requestId}` : '';
	return {
		kind: 'unknown',
		status: outcome.status,
		message: `Outcome unknown: ${vendor} may have carried this out, but ${outcome.reason}`,
		description:
			`${sent.method} ${sent.path} was sent at ${new Date(sent.at).toISOString()}${reference}. ` +
			`It is not sent again, so that nothing is done twice. ${sent.howToCheck}`,
	};
}

/** Makes the error that n8n shows out of a problem. */
export function toNodeError(
	node: INode,
	problem: Problem,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const { message, description } = problem;
	// n8n stores the node with the error; a password that was typed into it must not be in there.
	const anonymous = { ...node, parameters: {} };
	const options = { message, description, itemIndex };
	const error =
		problem.kind === 'invalid' || problem.kind === 'changed'
			? new NodeOperationError(anonymous, message, options)
			: new NodeApiError(anonymous, { message } as JsonObject, {
					...options,
					httpCode: problem.status?.toString(),
				});
	// n8n replaces messages in which it finds the name of a system error, such as EPERM in a company's
	// name, by its own.
	error.message = message;
	error.description = description;
	return error;
}
