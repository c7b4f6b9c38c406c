import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';

import { Centrapay } from '../../../nodes/Centrapay/Centrapay.node';
import { requests, run, today, useCentrapay } from './setup';

useCentrapay();

const { description } = new Centrapay();

/** The properties for a region that n8n shows in a step of this version. */
function shown(typeVersion: number, type: string) {
	const values: INodeParameters = { resource: 'account', operation: 'create', type };
	return description.properties.filter(
		(property) =>
			property.name === 'region' &&
			NodeHelpers.displayParameter(values, property, { typeVersion } as INode, description),
	);
}

const bodies = () =>
	requests()
		.filter(({ method }) => method === 'POST')
		.map(({ body }) => body);

describe('The region of an account', () => {
	it('is asked of an organization, and of nobody else', () => {
		expect(shown(2, 'org')).toMatchObject([{ required: true }]);
		expect(shown(2, 'individual')).toEqual([]);
		expect(description.defaultVersion).toBe(2);
	});

	it('is where it was in a step that was saved before', () => {
		for (const type of ['org', 'individual']) expect(shown(1, type)).toEqual([]);
	});

	it('is sent from its own field', async () => {
		const { json } = await run('account: create', { name: 'A', type: 'org', region: 'AU' }, today);
		expect(json[0]).toMatchObject({ region: 'AU', created: true });
	});

	it('is sent from where a saved step has it', async () => {
		const saved = { name: 'A', type: 'org', additionalFields: { region: 'US' } };
		const { json } = await run('account: create', saved);
		expect(json[0]).toMatchObject({ region: 'US', created: true });
	});

	it('can differ from item to item, with none for a person', async () => {
		const parameters = {
			name: '={{ $json.name }}',
			type: '={{ $json.type }}',
			region: '={{ $json.region }}',
		};
		const items = [
			{ name: 'A', type: 'org', region: 'AU' },
			{ name: 'B', type: 'individual' },
		];
		const { error } = await run('account: create', parameters, { ...today, items });
		expect(error).toBeUndefined();
		expect(bodies()).toEqual(expect.arrayContaining(items));
	});

	it.each([
		['AUS', 'Region must be AU, NZ or US, and is “AUS”'],
		['', 'Region is required for an organization'],
	])('that is %j is told, and nothing is sent', async (region, message) => {
		const parameters = { name: 'A', type: 'org', region: `={{ ${JSON.stringify(region)} }}` };
		const { error } = await run('account: create', parameters, today);
		expect(error?.message).toContain(message);
		expect(requests()).toEqual([]);
	});
});
