import { activeFlag } from '../../../nodes/Omnize/fields';

describe('the switch Active', () => {
	it.each([
		[true, 1],
		[false, 0],
		['true', 1],
		['false', 0],
		[1, 1],
		[0, 0],
		['1', 1],
		['0', 0],
	])('reads %p as %p', (given, expected) => {
		expect(activeFlag('').check!().parse(given)).toBe(expected);
	});

	it.each([2, 'yes', '', null, [1]])('refuses %p', (given) => {
		expect(activeFlag('').check!().safeParse(given).success).toBe(false);
	});
});
