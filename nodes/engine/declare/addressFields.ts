import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

/** An address of a vendor, as a field of its credential. */
interface AddressField extends Pick<INodeProperties, 'name' | 'displayName' | 'description'> {
	/** The address that the vendor documents. */
	default: string;
}

const showAddresses = 'showAddresses';

const whileShown = { [showAddresses]: [true] };

/** A field as people see it, and what stands in its place while it is folded away. */
const folded = (partner: string, field: AddressField): INodeProperties[] => [
	{
		displayName: `The ${field.displayName} is not ${partner}'s usual one. Turn on Show Addresses to see it.`,
		name: `${field.name}Notice`,
		type: 'notice',
		default: '',
		displayOptions: { hide: { ...whileShown, [field.name]: [field.default] } },
	},
	{ ...field, type: 'hidden', displayOptions: { hide: whileShown } },
	{ ...field, type: 'string', required: true, displayOptions: { show: whileShown } },
];

/**
 * The fields of a credential that hold the vendor's addresses, folded away behind a switch: hardly anybody
 * changes them. The switch only shows them, and what is stored decides. n8n drops what a field holds that is not
 * displayed, on saving in its editor and on decrypting; one of type `hidden` is never on the screen, and is kept.
 */
export const addressFields = (partner: string, fields: AddressField[]): INodeProperties[] => [
	{
		displayName: 'Show Addresses',
		name: showAddresses,
		type: 'boolean',
		default: false,
		description: `Whether to show where ${partner} is reached. Change it only when ${partner} tells you to.`,
	},
	...fields.flatMap((field) => folded(partner, field)),
];

/**
 * A credential without what only its screen needs, so that it stays the same credential when that changes: items that
 * are done and the limit on requests belong to it.
 */
export const withoutScreenFields = (
	credential: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject =>
	Object.fromEntries(
		Object.entries(credential).filter(
			([name]) => name !== showAddresses && !name.endsWith('Notice'),
		),
	);
