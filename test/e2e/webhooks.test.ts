import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import { credentialReference } from '../../lab/demo/credentials';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { outputOf, type WorkflowToImport } from '../../lab/n8n/n8n';
import packageJson from '../../package.json';
import { centrapayCalls } from '../../sandbox/centrapay';
import { sendEvents } from '../../sandbox/wochitCalls';

/** Partners that call: a published workflow in a real n8n, called as the partner does. */

const webhookIds = {
	wochitTrigger: '7f0c2f3e-6f0a-4c1e-9d3b-2b8f5a1c0d4e',
	centrapayPaymentTrigger: '1d9b6c52-8e47-4f6a-a1c3-5e7d9f2b4a60',
};

type Trigger = keyof typeof webhookIds;

const calledBy = (
	trigger: Trigger,
	parameters: IDataObject,
	credentials?: IDataObject,
): WorkflowToImport => ({
	id: trigger,
	name: trigger,
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			id: trigger,
			name: 'Called',
			type: `${packageJson.name}.${trigger}`,
			typeVersion: 1,
			position: [0, 0],
			webhookId: webhookIds[trigger],
			parameters,
			...(credentials && { credentials }),
		},
		{
			id: `${trigger}-end`,
			name: 'End',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [200, 0],
			parameters: {},
		},
	],
	connections: { Called: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
});

let demo: DemoEnvironment;

beforeAll(async () => {
	demo = await setUp({
		workflows: [
			calledBy('wochitTrigger', { events: ['video.ready', 'draft.new'] }),
			calledBy(
				'centrapayPaymentTrigger',
				{ events: ['payment-request:paid'] },
				credentialReference('centrapayApi'),
			),
		],
	});
});

afterAll(async () => {
	await demo?.dispose();
});

const addressOf = (trigger: Trigger) => `${demo.n8n.url}/webhook/${webhookIds[trigger]}/webhook`;

/** What the workflow was started with, once it has run as often as it should, and a moment longer. */
async function startedWith(trigger: Trigger, times: number): Promise<IDataObject[]> {
	while ((await demo.n8n.executions(trigger)).length < times) await sleep(200);
	await sleep(1_000);
	const executions = await demo.n8n.executions(trigger);
	const whole = await Promise.all(executions.map(async (one) => await demo.n8n.execution(one)));
	return whole.flatMap((execution) => outputOf(execution, 'Called'));
}

const ready = (wochitVideoId: string) => ({
	type: 'video.ready' as const,
	videoContext: 'customer/user',
	wochitVideoId,
	thumbnailUrl: `https://media.example/${wochitVideoId}.jpg`,
	videoUrl: `https://media.example/${wochitVideoId}.mp4`,
	title: 'A video',
	videoDuration: 12.5,
});

describe('Wochit Trigger', () => {
	it('tells each event once that comes twice and out of order, and none of a stranger', async () => {
		const address = addressOf('wochitTrigger');
		const delivery = { twice: true, outOfOrder: true };
		expect(await sendEvents(address, [ready('one'), ready('two')], delivery)).toEqual([
			200, 200, 200, 200,
		]);
		expect(await sendEvents(address, [ready('three')], { from: '203.0.113.9' })).toEqual([403]);
		const told = await startedWith('wochitTrigger', 2);
		expect(told.map(({ wochitVideoId }) => wochitVideoId).sort()).toEqual(['one', 'two']);
	});
});

describe('Centrapay Payment Trigger', () => {
	it('tells a payment once that is told twice, and none that somebody made up', async () => {
		const address = addressOf('centrapayPaymentTrigger');
		const event = centrapayCalls.event('payment-request:paid');
		const statuses: number[] = [];
		for (const how of [{}, { bearer: true }, { forgery: 'otherKey' as const }]) {
			statuses.push((await centrapayCalls.send(address, event, how)).status);
		}
		expect(statuses).toEqual([200, 200, 401]);
		const told = await startedWith('centrapayPaymentTrigger', 1);
		expect(told.map(({ id }) => id)).toEqual([event.id]);
	});
});
