import type { IDataObject } from 'n8n-workflow';

import { wochitTrigger } from '../../../nodes/Wochit/events';
import { WochitTrigger } from '../../../nodes/Wochit/WochitTrigger.node';
import { sendEvents, wochitSender } from '../../../sandbox/wochitCalls';
import type { WochitEvent } from '../../../sandbox/wochitMedia';
import { PublishedWebhook } from '../../harness/webhookHarness';
import { sandbox, useSandbox } from '../setup';
import { run } from './setup';

useSandbox({ wochit: { aiSeconds: 0 } });

const every = wochitTrigger.events.map(({ value }) => value);

const published = (parameters: IDataObject = {}) =>
	new PublishedWebhook(new WochitTrigger(), { events: every, ...parameters });

const wochitVideoId = '6094092472a9105747957aa3';
const videoContext = 'demo-customer/demo-user';
const about = { videoContext, wochitVideoId };
const thumbnailUrl = 'http://example.com/direct-link-to-thumbnail';
const title = 'The video title';
const draft = { ...about, thumbnailUrl, title };

/** The document's examples. */
const ready = {
	type: 'video.ready',
	...about,
	thumbnailUrl,
	videoUrl: 'https://example.com/direct-link-to-video',
	title,
	videoDuration: 35.9,
};
const documented: WochitEvent[] = [
	ready,
	{ type: 'video.delete', ...about },
	{ type: 'draft.new', ...draft },
	{ type: 'draft.update', ...draft },
	{ type: 'draft.exit', ...draft },
	{ type: 'draft.delete', wochitVideoId },
];
const cases = documented.map((event) => [event.type, event] as const);

const fromWochit = { ip: wochitSender };

describe.each(cases)('%s', (type, event) => {
	const body = event as unknown as IDataObject;

	it('starts the workflow with what Wochit sends, once', async () => {
		const trigger = published();
		const first = await trigger.call(event, fromWochit);
		const second = await trigger.call(event, fromWochit);
		expect(first).toMatchObject({ status: 200, items: [body] });
		expect(second).toMatchObject({ status: 200, items: null });
	});

	it('is the same event where only its addresses are others, which end after a day', async () => {
		const trigger = published();
		await trigger.call(event, fromWochit);
		const again = { ...body };
		for (const name of ['thumbnailUrl', 'videoUrl']) {
			if (name in again) again[name] = `https://example.com/another-${name}`;
		}
		expect((await trigger.call(again, fromWochit)).items).toBeNull();
	});

	it('of another video is another event', async () => {
		const trigger = published();
		await trigger.call(event, fromWochit);
		const other = { ...body, wochitVideoId: '6094092472a9105747957aa4' };
		expect((await trigger.call(other, fromWochit)).items).toEqual([other]);
	});

	it('is passed over where it is not chosen', async () => {
		const others = every.filter((one) => one !== type);
		const { status, items } = await published({ events: others }).call(event, fromWochit);
		expect({ status, items }).toEqual({ status: 200, items: null });
	});

	it('is one of those that are offered', () => {
		expect(every).toContain(type);
	});
});

it('offers no event that is not documented', () => {
	expect([...every].sort()).toEqual(documented.map(({ type }) => type).sort());
});

describe('An event that may really happen again', () => {
	const lasting = (event: WochitEvent) => wochitTrigger.sameFor!(event as unknown as IDataObject);

	it.each(cases)('is the same for ten minutes only, another for a month (%s)', (type, event) => {
		const mayHappenAgain = ['draft.update', 'draft.exit'].includes(type);
		expect(lasting(event)).toBe(mayHappenAgain ? 600_000 : undefined);
	});

	it('is another one with another title at once', async () => {
		const trigger = published();
		const saved = { type: 'draft.update', ...draft };
		await trigger.call(saved, fromWochit);
		const renamed = { ...saved, title: 'A better title' };
		expect((await trigger.call(renamed, fromWochit)).items).toEqual([renamed]);
	});
});

