import type { IDataObject } from 'n8n-workflow';

import { demoSecrets } from '../../../sandbox';
import { loadOptions } from '../../harness/n8n';
import { json, reset, startScriptedServer, type Script } from '../../harness/scriptedServer';
import { sent } from '../../harness/vendor';
import { sandbox, useSandbox } from '../setup';
import { nothing, run, screen } from './setup';

useSandbox({ wochit: { aiSeconds: 60 } });

/** What the third host was sent. */
const atApi = () => sandbox.requests.all({ server: 'wochitApi' }).map(sent);

/** A token of the user whose the demo video and the demo draft are. */
async function tokenOf(userId = 'demo-user'): Promise<string> {
	const { json: made } = await run('userToken: create', { userId, partnerId: 'demo-customer' });
	return String(made[0]!.userToken);
}

const asUser = (token: string) => ({
	authorization: `Bearer ${token}`,
	'client-id': '4711',
	'content-type': 'application/json',
});

const videoId = '6094092472a9105747957aa3';
const draftId = '63ce6eaa7304484941234524';
const kinds: Array<[noun: 'video' | 'draft', collection: string, id: string]> = [
	['video', 'videos', videoId],
	['draft', 'drafts', draftId],
];

const media = () => sandbox.state.wochit.media;
const onwards = { onError: 'continueRegularOutput' } as const;

/** Runs an operation against a third host that does to each request what it is told to. */
async function runAgainst(script: Script, operation: string, parameters: IDataObject) {
	const server = await startScriptedServer(script);
	const credential = { ...sandbox.credentials.wochitApi, apiUrl: server.baseUrl };
	const result = await run(operation, { userToken: 'a-token', ...parameters }, { credential });
	await server.close();
	return { ...result, received: server.received };
}

describe.each(kinds)('A %s of a user', (noun, collection, wochitVideoId) => {
	it('is copied as the document shows it', async () => {
		const userToken = await tokenOf();
		const { json: out } = await run(`${noun}: clone`, { wochitVideoId, userToken });
		expect(atApi()).toEqual([
			{
				method: 'POST',
				path: `/v1/users/${collection}/${wochitVideoId}/clone`,
				query: {},
				headers: asUser(userToken),
				body: '',
			},
		]);
		expect(out).toEqual([
			{
				wochitVideoId: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
				title: 'My Video',
				thumbnail: expect.stringMatching(/^https:/) as string,
				created: true,
			},
		]);
		expect(media()).toHaveLength(3);
	});

	it('is deleted as the document shows it', async () => {
		const userToken = await tokenOf();
		const { json: out } = await run(`${noun}: delete`, { wochitVideoId, userToken });
		expect(atApi()).toEqual([
			{
				method: 'DELETE',
				path: `/v1/users/${collection}/${wochitVideoId}`,
				query: {},
				headers: asUser(userToken),
				body: '',
			},
		]);
		expect(out).toEqual([{ deleted: true }]);
		expect(media().map(({ kind }) => kind)).not.toContain(noun);
	});

	it('is made by AI with what is required, and is not there yet', async () => {
		const userToken = await tokenOf();
		const { json: out } = await run(`${noun}: createWithAi`, {
			prompt: 'https://example.com/menu',
			videoContext: 'demo-customer/demo-user/1',
			userToken,
		});
		expect(atApi()).toEqual([
			{
				method: 'POST',
				path: `/v1/ai/${collection}`,
				query: {},
				headers: asUser(userToken),
				body: { prompt: 'https://example.com/menu', videoContext: 'demo-customer/demo-user/1' },
			},
		]);
		expect(out).toEqual([
			{ success: true, videoContext: 'demo-customer/demo-user/1', created: null },
		]);
		expect(sandbox.counts().wochit.media).toMatchObject({ waitingForAi: 1, madeByAi: 0 });
	});

	it('is made by AI with everything', async () => {
		const brief = {
			instructions: 'In short sentences',
			templateId: '62543d82f22d3777bc28986e',
			categoryIds: ['62543d82f22d3777bc28986c'],
			aspectRatios: ['ASPECT_16_9', 'ASPECT_1_1'],
		};
		const { error } = await run(`${noun}: createWithAi`, {
			prompt: 'A harbour cafe ☕',
			videoContext: 'c',
			userToken: await tokenOf(),
			additionalFields: {
				...brief,
				colors: '#112341, FFFFFF',
				fonts: 'OpenSans-Regular, OpenSans-Bold',
				mediaGalleryAssets: {
					asset: [
						{ url: 'https://example.com/a.jpg', caption: 'summer day football', thumbnailUrl: '' },
						{ url: 'https://example.com/b.mp4', thumbnailUrl: 'https://example.com/b.png' },
					],
				},
			},
		});
		expect(error).toBeUndefined();
		expect(atApi()[0]!.body).toEqual({
			prompt: 'A harbour cafe ☕',
			videoContext: 'c',
			...brief,
			colors: ['112341', 'FFFFFF'],
			fonts: ['OpenSans-Regular', 'OpenSans-Bold'],
			mediaGalleryAssets: [
				{ url: 'https://example.com/a.jpg', caption: 'summer day football' },
				{ url: 'https://example.com/b.mp4', thumbnailUrl: 'https://example.com/b.png' },
			],
		});
	});

	it('of somebody else is refused, with the ID that support asks for', async () => {
		const userToken = await tokenOf('another-user');
		for (const operation of ['clone', 'delete']) {
			const { error } = await run(`${noun}: ${operation}`, { wochitVideoId, userToken });
			expect(error).toMatchObject({ message: 'Wochit refused: Bad Request', httpCode: '400' });
			expect(error?.description).toMatch(/support asks for the request ID: [0-9a-f]{32}\.$/);
		}
		expect(media()).toHaveLength(2);
	});
});

