import {
	NodeConnectionTypes,
	type IDataObject,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';

import type { Call, CheckedBy, WebhookTrigger } from '../../../nodes/engine/declare';
import { webhookProperties } from '../../../nodes/engine/screen/webhookProperties';
import { receive, setUpByHand } from '../../../nodes/engine/watch/receive';
import { ManualClock } from '../../harness/manualClock';
import { PublishedWebhook } from '../../harness/webhookHarness';
import { shop } from '../shop';

let clock: ManualClock;
let seen: Array<{ call: Call; by: CheckedBy }>;
let turnedAway: Awaited<ReturnType<WebhookTrigger['turnAway']>>;
beforeEach(() => {
	clock = new ManualClock();
	seen = [];
	turnedAway = undefined;
});

const minute = 60_000;

const bell: WebhookTrigger = {
	vendor: shop,
	setUp: 'Enter the URL in the shop.',
	events: [
		{ value: 'rung', name: 'Rung', description: 'When somebody rings' },
		{ value: 'broken', name: 'Broken', description: 'When it is broken' },
	],
	properties: [
		{ displayName: 'Note', name: 'note', type: 'notice', default: '' },
		{ displayName: 'Door', name: 'door', type: 'string', default: 'front' },
	],
	typeOf: ({ type }) => type,
	identity: ({ type, id }) => [type, id],
	sameFor: ({ type }) => (type === 'broken' ? minute : undefined),
	turnAway: async (call, by) => {
		seen.push({ call, by });
		return await Promise.resolve(turnedAway);
	},
	output: ({ id }) => ({ id }),
};

const nodeOf = (trigger: WebhookTrigger): INodeType => ({
	description: {
		displayName: 'Bell',
		name: 'bell',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		...(trigger.takesCredential && { credentials: [{ name: 'shopApi', required: true }] }),
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: webhookProperties(trigger),
	} as INodeTypeDescription,
	webhookMethods: setUpByHand,
	async webhook(this: IWebhookFunctions) {
		return await receive(this, trigger, clock);
	},
});

const published = (parameters: IDataObject = {}, trigger = bell) =>
	new PublishedWebhook(
		nodeOf(trigger),
		{ events: ['rung', 'broken'], ...parameters },
		{ apiKey: 'shop-key', baseUrl: 'https://shop.example' },
	);

const rung = { type: 'rung', id: 1 };

describe('a call', () => {
	it('starts the workflow with what the trigger makes of it', async () => {
		const { status, items } = await published().call(rung);
		expect({ status, items }).toEqual({ status: 200, items: [{ id: 1 }] });
	});

	it('is checked with all that is known of it', async () => {
		const headers = { 'x-forwarded-for': '54.81.68.237', 'x-signature': 's' };
		await published().call('{"type":"rung", "id":1}', { headers, ip: '10.0.0.1' });
		const { call, by } = seen[0]!;
		expect(call).toMatchObject({
			body: rung,
			headers,
			sender: '54.81.68.237',
			address: 'https://n8n.example/webhook/b1f9f0c2-4f58-4f0a-9b57-0c3c9d2f3c11/webhook',
		});
		expect(Buffer.from(call.raw).toString()).toBe('{"type":"rung", "id":1}');
		expect(by).toMatchObject({ credential: {}, parameters: { door: 'front' }, now: clock.now() });
	});

	it('is checked with the values of the node, and with its credential where it takes one', async () => {
		await published({ door: 'back' }, { ...bell, takesCredential: true }).call(rung);
		expect(seen[0]!.by).toMatchObject({
			parameters: { door: 'back' },
			credential: { apiKey: 'shop-key' },
		});
		expect(seen[0]!.by.parameters).not.toHaveProperty('note');
	});

	it('that is turned away starts nothing and is not remembered', async () => {
		const trigger = published();
		turnedAway = { status: 401, message: 'Who are you?' };
		expect(await trigger.call(rung)).toEqual({ ...turnedAway, items: null });
		turnedAway = undefined;
		expect((await trigger.call(rung)).items).toEqual([{ id: 1 }]);
	});

	it.each(['', '{', '[]', '"rung"', 'null', '7', undefined])(
		'with a body that is no JSON object (%j) starts nothing, and is not looked into',
		async (body) => {
			const { status, items } = await published().call(body);
			expect({ status, items, seen }).toEqual({ status: 400, items: null, seen: [] });
		},
	);

	it.each([[{ type: 'unheard of' }], [{}], [{ type: null }], [{ type: ['rung'] }]])(
		'of an event that nobody asked for (%j) is taken and passed over',
		async (body) => {
			const { status, items } = await published().call(body);
			expect({ status, items }).toEqual({ status: 200, items: null });
		},
	);

	it('of an event that is not chosen is passed over', async () => {
		const { items } = await published({ events: ['broken'] }).call(rung);
		expect(items).toBeNull();
	});
});

describe('an event', () => {
	it('is told once, also after a restart', async () => {
		const trigger = published();
		const calls = [await trigger.call(rung), await trigger.call(rung)];
		trigger.restart();
		calls.push(await trigger.call(rung));
		expect(calls.map(({ items }) => items)).toEqual([[{ id: 1 }], null, null]);
		expect(calls.map(({ status }) => status)).toEqual([200, 200, 200]);
	});

	it('is told once where it comes twice at the same moment', async () => {
		const trigger = published();
		const calls = await Promise.all([trigger.call(rung), trigger.call(rung), trigger.call(rung)]);
		expect(calls.filter(({ items }) => items !== null)).toHaveLength(1);
	});

	it('that may happen again is told again after a while', async () => {
		const trigger = published();
		const broken = { type: 'broken', id: 1 };
		const told = [];
		for (const later of [0, minute - 1, 1]) {
			clock.time += later;
			told.push((await trigger.call(broken)).items !== null);
		}
		expect(told).toEqual([true, false, true]);
	});

	it('starts each workflow that it is sent to', async () => {
		expect((await published().call(rung)).items).toEqual([{ id: 1 }]);
		expect((await published().call(rung)).items).toEqual([{ id: 1 }]);
	});

	it('is shown as often as one tests, and remembered by none of it', async () => {
		const trigger = published();
		expect((await trigger.test(rung)).items).toEqual([{ id: 1 }]);
		expect((await trigger.test(rung)).items).toEqual([{ id: 1 }]);
		expect((await trigger.call(rung)).items).toEqual([{ id: 1 }]);
	});
});

it('n8n sets nothing up when a workflow with it is published, and takes nothing down', async () => {
	const { checkExists, create, delete: remove } = setUpByHand.default;
	expect([await checkExists(), await create(), await remove()]).toEqual([true, true, true]);
});

it('on the screen it says how it is set up, and offers its events by name', () => {
	const [notice, events, ...others] = webhookProperties(bell);
	expect(notice).toMatchObject({ type: 'notice', displayName: bell.setUp });
	expect(events).toMatchObject({
		name: 'events',
		type: 'multiOptions',
		options: [{ name: 'Broken' }, { name: 'Rung' }],
	});
	expect(others).toEqual(bell.properties);
});
