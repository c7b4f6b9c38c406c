import { listAnswer } from '../../../nodes/Centrapay/answers';

it('keeps a list without the secrets of keys, in either form', () => {
	const keys = [{ name: 'Key', secret: 's', more: { secretKey: 't', role: 'r' } }];
	const expected = [{ name: 'Key', more: { role: 'r' } }];
	expect(listAnswer.parse(keys)).toEqual(expected);
	expect(listAnswer.parse({ items: keys })).toEqual(expected);
});