describe('What Wochit did not send', () => {
	const turnedAway = { status: 403, message: 'Only for calls from Wochit', items: null };

	it.each([
		'54.81.68.237',
		'54.147.58.230',
		'52.1.193.159',
		'18.204.107.61',
		'100.25.120.71',
		'::ffff:54.81.68.237',
	])('is not what comes from %s', async (ip) => {
		expect((await published().call(ready, { ip })).items).toEqual([ready]);
	});

	it.each(['54.81.68.238', '8.8.8.8', '2600:1f18::1'])('comes from %s', async (ip) => {
		expect(await published().call(ready, { ip })).toEqual(turnedAway);
	});

	it('is not remembered, so that the real one is told', async () => {
		const trigger = published();
		await trigger.call(ready, { ip: '8.8.8.8' });
		expect((await trigger.call(ready, fromWochit)).items).toEqual([ready]);
	});

	it.each<[string, string | undefined, string, boolean]>([
		['Wochit', '172.18.0.2', wochitSender, true],
		['somebody else', '172.18.0.2', '8.8.8.8', false],
		['somebody who says to be Wochit', '172.18.0.2', `${wochitSender}, 8.8.8.8`, false],
		['somebody else who says so without a proxy', '8.8.8.8', wochitSender, false],
	])('is known behind a proxy: %s', async (_who, ip, forwarded, isWochit) => {
		const headers = { 'x-forwarded-for': forwarded };
		const called = await published().call(ready, { ip, headers });
		expect(called).toMatchObject(isWochit ? { items: [ready] } : turnedAway);
	});

	it('can not be told where a proxy keeps the caller to itself: only the address protects', async () => {
		expect((await published().call(ready, { ip: '10.0.0.1' })).items).toEqual([ready]);
		expect((await published().call(ready)).items).toEqual([ready]);
	});

	it('is decided by the list as it is edited', async () => {
		const own = published({ acceptOnlyFrom: ' 8.8.8.8 ,2600:1F18::1' });
		expect((await own.call(ready, { ip: '8.8.8.8' })).items).toEqual([ready]);
		expect((await own.call(documented[1], { ip: '2600:1f18::1' })).items).toHaveLength(1);
		expect(await own.call(ready, fromWochit)).toEqual(turnedAway);
	});

	it.each(['', '  ', ' , '])('is nothing where the list is empty: %j', async (acceptOnlyFrom) => {
		const { items } = await published({ acceptOnlyFrom }).call(ready, { ip: '8.8.8.8' });
		expect(items).toEqual([ready]);
	});
});

describe('What is not an event', () => {
	it.each([
		[{ type: 'video.failed', ...about }],
		[{ state: 'FAILED', videoId: wochitVideoId }],
		[{ type: 7 }],
		[{}],
	])('is taken and passed over: %j', async (body) => {
		const { status, items } = await published().call(body, fromWochit);
		expect({ status, items }).toEqual({ status: 200, items: null });
	});

	it.each(['not JSON', '{"type": "video.ready"', '[]', ''])('is refused: %j', async (body) => {
		const { status, items } = await published().call(body, fromWochit);
		expect({ status, items }).toEqual({ status: 400, items: null });
	});
});

describe('Over HTTP', () => {
	let trigger: PublishedWebhook;
	let address: string;
	beforeEach(async () => {
		trigger = published();
		address = await trigger.listen();
	});
	afterEach(async () => await trigger.close());

	const told = () => trigger.calls.flatMap(({ items }) => items ?? []);

	it('all that is documented is told once, whatever order it comes in and however often', async () => {
		const statuses = await sendEvents(address, documented, { twice: true, outOfOrder: true });
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(told()).toEqual([...documented].reverse());
		await sendEvents(address, documented);
		expect(told()).toHaveLength(documented.length);
	});

	it('a caller who is not Wochit is told so', async () => {
		expect(await sendEvents(address, [documented[0]!], { from: '8.8.8.8' })).toEqual([403]);
		trigger.seen = '8.8.8.8';
		expect(await sendEvents(address, [documented[0]!])).toEqual([403]);
		expect(told()).toEqual([]);
	});

	it('what a user does is told with the context that says whose it is', async () => {
		const { json: made } = await run('userToken: create', {
			userId: 'demo-user',
			partnerId: 'demo-customer',
		});
		const { userToken } = made[0]!;
		await run('video: createWithAi', { prompt: 'p', videoContext: 'order-1', userToken });
		await run('draft: createWithAi', { prompt: 'p', videoContext: 'order-2', userToken });
		await run('video: delete', { wochitVideoId, userToken });
		await sendEvents(address, sandbox.state.wochit.events);
		expect(told()).toMatchObject([
			{ type: 'video.ready', videoContext: 'order-1', videoDuration: 35.9 },
			{ type: 'draft.new', videoContext: 'order-2' },
			{ type: 'video.delete', wochitVideoId },
		]);
	});
});

describe('On the screen', () => {
	it('says how it is set up, without a credential', () => {
		const { description } = new WochitTrigger();
		expect(description.credentials).toBeUndefined();
		const [notice] = description.properties;
		for (const words of ['Integration Setup', 'no signature', 'partner ID and the user ID']) {
			expect(notice!.displayName).toContain(words);
		}
	});
});
