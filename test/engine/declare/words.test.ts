import { count, pastOf } from '../../../nodes/engine/declare/words';
import { vendors } from '../../../nodes/vendors';

it('says of everything that can be done that it was done', () => {
	const changing = vendors.flatMap(({ resources }) =>
		resources.flatMap(({ operations }) => operations.filter(({ effect }) => effect !== 'read')),
	);
	const words = new Set(changing.map(({ action }) => pastOf(action)));
	expect([...words].sort()).toEqual([
		'activated',
		'added',
		'allocated',
		'canceled',
		'cloned',
		'created',
		'deactivated',
		'deleted',
		'departed',
		'onboarded',
		'removed',
		'set',
		'topped up',
		'updated',
	]);
});

it('counts in words', () => {
	expect([count(1, 'request'), count(2, 'request')]).toEqual(['1 request', '2 requests']);
});
