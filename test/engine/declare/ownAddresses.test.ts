import { withoutSlashesAtEnd } from '../../../nodes/engine/declare/ownAddresses';

describe('The slashes at the end of an address', () => {
	it.each([
		['https://a.example', 'https://a.example'],
		['https://a.example//', 'https://a.example'],
		['https://a.example/b//c/', 'https://a.example/b//c'],
		['//', ''],
		['', ''],
	])('are taken off %p', (address, left) => {
		expect(withoutSlashesAtEnd(address)).toBe(left);
	});

	it('take no longer, the more others there are', () => {
		const address = `${'/'.repeat(3_000_000)}a`;
		expect(withoutSlashesAtEnd(address)).toBe(address);
	});
});
