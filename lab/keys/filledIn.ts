import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';

const isAddress = (value: unknown) => /^https?:/.test(String(value));

/**
 * A credential all of whose addresses are one server's.
 *
 * @param textOf what its other fields hold
 */
export const filledIn = (
	{ properties }: ICredentialType,
	address: string,
	textOf: (name: string) => string,
): ICredentialDataDecryptedObject =>
	Object.fromEntries(
		properties.map(({ name, default: value }) => [name, isAddress(value) ? address : textOf(name)]),
	);
