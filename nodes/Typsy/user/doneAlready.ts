import type { IDataObject } from 'n8n-workflow';

import type { AskWhetherDone, DoneAlready, Refusal } from '../../engine/declare';
import { noneOrOne, userAnswer } from '../answers';
import { withUser, type UserApi, type UserReference } from './user';

/** Codes of a request that isn't whole (typsy.md#envelope-and-errors): no attempt at it was carried out. */
const isIncomplete = (code: string) => code.endsWith('Validator');

/**
 * What a refusal says of an attempt before it without a clear answer. Typsy prints no code for what is done
 * already (typsy.md#not-said). `saysDone` is an assumption that does no harm: a code that matches says itself
 * that the user is as wanted. About several things it says only that one of them isn't there, and any other
 * code may be the one that nobody knows.
 */
export function doneAlready(
	saysDone: RegExp,
	{ code }: Refusal,
	things = 1,
): DoneAlready | undefined {
	if (code === undefined || isIncomplete(code)) return undefined;
	return saysDone.test(code) && things === 1 ? 'done' : 'perhaps';
}

/**
 * Asks for the user where a refusal leaves it open, as far as there is such a request. Nobody who is found proves
 * nothing: it may be another email, or another account.
 */
export const askWhereOpen = (
	said: DoneAlready | undefined,
	{ ask }: UserApi,
	user: UserReference,
	isDone: (found: IDataObject) => boolean,
): DoneAlready | AskWhetherDone | undefined =>
	said === 'perhaps' && ask
		? {
				request: ask(user),
				answer: noneOrOne(userAnswer),
				isDone: (list) => list.length > 0 && list.every(isDone),
			}
		: said;

/** Makes the output of a change; where it was refused because it is done, that takes the place of Typsy's answer. */
export const orKnown = (status: string, fact: string) => (data: unknown, user: UserReference) =>
	withUser(
		data ?? {
			status,
			success: true,
			notice: `${fact} An attempt before, whose answer got lost, may have done it.`,
		},
		user,
	);
