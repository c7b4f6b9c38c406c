import type { IDataObject } from 'n8n-workflow';

import type { Refusal } from '../../engine/declare';
import { noneOrOne, userAnswer } from '../answers';
import { askForUser } from '../requests';
import { userAfter } from './after';
import { broughtTo, requestsFor } from './bringing';
import type { WantedUser } from './changes';
import { allUsers } from './target';
import { withUser, type UserReference } from './user';

const statusOf = (user: IDataObject) => (user.workspace as IDataObject | undefined)?.status;

/** Whether a user has departed; only the other status is shown, so case is not looked at (typsy.md#reading). */
export const hasDeparted = (user: IDataObject): boolean =>
	String(statusOf(user)).toLowerCase() === 'departed';

const howToBringBack =
	'The user has departed: to bring them back, switch Reactivate If Departed on.';

/** The output of a creation: what Typsy says of it, or the user who was there, with their status. */
export function outputOfUser(data: unknown, input: UserReference): IDataObject {
	const user = data as IDataObject;
	if (statusOf(user) === undefined) return withUser(user, input);
	const notice = [hasDeparted(user) && howToBringBack, user.notice].filter(Boolean).join(' ');
	return withUser({ ...user, status: statusOf(user), ...(notice && { notice }) }, input);
}

/**
 * A user is known by the email (typsy.md#uniqueness). One who departed is there, too, unless they are to be brought
 * back: creating them does that.
 */
export const existingUser = {
	by: 'looking' as const,
	describe: ({ email, accountCode }: WantedUser) => {
		const user = `user ${email.toLowerCase()}`;
		return accountCode === undefined ? user : `${user} of account ${accountCode}`;
	},
	request: ({ email, accountCode }: WantedUser) => askForUser({ email }, accountCode),
	answer: noneOrOne(userAnswer),
	all: allUsers,
	keyOf: ({ email }: IDataObject) => String(email).toLowerCase(),
	wantedKey: ({ email }: WantedUser) => email.toLowerCase(),
	counts: (found: IDataObject, { reactivateIfDeparted }: WantedUser) =>
		!(reactivateIfDeparted && hasDeparted(found)),
	advice: (found: IDataObject) => (hasDeparted(found) ? howToBringBack : undefined),
	refusedAsExisting: ({ code }: Refusal) => code === 'user_already_exists',
	update: {
		request(wanted: WantedUser, found: IDataObject) {
			const requests = requestsFor(wanted, found);
			return requests.length > 0 ? requests : undefined;
		},
		output: broughtTo,
		after: userAfter,
	},
};
