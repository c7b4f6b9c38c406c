/** Networks that no partner calls from: machines beside n8n, such as a proxy in front of it. */
const own =
	/^(10\.|127\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

const isAddress = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+)$/i;

/** Some proxies write an address with its port, and IPv6 in brackets then. */
const withPort = /^(?:\[([^\]]+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/;

function plain(written: string): string {
	const address = written.trim();
	const [, six, four] = withPort.exec(address) ?? [];
	return (six ?? four ?? address).replace(/^::ffff:(?=\d+\.)/i, '');
}

/**
 * Who sent a call. Behind proxies n8n sees the last of them; each writes in `x-forwarded-for`, at its end, who called
 * it, so the last address there that isn't one of ours is the sender's. What stands before that, anybody could write.
 *
 * @param seen who called n8n, as it tells
 * @returns `undefined` where only machines beside n8n are known, or a proxy hides who called it
 */
export function senderOf(
	seen: string | undefined,
	forwarded: string | undefined,
): string | undefined {
	const passedOn = (forwarded ?? '').split(',').map(plain);
	const way = [...passedOn, plain(seen ?? '')].filter((address) => address !== '');
	const sender = way.reverse().find((address) => !own.test(address));
	// Where a proxy tells no address, whoever stands before it may be made up.
	return sender !== undefined && isAddress.test(sender) ? sender : undefined;
}
