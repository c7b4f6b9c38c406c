import { path, type RequestSpec } from '../engine/declare';

const reading = (address: string): RequestSpec => ({ method: 'GET', path: address });

/** One account (centrapay.md#account). */
export const readAccount = (accountId: string): RequestSpec =>
	reading(path`/api/accounts/${accountId}`);

/** The accounts of a user; whether a key may read them is not said (centrapay.md#not-said). */
export const listAccountsOf = (userId: string): RequestSpec =>
	reading(path`/api/users/${userId}/account-memberships`);

/** The API keys of an account (centrapay.md#api-key). */
export const listApiKeys = (accountId: string): RequestSpec =>
	reading(path`/api/accounts/${accountId}/api-keys`);

/** Where the members of an account are (centrapay.md#member). */
export const membersOf = (accountId: string): string => path`/api/accounts/${accountId}/members`;

/** The members of an account (centrapay.md#member). */
export const listMembers = (accountId: string): RequestSpec => reading(membersOf(accountId));

/** The invitations of an account (centrapay.md#invitation). */
export const listInvitations = (accountId: string): RequestSpec =>
	reading(path`/api/accounts/${accountId}/invitations`);

/** The merchants of an account, in pages (centrapay.md#merchant). */
export const listMerchants = (accountId: string): RequestSpec =>
	reading(path`/api/accounts/${accountId}/merchants`);

/** One merchant (centrapay.md#merchant). */
export const readMerchant = (id: string): RequestSpec => reading(path`/api/merchants/${id}`);

/** A request to onboard a business (centrapay.md#onboarding-request). */
export const readOnboardingRequest = (id: string): RequestSpec =>
	reading(path`/api/businesses/onboard/${id}`);
