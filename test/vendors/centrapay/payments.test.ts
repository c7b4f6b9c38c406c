import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { CentrapayPaymentTrigger } from '../../../nodes/Centrapay/CentrapayPaymentTrigger.node';
import { centrapayCalls } from '../../../sandbox/centrapay';
import type { Forgery, PaymentEvent } from '../../../sandbox/centrapayCalls';
import { testCredential } from '../../harness/n8n';
import { PublishedWebhook } from '../../harness/webhookHarness';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { CentrapayApi } from '../../../credentials/CentrapayApi.credentials';
import { sandbox } from '../setup';
import { useCentrapay } from './setup';

useCentrapay();

const receiver = 'https://n8n.example';
const every = [
	'payment-request:paid',
	'payment-request:refund-initiated',
	'payment-request:refund-completed',
];

const publish = (
	parameters: IDataObject = {},
	credential: ICredentialDataDecryptedObject = {},
): PublishedWebhook =>
	new PublishedWebhook(
		new CentrapayPaymentTrigger(),
		{ events: every, ...parameters },
		{ ...sandbox.credentials.centrapayApi, ...credential },
	);

interface How {
	forgery?: Forgery;
	bearer?: boolean;
	aud?: string;
	body?: string;
}

async function tell(hook: PublishedWebhook, event: PaymentEvent, how: How = {}) {
	const body = JSON.stringify(event);
	const headers = centrapayCalls.headers(body, how.aud ?? receiver, how);
	return await hook.call(how.body ?? body, { headers });
}

const paid = (change?: Partial<PaymentEvent>) =>
	centrapayCalls.event('payment-request:paid', change);

const keyReadings = () => sandbox.requests.all({ path: '/api/.well-known/jwks.json' }).length;

describe('Centrapay Payment Trigger', () => {
	it.each(every)('starts the workflow with %s, its data read', async (type) => {
		const event = centrapayCalls.event(type);
		const called = await tell(publish(), event);
		expect(called).toMatchObject({ status: 200 });
		expect(called.items).toEqual([{ ...event, data: JSON.parse(String(event.data)) }]);
	});

	it('leaves data that is no text, or none of JSON, as it is', async () => {
		const hook = publish();
		for (const data of [{ value: '1000' }, 'nothing']) {
			expect((await tell(hook, paid({ data }))).items).toMatchObject([{ data }]);
		}
	});

	it.each([true, false])('takes a token with Bearer: %s', async (bearer) => {
		expect((await tell(publish(), paid(), { bearer })).items).toHaveLength(1);
	});

	it('passes over events that nobody asked for', async () => {
		const hook = publish({ events: ['payment-request:refund-completed'] });
		expect(await tell(hook, paid())).toMatchObject({ status: 200, items: null });
	});

	it('tells an event once that comes twice, and each in whatever order', async () => {
		const hook = publish();
		const later = paid({ createdAt: '2026-01-02T00:00:00.000Z' });
		const sooner = paid({ createdAt: '2026-01-01T00:00:00.000Z' });
		expect((await tell(hook, later)).items).toHaveLength(1);
		expect((await tell(hook, sooner)).items).toHaveLength(1);
		expect(await tell(hook, later)).toMatchObject({ status: 200, items: null });
		hook.restart();
		expect(await tell(hook, sooner)).toMatchObject({ status: 200, items: null });
	});

	it('takes a body as it was written, which nobody would write so again', async () => {
		const event = paid({ data: 'Caf\u00e9' });
		const body = JSON.stringify(event, null, 2).replace('é', '\\u00e9').replace('false', 'false ');
		const headers = centrapayCalls.headers(body, receiver);
		expect((await publish().call(body, { headers })).items).toEqual([event]);
	});
});

describe('A call that Centrapay did not send', () => {
	const forgeries: Array<[Forgery, number]> = [
		['noToken', 401],
		['notAToken', 401],
		['algNone', 401],
		['algHS256', 401],
		['unknownKey', 503],
		['otherKey', 401],
		['derSignature', 401],
		['otherClaims', 401],
		['otherBody', 401],
		['noHash', 401],
		['otherReceiver', 401],
		['expired', 401],
		['noExpiry', 401],
	];

	it.each(forgeries)('starts nothing: %s', async (forgery, status) => {
		const hook = publish();
		const event = paid();
		expect(await tell(hook, event, { forgery })).toMatchObject({ status, items: null });
		expect((await tell(hook, event)).items).toHaveLength(1);
	});

	it('starts nothing where its body was changed on the way', async () => {
		const event = paid();
		const body = JSON.stringify({ ...event, test: true });
		expect(await tell(publish(), event, { body })).toMatchObject({ status: 401, items: null });
	});

	it('starts nothing while a person listens for a test event either', async () => {
		expect(await publish().test(paid())).toMatchObject({ status: 401, items: null });
	});
});

