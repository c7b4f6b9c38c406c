import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';

import { generations, type Registered } from '../../nodes/vendors';
import { executionOf } from '../n8n/byHand';
import { outputOf, type N8n } from '../n8n/n8n';
import type { Rest } from '../n8n/rest';
import { filledIn } from './filledIn';

/** A server that writes down all that it gets, whatever it is asked for. */
interface Listener {
	origin: string;
	/** Each request with its address and headers, as one text. */
	received: string[];
	close(): Promise<void>;
}

/** @param redirectTo where `/redirect` points to */
async function listen(redirectTo?: string): Promise<Listener> {
	const received: string[] = [];
	const server = createServer(({ method, url, headers }, response) => {
		received.push(JSON.stringify({ method, url, headers }));
		if (redirectTo && url?.startsWith('/redirect')) {
			response.writeHead(302, { location: redirectTo });
		}
		response.end('{}');
	});
	server.on('connect', ({ method, url, headers }, socket) => {
		received.push(JSON.stringify({ method, url, headers }));
		socket.end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const close = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return { origin: `http://127.0.0.1:${port}`, received, close };
}

const keyOf = (name: string) => `own-${name}-7cK2p`;

/** What somebody could enter in n8n's HTTP Request node who may use a credential, and not read it. */
interface Attempt {
	what: string;
	url: string;
	options?: IDataObject;
}

function attempts(own: Listener, foreign: Listener): Attempt[] {
	const { port } = new URL(foreign.origin);
	const refused = `${own.origin}/refused`;
	return [
		{ what: 'another host', url: `http://localhost:${port}/` },
		{ what: 'another port', url: `${foreign.origin}/` },
		{ what: 'a redirect', url: `${own.origin}/redirect` },
		{ what: 'a proxy', url: refused, options: { proxy: foreign.origin } },
		{ what: 'SSL issues ignored', url: refused, options: { allowUnauthorizedCerts: true } },
	];
}

const httpRequestNode = (
	{ what, url, options }: Attempt,
	type: string,
	credential: IDataObject,
) => ({
	name: what,
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	onError: 'continueRegularOutput',
	credentials: { [type]: credential },
	parameters: {
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: type,
		options: { redirect: { redirect: { followRedirects: true } }, ...options },
	},
});

/** A workflow that sends each of the requests when it is called. */
function workflowOf(path: string, nodes: Array<IDataObject & { name: string }>): IDataObject {
	const call = {
		name: 'Call',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: path,
		parameters: { path, options: {} },
	};
	const placed = [call, ...nodes].map((node, place) => ({
		id: `${path}-${place}`,
		position: [place * 200, 0],
		...node,
	}));
	const next = nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	return {
		name: path,
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: placed,
		connections: { Call: { main: [next] } },
	};
}

/**
 * Sends requests with a vendor's credential; each listener has then what reached it.
 *
 * @returns what n8n said of the first
 */
async function sendAll(
	{ n8n, rest }: { n8n: N8n; rest: Rest },
	{ vendor }: Registered,
	own: Listener,
	requests: Attempt[],
): Promise<IDataObject[]> {
	const type = vendor.credential.name;
	const path = `elsewhere-${type}`;
	const data = filledIn(vendor.credential, own.origin, keyOf);
	const credential = await rest.request<{ id: string }>('POST', '/rest/credentials', {
		name: path,
		type,
		data,
	});
	const reference = { id: credential.id, name: path };
	const nodes = requests.map((request) => httpRequestNode(request, type, reference));
	const { id } = await rest.request<{ id: string }>(
		'POST',
		'/rest/workflows',
		workflowOf(path, nodes),
	);
	await rest.publish(id);
	const execution = await executionOf(n8n, id, async () => {
		await fetch(`${n8n.url}/webhook/${path}`);
	});
	return outputOf(execution, requests[0]!.what);
}

async function problemsOf(
	environment: { n8n: N8n; rest: Rest },
	registered: Registered,
): Promise<string[]> {
	const foreign = await listen();
	const own = await listen(foreign.origin);
	try {
		const { name, secrets, token } = registered.vendor;
		const keys = token ? [...secrets, token.field] : secrets;
		const rightful: Attempt = { what: 'its own address', url: `${own.origin}/rightful` };
		const requests = [rightful, ...attempts(own, foreign)];
		const said = await sendAll(environment, registered, own, requests);
		const arrived = own.received.find((request) => request.includes('/rightful'));
		const hasKey = keys.some((key) => arrived?.includes(keyOf(key)));
		return [
			...(hasKey
				? []
				: [`${name}: its own address got no key: ${arrived ?? JSON.stringify(said)}`]),
			...foreign.received.map((request) => `${name}: somebody else got ${request}`),
			...own.received
				.filter((request) => request.includes('/refused'))
				.map((request) => `${name}: sent although somebody could read it: ${request}`),
		];
	} finally {
		await Promise.all([own.close(), foreign.close()]);
	}
}

/**
 * Tries with n8n's own HTTP Request node to send the key of each vendor's credential elsewhere.
 *
 * @param environment a running n8n with our package
 * @returns what went wrong, in words; nothing where all keys went to their own addresses alone
 */
export async function keysSentElsewhere(environment: { n8n: N8n; rest: Rest }): Promise<string[]> {
	const problems: string[] = [];
	for (const registered of generations) {
		problems.push(...(await problemsOf(environment, registered)));
	}
	return problems;
}
