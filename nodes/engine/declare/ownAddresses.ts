import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

/** Where a credential's keys may go. */
export interface OwnAddresses {
	/** The credential's fields that hold addresses of its vendor. */
	fields: string[];
	/** Set where the vendor's documents print `http://`. Default: a key never travels unencrypted. */
	mayBePlain?: boolean;
}

/** A request as n8n's helpers for nodes hand it over, or in the older form of its HTTP Request node. */
interface AnyRequest extends IHttpRequestOptions {
	uri?: string;
	rejectUnauthorized?: boolean;
}

/** What an address gives away that begins with `http://`, said to a person. */
export const givenAway =
	'begins with http://: anybody on the way can read the key and all that is sent, and can change it. Make it https:// wherever that answers.';

/** Why nothing goes to an address that begins with `http://` where the vendor's documents print `https://`. */
export const mustBeSecure =
	'The address in the credential begins with http://, so anybody on the way could read the key: make it https://. Nothing was sent.';

/** An address without the slashes at its end, however many. */
export function withoutSlashesAtEnd(address: string): string {
	let end = address.length;
	while (address[end - 1] === '/') end--;
	return address.slice(0, end);
}

/** A whole web address; nothing where a text is none. */
function webAddress(text: unknown): URL | undefined {
	try {
		const url = new URL(String(text ?? '').trim());
		return /^https?:$/.test(url.protocol) ? url : undefined;
	} catch {
		return undefined;
	}
}

/** The addresses in credentials: those of each request are the same, and to read one takes long. */
const known = new Map<string, URL | undefined>();
const mostKnown = 100;

function addressOf(credential: ICredentialDataDecryptedObject, field: string): URL | undefined {
	const text = String(credential[field] ?? '');
	if (known.has(text)) return known.get(text);
	if (known.size >= mostKnown) known.clear();
	const address = webAddress(text);
	known.set(text, address);
	return address;
}

/** The origin of a web address: its scheme, host and port; nothing where a text is no web address. */
export const originOf = (address: unknown): string | undefined => webAddress(address)?.origin;

const isWhole = (address: string) => /^([a-z][a-z\d+.-]*:)?[/\\]{2}/i.test(address);

/** Where a request goes, put together as the helpers do it. */
function targetOf({ url, uri, baseURL }: AnyRequest): URL | undefined {
	const address = String(url ?? uri ?? '').trim();
	if (!baseURL || isWhole(address)) return webAddress(address);
	return webAddress(`${withoutSlashesAtEnd(baseURL)}/${address.replace(/^\/+/, '')}`);
}

/** What is sent to the machine itself is on no network. */
const isThisMachine = ({ hostname }: URL) =>
	/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

const isUnencrypted = (url: URL | undefined) => url?.protocol === 'http:' && !isThisMachine(url);

/** Whether what is sent to an address can be read and changed by anybody on the way. */
export const isPlain = (address: unknown): boolean => isUnencrypted(webAddress(address));

const isUnchecked = ({
	rejectUnauthorized,
	skipSslCertificateValidation,
	agentOptions,
}: AnyRequest) =>
	rejectUnauthorized === false ||
	agentOptions?.rejectUnauthorized === false ||
	skipSslCertificateValidation === true;

function whyNot(request: AnyRequest, target: URL | undefined, own: URL[]): string | undefined {
	if (!target || !own.some(({ origin }) => origin === target.origin)) {
		return 'This credential is only for the addresses in it, and the request goes to another one';
	}
	if (request.proxy) {
		return 'This credential is not for a request with a proxy of its own, which could read the key: remove Proxy from the options';
	}
	if (isUnchecked(request)) {
		return 'This credential is not for a request that ignores SSL issues, as anybody in between could read the key: switch Ignore SSL Issues off';
	}
	return undefined;
}

/**
 * Lets a request out with a credential's keys only to the credential's own addresses, in n8n's HTTP Request
 * node as well: not to another host, nor to one that a redirect names, nor where somebody in between can read
 * them.
 *
 * @returns the request without redirects, held to these addresses where n8n can do that
 * @throws Error in words, where the keys would go elsewhere
 */
export function onlyToOwn(
	{ fields, mayBePlain = false }: OwnAddresses,
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const own = fields.flatMap((field) => addressOf(credential, field) ?? []);
	const target = targetOf(request);
	const problem = whyNot(request, target, own);
	if (problem !== undefined) throw new Error(`${problem}. Nothing was sent.`);
	if (!mayBePlain && isUnencrypted(target)) {
		throw new Error(mustBeSecure);
	}
	const { baseURL: _joined, ...rest } = request;
	return {
		...rest,
		...('uri' in request ? { uri: target!.href } : {}),
		url: target!.href,
		...withoutRedirects,
		allowedDomains: [...new Set(own.map(({ hostname }) => hostname))].join(','),
	};
}

/** The first of them for the helpers of nodes, the others for the HTTP Request node. */
const withoutRedirects = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	sendCredentialsOnCrossOriginRedirect: false,
};
