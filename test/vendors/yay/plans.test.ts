import { Foretelling, many, type Step } from '../plans';
import { run, storeParameters, useYay } from './setup';

useYay();

const foretelling = new Foretelling('yayApi');

foretelling.all(
	[],
	[
		{
			step: [
				'customer: create',
				{ contactName: 'Ada', name: 'harbour-cafe', ifExists: 'useExisting' },
			],
			says: { action: 'create' },
			then: 'none',
		},
	],
);

it('shows no password of the users of a customer who is there, and has none in the fingerprint', async () => {
	await run('customer: create', storeParameters);
	const step: Step = ['customer: create', { ...storeParameters, ifExists: 'useExisting' }];
	const [plan] = await foretelling.run(step, { preview: true });
	expect(plan).toMatchObject({ action: 'none', before: { name: storeParameters.name } });
	expect(JSON.stringify(plan)).not.toMatch(/password/i);
});

foretelling.readsOnce(
	['customer: create', { contactName: 'A', name: '={{ $json.name }}' }],
	many((at) => ({ name: `a${at}` })),
	['/account/reseller'],
);
