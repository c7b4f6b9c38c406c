import { defineOperation, flag } from '../../engine/declare';
import { structures, namesOf } from '../lists';
import { doneAlready, known } from './doneAlready';
import { submit, userReference, userSubmission, withUser, userInWords } from './user';

export const removeStructures = defineOperation({
	value: 'removeStructures',
	name: 'Remove Structures',
	action: 'Remove structures from a user',
	description: 'Remove a user from one or more venues, departments or groups',
	effect: 'set',
	fields: {
		...userReference,
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
	request: ({ structures, continueIfNotInStructure, ...user }) =>
		submit('/v2/users/structures/remove', user, {
			structures,
			// Typsy's older document has the first spelling, the newer one the second (typsy.md#generations).
			options: { continueIfNotInStruture: continueIfNotInStructure, continueIfNotInStructure },
		}),
	...userSubmission,
	output: (data, user) =>
		withUser(
			data ??
				known(
					'already removed',
					'The user is not in the structure. An attempt before, whose answer got lost, may have done it.',
				),
			user,
		),
	refusedAsDone: (refusal, { structures }) =>
		doneAlready(/not_in_structure$/, refusal, structures.length),
	howToCheck: ({ email }) =>
		`Look in Typsy whether the user ${email} is still in one of the structures.`,
});
