import { senderOf } from '../../../nodes/engine/watch/sender';

const partner = '54.81.68.237';

describe('who sent a call', () => {
	it.each([
		['the one whom n8n sees', partner, undefined, partner],
		['that one in the form of IPv6', `::ffff:${partner}`, undefined, partner],
		['an IPv6 address', '2600:1f18::1', undefined, '2600:1f18::1'],
		['the one whom a proxy beside n8n saw', '172.18.0.2', partner, partner],
		['the one whom the first of several proxies saw', '10.0.0.1', `${partner}, 10.0.0.9`, partner],
		['the last one, as others could write before it', '127.0.0.1', `1.2.3.4, ${partner}`, partner],
		['the one whom n8n sees, whatever that one wrote', '8.8.8.8', partner, '8.8.8.8'],
		['one with its port', '::1', `${partner}:51234`, partner],
		['an IPv6 address with its port', 'fd00::1', '[2600:1f18::1]:443', '2600:1f18::1'],
		['an IPv6 address in brackets', 'fe80::1', '[2600:1f18::1]', '2600:1f18::1'],
		['not known behind a proxy that tells nothing', '192.168.1.1', undefined, undefined],
		['not known behind a proxy that tells no more than ours', '100.64.0.1', '10.1.1.1', undefined],
		['not known where a proxy hides it', '10.0.0.1', `${partner}, unknown`, undefined],
		['not known where n8n sees nobody', undefined, undefined, undefined],
		['not known where it is no address', 'somebody', undefined, undefined],
	])('is %s', (_who, seen, forwarded, sender) => {
		expect(senderOf(seen, forwarded)).toBe(sender);
	});

	it.each(['172.15.0.1', '172.32.0.1', '100.128.0.1', '11.0.0.1', '192.169.0.1', '169.253.1.1'])(
		'may be %s, which is not of a network of our own',
		(address) => expect(senderOf(address, undefined)).toBe(address),
	);
});
