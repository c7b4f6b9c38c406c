import type { IDataObject } from 'n8n-workflow';

import { registered } from '../../lab/registered';
import { operationsOf } from '../harness/vendor';
import { nodeName, type NodeResult } from '../harness/n8n';
import { sandbox, useSandbox } from './setup';

useSandbox();

type Partner = 'centrapay' | 'omnize' | 'typsy' | 'wochit' | 'yay';
type Step = [operation: string, parameters: IDataObject];

async function runStep(
	partner: Partner,
	[operation, parameters]: Step,
	items: IDataObject[],
	more: IDataObject = {},
): Promise<NodeResult> {
	const { node, vendor } = registered(partner);
	const credentials = sandbox.credentials as unknown as Record<string, IDataObject>;
	const { run } = operationsOf(
		new node(),
		vendor.credential,
	)(credentials[vendor.credential.name]! as never);
	return await run(operation, { ...parameters, ...more }, { items });
}

/** Runs each step with what the one before it put out. */
async function previewed(partner: Partner, steps: Step[]): Promise<IDataObject[][]> {
	let items: IDataObject[] = [{}];
	const all: IDataObject[][] = [];
	for (const step of steps) {
		const { json, error } = await runStep(partner, step, items, { preview: true });
		expect(error).toBeUndefined();
		all.push(json);
		items = json;
	}
	return all;
}

/** What was sent that changes something. */
const changing = () => sandbox.requests.all().filter(({ method }) => method !== 'GET');

const customer = { contactName: 'Harbour Cafe', name: 'harbour-cafe' };

/** Flows as people draw them: each step gets by dragging what the one before it put out. */
const flows: Array<[Partner, Step[], string[]]> = [
	[
		'yay',
		[
			['customer: create', customer],
			['customer: allocateCredit', { customerUuid: '={{ $json.customerUuid }}', amount: '15.00' }],
			['customer: topUpCredit', { customerUuid: '={{ $json.customerUuid }}', amount: '20' }],
		],
		[
			'Would create the customer harbour-cafe (Harbour Cafe)',
			'Would move 15.00 of credit to harbour-cafe',
			'Would move what harbour-cafe lacks to have 20 of credit',
		],
	],
	[
		'centrapay',
		[
			[
				'account: create',
				{ name: 'Harbour Cafe', type: 'org', additionalFields: { region: 'NZ' } },
			],
			[
				'apiKey: create',
				{ accountId: '={{ $json.accountId }}', name: 'Till1', role: 'merchant-terminal' },
			],
		],
		[
			'Would create the account Harbour Cafe',
			'Would create the API key Till1 of the account Harbour Cafe',
		],
	],
	[
		'omnize',
		[
			[
				'account: create',
				{
					licenseQuantity: 1,
					email: 'ada@example.com',
					mainContact: 'Ada',
					telefone: '1',
					url: 'example.com',
				},
			],
			[
				'agent: create',
				{ accountId: '={{ $json.accountId }}', name: 'Ada', email: 'ada@example.com' },
			],
			[
				'department: create',
				{ accountId: '={{ $json.accountId }}', name: 'Support', ifExists: 'useExisting' },
			],
			[
				'department: addChannels',
				{
					departmentId: '={{ $json.departmentId }}',
					accountId: '',
					channels: ['chat', 'video'],
				},
			],
		],
		[
			'Would create the account of ada@example.com with 1 license',
			'Would create the agent ada@example.com of the account ada@example.com',
			'Would create the department Support of the account ada@example.com, unless it is there already',
			'Would add the channels chat and video to the department Support',
		],
	],
	[
		'wochit',
		[
			['customer: create', { name: 'Harbour Cafe', partnerId: 'CUST-1' }],
			['userToken: create', { userId: 'ada', partnerId: '={{ $json.partnerId }}' }],
			[
				'video: createWithAi',
				{ prompt: 'A tour', videoContext: 'CUST-1/ada', userToken: '={{ $json.userToken }}' },
			],
		],
		[
			'Would create the customer Harbour Cafe with the partner ID CUST-1',
			'Would create a token for the user ada of the customer with the partner ID CUST-1',
			'Would have AI make a video with the video context CUST-1/ada',
		],
	],
	[
		'typsy',
		[
			[
				'account: create',
				{
					name: 'Harbour Cafe',
					vanityName: 'Harbour',
					timezoneInfoId: 'AUS Eastern Standard Time',
					country: 'AU',
					identifier: 'MEL1',
				},
			],
			[
				'user: create',
				{
					accountIdentifier: '={{ $json.accountIdentifier }}',
					firstName: 'Ada',
					lastName: 'Lovelace',
					email: 'ada@example.com',
					structures: { structure: [{ name: 'Venue A', role: 'member' }] },
				},
			],
		],
		[
			'Would create the account Harbour Cafe with the identifier MEL1',
			'Would create the user ada@example.com of the account MEL1',
		],
	],
];

describe('A flow of previewed steps', () => {
	it.each(flows)(
		'of %s says what each would do, and changes nothing',
		async (partner, steps, said) => {
			const all = await previewed(partner, steps);
			expect(all.map(([first]) => first)).toEqual(
				said.map((summary) => expect.objectContaining({ preview: true, summary }) as unknown),
			);
			expect(all.flat().filter(({ problem }) => problem !== undefined)).toEqual([]);
			expect(changing()).toEqual([]);
		},
	);

	it('shows in a request what is not known yet', async () => {
		const [, key] = await previewed('centrapay', flows[1]![1]);
		expect((key![0]!.request as IDataObject).url).toBe(
			`${sandbox.credentials.centrapayApi.baseUrl}/api/accounts/[preview: accountId of Harbour Cafe]/api-keys`,
		);
	});

	it('says on the output what would become of all, and that nothing was changed', async () => {
		const { run } = await runStep('yay', flows[0]![1][0]!, [{}, {}], { preview: true });
		expect(run.data.resultData.runData[nodeName]![0]!.hints).toEqual([
			expect.objectContaining({
				message: 'Preview: 1 to create, 1 would be refused; nothing was changed',
			}),
		]);
	});

	it('names what was chosen from a list as the list does', async () => {
		const uuid = '3951ec81-cca4-4c4a-8efb-4bce76e04032';
		const chosen = { __rl: true, mode: 'list', value: uuid, cachedResultName: 'Harbour Cafe' };
		const step: Step = ['customer: allocateCredit', { customerUuid: chosen, amount: '15.00' }];
		const { json } = await runStep('yay', step, [{}], { preview: true });
		expect(json[0]!.summary).toMatch(/: Customer Harbour Cafe is not there/);
	});
});

describe('What a previewed step put out', () => {
	const withTheirOwn = flows.filter(([partner]) =>
		['yay', 'centrapay', 'omnize'].includes(partner),
	);

	it.each(withTheirOwn)('of %s is not sent by a step that acts', async (partner, steps) => {
		const [first, second] = steps;
		const [made] = await previewed(partner, [first!]);
		const { error } = await runStep(partner, second!, made!);
		expect(error?.message).toMatch(/only previews .*switch Preview off/);
		expect(changing()).toEqual([]);
	});

	it('is previewed where it would be read', async () => {
		const [made] = await previewed('omnize', [flows[2]![1][0]!]);
		const step: Step = ['agent: getAll', { accountId: '={{ $json.accountId }}' }];
		const { json } = await runStep('omnize', step, made!);
		expect(json).toMatchObject([{ preview: true, summary: 'Would get many agents' }]);
		expect(changing()).toEqual([]);
	});
});
