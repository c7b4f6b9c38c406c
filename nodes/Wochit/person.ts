import { anyText, email } from '../engine/declare';

/** What may be said of a person; `whose` begins the sentences: `The user's`. */
export const person = (whose: string) => ({
	email: email('Email', { description: `${whose} email` }),
	firstName: anyText('First Name', { description: `${whose} first name` }),
	lastName: anyText('Last Name', { description: `${whose} last name` }),
});
