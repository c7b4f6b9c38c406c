import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { fingerprints } from '../../../nodes/engine/run/fingerprint';

const of = (type: string, json: IDataObject) =>
	fingerprints(
		{
			getInputData: () => [{ json }],
			getNode: () => ({ type, parameters: {} }),
		} as unknown as IExecuteFunctions,
		{},
	)(0);

describe('What an item is recognised by', () => {
	it("is the same for every call of an agent's tool with the same values", () => {
		const [one, other] = ['call_1', 'call_2'].map((toolCallId) => ({ name: 'a', toolCallId }));
		expect(of('package.shopTool', one!)).toBe(of('package.shopTool', other!));
		expect(of('package.shopTool', one!)).not.toBe(of('package.shopTool', { name: 'b' }));
	});

	it('is all of its data where the node is no tool', () => {
		const [one, other] = ['call_1', 'call_2'].map((toolCallId) => ({ name: 'a', toolCallId }));
		expect(of('package.shop', one!)).not.toBe(of('package.shop', other!));
	});
});
