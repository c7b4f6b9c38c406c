import { Foretelling, many } from '../plans';
import { useYay } from './setup';

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

foretelling.readsOnce(
	['customer: create', { contactName: 'A', name: '={{ $json.name }}' }],
	many((at) => ({ name: `a${at}` })),
	['/account/reseller'],
);