describe('A user token', () => {
	const operations: Array<[operation: string, parameters: IDataObject]> = [
		['video: clone', { wochitVideoId: videoId }],
		['draft: delete', { wochitVideoId: draftId }],
		['video: createWithAi', { prompt: 'p', videoContext: 'c' }],
	];

	it.each(operations)(
		'that is wrong is said to be, and not shown (%s)',
		async (operation, more) => {
			const userToken = 'a-token-that-is-wrong';
			const { error, run: stored } = await run(operation, { ...more, userToken });
			expect(error).toMatchObject({
				message: 'Wochit refused: Unauthorized',
				description: expect.stringMatching(
					/^Check the user token: it ends 24 hours after it was made/,
				) as string,
				httpCode: '401',
			});
			// n8n keeps what was entered in the node's own parameters, where an expression belongs.
			const { resultData, executionData } = stored.data;
			const kept = [resultData, executionData!.contextData, error];
			expect(JSON.stringify(kept)).not.toContain(userToken);
			expect(atApi()).toHaveLength(1);
		},
	);

	it.each(operations)('is not shown where it is quoted (%s)', async (operation, more) => {
		const { error } = await runAgainst(
			({ headers }, response) =>
				json(response, 400, { errors: [{ message: `What is ${headers.authorization}?` }] }),
			operation,
			{ ...more, userToken: 'a-token-that-is-quoted' },
		);
		expect(error?.message).toBe('Wochit refused: What is Bearer •••?');
	});

	it.each(operations)('is masked in Preview, which sends nothing (%s)', async (operation, more) => {
		const userToken = 'a-token-of-a-preview';
		const { json: out } = await run(operation, { ...more, userToken, preview: true });
		expect(out).toMatchObject([{ preview: true, request: { headers: { Authorization: '•••' } } }]);
		expect(JSON.stringify(out)).not.toContain(userToken);
		expect(atApi()).toEqual([]);
	});

	it.each(operations)('goes without the API key beside it (%s)', async (operation, more) => {
		await run(operation, { ...more, userToken: await tokenOf() });
		expect(JSON.stringify(atApi())).not.toContain(demoSecrets.wochitApiKey);
	});

	it('is another one for each item', async () => {
		const tokens = [await tokenOf(), await tokenOf()];
		const { json: out } = await run(
			'video: clone',
			{ wochitVideoId: videoId, userToken: '={{ $json.userToken }}' },
			{ items: [...tokens, 'wrong'].map((userToken) => ({ userToken })), settings: onwards },
		);
		expect(out.map(({ error = 'done' }) => error)).toEqual([
			'done',
			'done',
			'Wochit refused: Unauthorized [item 3]',
		]);
	});
});

