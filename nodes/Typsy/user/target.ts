import type { IDataObject } from 'n8n-workflow';

import type { ListOfAll, Target } from '../../engine/declare';
import { noneOrOne, userAnswer, usersAnswer } from '../answers';
import { listUsers } from '../requests';
import { keyIn } from './changes';
import { userInWords, type UserApi, type UserReference } from './user';

/**
 * All users of the own account. The list has counts in place of structures, teams and claims, and whether it can be
 * narrowed to a child account is not said (typsy.md#lists-and-paging).
 */
export const allUsers = ({ accountCode }: UserReference): ListOfAll | undefined =>
	accountCode === undefined
		? { request: listUsers(), answer: usersAnswer, tellsLess: true }
		: undefined;

/**
 * The user that an operation is about, where they can be asked for.
 *
 * @param workspaceAfter what it makes of what the account has of the user
 */
export const userToChange = <Input extends UserReference>(
	{ ask }: UserApi,
	workspaceAfter: (input: Input, workspace: IDataObject) => IDataObject,
): Target<Input> | undefined =>
	ask && {
		describe: (user) => `user ${userInWords(user)}`,
		request: ask,
		answer: noneOrOne(userAnswer),
		all: allUsers,
		keyOf: ({ email }) => String(email).toLowerCase(),
		wantedKey: ({ email }) => email.toLowerCase(),
		after: (input, found) => ({
			...found,
			workspace: {
				...(found.workspace as IDataObject),
				...workspaceAfter(input, found.workspace as IDataObject),
			},
		}),
	};

type Kind = 'structures' | 'teams' | 'claims';

const listIn = (workspace: IDataObject, kind: Kind) => (workspace[kind] ?? []) as object[];

/** A user to whom structures, teams or claims are added. */
export const userGiven = <Given extends Kind>(
	api: UserApi,
	kind: Given,
): Target<UserReference & Record<Given, object[]>> | undefined =>
	userToChange<UserReference & Record<Given, object[]>>(api, (input, workspace) => {
		const now = listIn(workspace, kind);
		const keys = now.map(keyIn);
		return { [kind]: [...now, ...input[kind].filter((one) => !keys.includes(keyIn(one)))] };
	});

/** A user from whom they are taken. */
export const userWithout = <Given extends Kind>(
	api: UserApi,
	kind: Given,
): Target<UserReference & Record<Given, object[]>> | undefined =>
	userToChange<UserReference & Record<Given, object[]>>(api, (input, workspace) => {
		const gone = input[kind].map((one) => keyIn(one).toLowerCase());
		const isLeft = (one: object) => !gone.includes(keyIn(one).toLowerCase());
		return { [kind]: listIn(workspace, kind).filter(isLeft) };
	});
