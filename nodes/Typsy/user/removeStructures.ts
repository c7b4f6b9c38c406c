import { defineOperation, flag } from '../../engine/declare';
import { namesOf, structures } from '../lists';
import { hasNoneOf } from './changes';
import { askWhereOpen, doneAlready, orKnown } from './doneAlready';
import { userWithout } from './target';
import { today, userInWords, withKeys, type UserApi } from './user';

/** @param spellings what the option is called that lets it go on where the user is in none of them */
const removeStructuresBy = (api: UserApi, spellings: string[]) =>
	defineOperation({
		value: 'removeStructures',
		name: 'Remove Structures',
		action: 'Remove structures from a user',
		description: 'Remove a user from one or more venues, departments or groups',
		effect: 'set',
		fields: {
			...api.reference,
			structures: structures('The venues, departments or groups that the user is removed from'),
		},
		options: {
			continueIfNotInStructure: flag('Continue If Not in Structure', {
				default: true,
				description:
					'Whether to go on with the other structures where the user is not in one of them',
			}),
		},
		would: ({ structures, ...user }) =>
			`remove the structures ${namesOf(structures)} from ${userInWords(user)}`,
		target: userWithout(api, 'structures'),
		request: ({ structures, continueIfNotInStructure: goesOn, ...user }) =>
			api.submit('structures/remove', user, {
				structures,
				options: Object.fromEntries(spellings.map((name) => [name, goesOn])),
			}),
		...api.submission,
		output: orKnown('already removed', 'The user is not in the structure.'),
		refusedAsDone: (refusal, { structures, ...user }) =>
			askWhereOpen(
				doneAlready(/not_in_structure$/, refusal, structures.length),
				api,
				user,
				hasNoneOf('structures', structures),
			),
		howToCheck: ({ email }) =>
			`Look in Typsy whether the user ${email} is still in one of the structures.`,
	});

export const removeStructures = removeStructuresBy(today, ['continueIfNotInStructure']);

/** Typsy's older document has the first spelling, the newer one the second (typsy.md#generations). */
export const removeStructuresWithKeys = removeStructuresBy(withKeys, [
	'continueIfNotInStruture',
	'continueIfNotInStructure',
]);
