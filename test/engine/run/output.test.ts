import type * as n8nWorkflow from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import type * as output from '../../../nodes/engine/run/output';

const node = (onError: INode['onError']) => ({ onError }) as INode;
const problem = {
	kind: 'refused' as const,
	message: 'Shop refused: No',
	description: 'Correct it.',
};
const given = [{ json: { name: 'a' } }, { json: { name: 'b', error: 'old' }, binary: {} }];
const details = { kind: 'refused', description: 'Correct it.', item: 2 };

/** The room's functions, in an n8n as it is or as it was. */
function inN8n(change: Partial<Record<keyof typeof n8nWorkflow, undefined>>): typeof output {
	let loaded: typeof output | undefined;
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => ({
			...jest.requireActual<typeof n8nWorkflow>('n8n-workflow'),
			...change,
		}));
		loaded = jest.requireActual<typeof output>('../../../nodes/engine/run/output');
	});
	return loaded!;
}

const told = ({ itemsOf }: typeof output, onError: INode['onError']) =>
	itemsOf([{ output: [{ id: 1 }] }, { problem }], given, node(onError));

describe('An item with a problem', () => {
	it('keeps its own data, and what it says of the problem comes before that', () => {
		expect(told(inN8n({}), 'continueRegularOutput')).toEqual([
			{ json: { id: 1 }, pairedItem: { item: 0 } },
			{
				json: { name: 'b', error: 'Shop refused: No [item 2]', details },
				binary: {},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('keeps nothing that would pass for a result of the step that failed', () => {
		const before = { json: { id: 7, thingId: 7, created: true, success: true, email: 'a@b.c' } };
		const [item] = inN8n({}).itemsOf([{ problem }], [before], node('continueRegularOutput'), {
			identifiers: { thingId: 'id' },
		});
		expect(item!.json).toEqual({
			email: 'a@b.c',
			error: 'Shop refused: No [item 1]',
			details: { ...details, item: 1 },
		});
	});

	it.each([
		['tells it with details', {}, { details }],
		[
			'tells it with a message, by which an n8n before 2.36 finds its error output',
			{ N8N_NODES_API_VERSION: undefined },
			{ message: 'Correct it.' },
		],
	])('%s on the error output', (_what, change, more) => {
		const [, second] = told(inN8n(change), 'continueErrorOutput');
		expect(second!.json).toEqual({ error: 'Shop refused: No [item 2]', ...more });
	});
});