describe('The receiver of a call', () => {
	it.each([
		['with a slash at its end', `${receiver}/`],
		['with the path of the workflow', `${receiver}/webhook/b1f9f0c2/webhook`],
	])('may be written %s', async (_how, aud) => {
		expect((await tell(publish(), paid(), { aud })).items).toHaveLength(1);
	});

	it('is entered where n8n does not know it, and said where it is another one', async () => {
		const aud = 'https://hooks.customer.example';
		const called = await tell(publish(), paid(), { aud });
		expect(called).toMatchObject({ status: 401, items: null });
		expect(called.message).toMatch(
			/for https:\/\/hooks\.customer\.example, .* enter the former as Receiver Address/,
		);
		const entered = publish({ receiverAddress: `${aud}/` });
		expect((await tell(entered, paid(), { aud })).items).toHaveLength(1);
		expect(await tell(entered, paid())).toMatchObject({ status: 401, items: null });
	});

	it.each(['http://n8n.example', 'n8n.example', 'https://n8n.example.evil'])(
		'is not %s',
		async (aud) => {
			expect(await tell(publish(), paid(), { aud })).toMatchObject({ status: 401, items: null });
		},
	);
});

describe("Centrapay's keys", () => {
	it('are read once, and again where a call has one that is new', async () => {
		const now = jest.spyOn(Date, 'now');
		const start = Date.now() + 3_600_000;
		now.mockReturnValue(start);
		const hook = publish();
		const before = keyReadings();
		for (let call = 0; call < 3; call++) expect((await tell(hook, paid())).items).toHaveLength(1);
		expect(keyReadings() - before).toBe(1);
		centrapayCalls.rotate();
		expect((await tell(hook, paid())).status).toBe(503);
		now.mockReturnValue(start + 11_000);
		expect((await tell(hook, paid())).items).toHaveLength(1);
		expect(keyReadings() - before).toBe(2);
		now.mockRestore();
	});

	it('that can not be read have Centrapay come again', async () => {
		const hook = publish({}, { authenticationUrl: 'http://127.0.0.1:1' });
		const event = paid();
		expect(await tell(hook, event)).toMatchObject({ status: 503, items: null });
	});

	it.each([
		['a web page', '<html>'],
		['something else', '{"keys":{}}'],
	])('that are %s have Centrapay come again', async (_what, body) => {
		const server = await startScriptedServer((_received, response) => {
			response.writeHead(200, { 'content-type': 'application/json' }).end(body);
		});
		const hook = publish({}, { authenticationUrl: server.baseUrl });
		expect(await tell(hook, paid())).toMatchObject({ status: 503, items: null });
		await server.close();
	});

	it('come from no address that anybody on the way could change', async () => {
		const called = await tell(
			publish({}, { authenticationUrl: 'http://auth.centrapay.example' }),
			paid(),
		);
		expect(called).toMatchObject({ status: 503, items: null });
		expect(called.message).toMatch(/make it https:\/\//);
	});

	it('are asked for without the API key, at the usual address where none is stored', async () => {
		const server = await startScriptedServer((_received, response) =>
			json(response, 200, centrapayCalls.jwks()),
		);
		await tell(publish({}, { authenticationUrl: `${server.baseUrl}/` }), paid());
		expect(server.received.map(({ url }) => url)).toEqual(['/api/.well-known/jwks.json']);
		const { apiKey } = sandbox.credentials.centrapayApi;
		expect(JSON.stringify(server.received)).not.toContain(apiKey);
		await server.close();
		const { properties } = new CentrapayApi();
		const usual = properties.find(
			({ name, type }) => name === 'authenticationUrl' && type === 'string',
		);
		expect(usual?.default).toBe('https://auth.centrapay.com');
	});
});

it('tests the credential as the other nodes do', async () => {
	const screen = {
		node: new CentrapayPaymentTrigger(),
		credentialType: new CentrapayApi(),
		credential: { ...sandbox.credentials.centrapayApi },
	};
	expect((await testCredential(screen)).status).toBe('OK');
});
