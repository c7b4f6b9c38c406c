import {
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type INodeParameters,
	type INodeProperties,
} from 'n8n-workflow';

import { withoutScreenFields } from '../../nodes/engine/declare/addressFields';
import { withoutKeptToken } from '../../nodes/engine/input/credential';
import { vendors } from '../../nodes/vendors';

/** As n8n does on decrypting a credential, and as its editor does on saving one. */
const held = (properties: INodeProperties[], data: INodeParameters, onSaving: boolean) =>
	NodeHelpers.getNodeParameters(properties, data, !onSaving, false, null, null)!;

const isAddress = ({ name }: INodeProperties) => name.endsWith('Url');

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
	"%s's addresses",
	(_name, vendor) => {
		const { properties } = vendor.credential;
		const usual = Object.fromEntries(
			properties.filter(isAddress).map(({ name, default: value }) => [name, value as string]),
		);
		const own = Object.fromEntries(Object.keys(usual).map((name) => [name, `https://own/${name}`]));
		const shown = (data: INodeParameters) =>
			properties
				.filter(({ type }) => type !== 'hidden')
				.filter((property) => NodeHelpers.displayParameter(data, property, null, null))
				.map(({ name }) => name);

		it('are those that are stored, whether they are shown or not', () => {
			for (const showAddresses of [undefined, false, true, 'something else']) {
				expect(held(properties, { ...own, showAddresses }, false)).toMatchObject(own);
			}
		});

		it('are the usual ones where none are stored', () => {
			for (const show of [{}, { showAddresses: true }]) {
				expect(held(properties, show, false)).toMatchObject(usual);
			}
		});

		it('are still there after saving in the editor', () => {
			for (const showAddresses of [false, true]) {
				const inEditor = { ...held(properties, own, false), showAddresses };
				const saved = held(properties, inEditor, true);
				expect(held(properties, saved, false)).toMatchObject({ ...own, showAddresses });
			}
		});

		it('are folded away, with a notice for one that is not the usual one', () => {
			const names = Object.keys(usual);
			const folded = { ...usual, showAddresses: false };
			const unfolded = { ...usual, showAddresses: true };
			const notices = names.map((name) => `${name}Notice`);

			expect(shown(folded)).not.toEqual(expect.arrayContaining([expect.stringMatching(/Url/)]));
			expect(shown({ ...folded, ...own })).toEqual(expect.arrayContaining(notices));
			expect(shown(unfolded)).toEqual(expect.arrayContaining(names));
		});

		it('make the same credential, shown or not, as before there was a switch', () => {
			const asBefore = (data: INodeParameters) =>
				JSON.stringify(
					withoutKeptToken(
						vendor,
						withoutScreenFields(held(properties, data, false) as ICredentialDataDecryptedObject),
					),
				);
			const entered = properties.filter(
				({ type, displayOptions }) => !displayOptions && type === 'string',
			);
			const keys = Object.fromEntries(entered.map(({ name }) => [name, 'x']));

			for (const show of [{}, { showAddresses: false }, { showAddresses: true }]) {
				expect(asBefore({ ...keys, ...own, ...show })).toBe(JSON.stringify({ ...keys, ...own }));
			}
		});
	},
);
