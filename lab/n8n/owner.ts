import { makeSecret } from './secret';

/** Who signs in to an n8n that we set up. */
export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

/** An owner with a password of its own. n8n wants a capital letter and a digit in it. */
export const makeOwner = (): Owner => ({
	email: 'owner@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: `N8n-${makeSecret()}`,
});
