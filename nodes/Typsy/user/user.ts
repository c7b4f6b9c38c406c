import { isObjectEmpty, type IDataObject, type INodeProperties } from 'n8n-workflow';

import { email as emailAddress, headerText } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { accepted, completion } from '../submission';

/** What says which user an operation is about. */
interface UserReference {
	accountIdentifier?: string;
	email: string;
}

export const accountIdentifier: INodeProperties = {
	displayName: 'Account Identifier',
	name: 'accountIdentifier',
	type: 'string',
	default: '',
	placeholder: 'e.g. MEL_HOTEL1',
	description:
		'The Identifier of the child account that the user belongs to; leave it empty for your own account',
};

export const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'The email of the user',
};

/** The part of a schema that says which user it is about. */
export const userReference = { accountIdentifier: headerText().optional(), email: emailAddress() };

/** The header that names the child account (typsy.md). */
export const accountHeader = (input: UserReference) =>
	withoutEmpty({ 'Typsy-Account-Identifier': input.accountIdentifier });

/** The switches that the person set, `undefined` where there is none. */
export function switches(values: Record<string, boolean | undefined>) {
	const set = withoutEmpty(values);
	return isObjectEmpty(set) ? undefined : set;
}

/** The identifiers that every output about a user has. */
export const identifiersOf = ({ email, accountIdentifier }: UserReference): IDataObject =>
	withoutEmpty({ email, accountIdentifier });

/** What all operations that submit something about a user have in common. */
export const userSubmission = {
	answer: accepted,
	output: (data: unknown, input: UserReference): IDataObject => ({
		...identifiersOf(input),
		...(data as IDataObject),
	}),
	completion: completion('users'),
};
