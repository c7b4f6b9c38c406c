import { email, password, text } from '../../engine/declare';
import {
	checkHash,
	passwordIsHashed,
	randomPassword,
	sentRandomPassword,
	type GivenPassword,
} from '../password';
import { textLimit } from './agent';

/** What an update of either generation may change; apart, as `profile` stands between them in the alphabet. */
export const firstFields = {
	email: email('Email', { description: 'The new e-mail address that the agent logs in with' }),
	name: text('Name', { example: 'Maria Silva', description: 'The new name of the agent' }),
	password: password('Password', {
		description: 'The new password. Omnize gets a hash of it, not the password itself.',
	}),
	passwordIsHashed,
};

/** What stands behind it. */
export const lastFields = { randomPassword, textLimit };

interface PasswordChange extends GivenPassword {
	randomPassword?: boolean;
}

/**
 * Checks what is said of the password.
 *
 * @param changesNothingElse whether nothing else is said
 */
export function checkPassword(
	input: PasswordChange,
	changesNothingElse: () => boolean,
	problem: (field: 'password' | 'randomPassword', message: string) => void,
): void {
	checkHash(input, problem);
	if (input.randomPassword && input.password !== undefined)
		problem('password', 'can not be entered while Set a Random Password is on');
	if (input.randomPassword === false && changesNothingElse())
		problem('randomPassword', 'is off, so that nothing would change');
}

/** Whether nothing of it is given. */
export const areMissing = (values: object) =>
	Object.values(values).every((value) => value === undefined);

/** The password that takes the place of the one that there is, where that is asked for. */
export const passwordAtRandom = ({ randomPassword }: PasswordChange) =>
	randomPassword && { password: sentRandomPassword() };