describe('An answer that got lost', () => {
	it.each(['resetAfter', 'status500After', 'truncatedJson', 'html'] as const)(
		'of a copy (%s) is an unknown outcome, and none is made again',
		async (fault) => {
			const userToken = await tokenOf();
			sandbox.faults.next([fault], { server: 'wochitApi' });
			const { error } = await run('video: clone', { wochitVideoId: videoId, userToken });
			expect(error?.message).toMatch(/^Outcome unknown: /);
			expect(error?.description).toContain(`a copy of the video ${videoId} before you run this`);
			expect(sandbox.counts().wochit.media.copies).toBe(1);
		},
	);

	it('of what AI makes is an unknown outcome, and it is not ordered again', async () => {
		const userToken = await tokenOf();
		sandbox.faults.next(['resetAfter'], { server: 'wochitApi' });
		const { error } = await run('draft: createWithAi', {
			prompt: 'p',
			videoContext: 'the-context',
			userToken,
		});
		expect(error?.message).toMatch(/^Outcome unknown: /);
		expect(error?.description).toContain('a draft with the video context the-context');
		expect(sandbox.counts().wochit.media.waitingForAi).toBe(1);
	});

	it('before anything was done is asked for again', async () => {
		const userToken = await tokenOf();
		sandbox.faults.next(['status429'], { server: 'wochitApi' });
		const { json: out } = await run('video: clone', { wochitVideoId: videoId, userToken });
		expect(out).toMatchObject([{ created: true }]);
		expect(sandbox.counts().wochit.media.copies).toBe(1);
	});

	it('of a deletion is asked for again, and unknown where the refusal says nothing', async () => {
		const userToken = await tokenOf();
		sandbox.faults.next(['resetAfter'], { server: 'wochitApi' });
		const { error } = await run('video: delete', { wochitVideoId: videoId, userToken });
		expect(error?.message).toMatch(/^Outcome unknown: .*the next try was refused: Bad Request$/);
		expect(error?.description).toContain(`whether the video ${videoId} is still there`);
		expect(atApi()).toHaveLength(2);
	});

	it.each<[string, number, IDataObject, RegExp | undefined]>([
		['done where it is not found', 404, { type: 'Not Found', errors: [] }, undefined],
		['done where it is gone', 400, { errors: [{ message: 'VIDEO_NOT_FOUND' }] }, undefined],
		['refused where the token has ended', 401, { type: 'Unauthorized' }, /^Wochit refused/],
	])('of a deletion is %s', async (_what, status, body, message) => {
		const { json: out, error } = await runAgainst(
			(_received, response, nth) =>
				nth === 1 ? reset(response) : json(response, status, { code: status, ...body }),
			'video: delete',
			{ wochitVideoId: videoId },
		);
		if (message === undefined) expect(out).toEqual([{ deleted: true }]);
		else expect(error?.message).toMatch(message);
	});

	it('is not what a first refusal is about: what is not there is refused', async () => {
		const { error } = await runAgainst(
			(_received, response) => json(response, 404, { type: 'Not Found', errors: [] }),
			'video: delete',
			{ wochitVideoId: videoId },
		);
		expect(error?.message).toBe('Wochit refused: Not Found');
	});

	it.each([[{}], [{ wochitVideoId: '' }], [[]]])('%j is not taken for a copy', async (body) => {
		const { error } = await runAgainst(
			(_received, response) => json(response, 200, body),
			'video: clone',
			{ wochitVideoId: videoId },
		);
		expect(error?.message).toMatch(/^Outcome unknown: .*not as documented/);
	});
});

describe('Wochit is sent nothing that is known to be wrong', () => {
	const ai = (additionalFields: IDataObject, more: IDataObject = {}) => ({
		prompt: 'p',
		videoContext: 'c',
		userToken: 't',
		additionalFields,
		...more,
	});
	const colors = '111111,222222,333333,444444,555555';
	const video = { asset: [{ url: 'https://example.com/a.MP4?v=1' }] };

	it.each<[string, IDataObject, string]>([
		['video: clone', { wochitVideoId: nothing, userToken: 't' }, 'Video ID is required'],
		['draft: delete', { wochitVideoId: '../a', userToken: 't' }, "Draft ID can't contain / \\ ?"],
		['video: clone', { wochitVideoId: '1', userToken: nothing }, 'User Token is required'],
		[
			'video: clone',
			{ wochitVideoId: '1', userToken: '={{ "a\\r\\nX: b" }}' },
			"User Token can't contain line breaks",
		],
		['video: createWithAi', ai({}, { prompt: nothing }), 'Prompt is required'],
		['video: createWithAi', ai({}, { videoContext: '  ' }), 'Video Context is required'],
		['draft: createWithAi', ai({ colors: 'red' }), 'Colors 1 must have six hex digits, such as'],
		['draft: createWithAi', ai({ colors }), 'Colors can have 4 entries at most'],
		['video: createWithAi', ai({ aspectRatios: ['4:3'] }), 'Aspect Ratios 1 must be ASPECT_16_9'],
		[
			'video: createWithAi',
			ai({ mediaGalleryAssets: video }),
			'Media has a video without a Thumbnail URL, which Wochit needs',
		],
		[
			'video: createWithAi',
			ai({ mediaGalleryAssets: { asset: [{ url: 'photo.jpg' }] } }),
			'Media 1 URL must be a web address such as https://example.com/photo.jpg',
		],
		[
			'video: createWithAi',
			ai({ mediaGalleryAssetsJson: '[{ "url": "https://example.com/a.jpg", "title": "A" }]' }),
			'Media 1 has a field that is not known here',
		],
	])('%s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(atApi()).toEqual([]);
	});
});

describe("The account's template categories", () => {
	const categories = {
		registered: [
			{ id: '62543d82f22d3777bc28986c', name: 'Education' },
			{ id: '62543d82f22d3777bc28986d', name: 'Food' },
		],
		owned: [{ id: '647f33677387131d481f2d30', name: 'My Category' }],
	};

	it('are asked for with the API key in the header that the document shows, and no other', async () => {
		const { json: out } = await run('channel: getTemplateCategories');
		expect(atApi()).toEqual([
			{
				method: 'POST',
				path: '/v1/accounts/templates/categories',
				query: {},
				headers: {
					'secret-key': demoSecrets.wochitApiKey,
					'client-id': '4711',
					'content-type': 'application/json',
				},
				body: '',
			},
		]);
		expect(out).toEqual([categories]);
	});

	it('are asked for again where the answer got lost', async () => {
		sandbox.faults.next(['resetAfter'], { server: 'wochitApi' });
		const { json: out } = await run('channel: getTemplateCategories');
		expect(out).toEqual([categories]);
	});

	it('are not shown to a wrong key, which is not shown either', async () => {
		const credential = { ...sandbox.credentials.wochitApi, apiKey: 'a-key-that-is-wrong' };
		const { error, run: stored } = await run('channel: getTemplateCategories', {}, { credential });
		expect(error).toMatchObject({
			message: 'Wochit refused: Unauthorized',
			description: expect.stringMatching(/^Check the channel ID and the API key/) as string,
		});
		expect(JSON.stringify(stored)).not.toContain('a-key-that-is-wrong');
	});

	it('are those that AI is told of by name, own ones too', async () => {
		expect(await loadOptions(screen(), 'getAccountTemplateCategories')).toEqual([
			{ name: 'Education', value: '62543d82f22d3777bc28986c' },
			{ name: 'Food', value: '62543d82f22d3777bc28986d' },
			{ name: 'My Category', value: '647f33677387131d481f2d30' },
		]);
	});
});
