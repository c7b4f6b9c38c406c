import { runInNewContext } from 'vm';

import type { IDataObject } from 'n8n-workflow';

import { embedCode } from '../../../nodes/Wochit/userToken/embedCode';
import { sandbox, useSandbox } from '../setup';
import { requests, run } from './setup';

useSandbox();

const forUser = async (options: IDataObject, more: IDataObject = {}) =>
	await run('userToken: create', {
		userId: 'user-77',
		partnerId: 'demo-customer',
		options,
		...more,
	});

/** What a page does with it: what is called when it is loaded, and when its button is clicked. */
function opened(html: string) {
	const calls: unknown[][] = [];
	const button: { onclick?(): void } = {};
	const [, script] = /<script>\n([\s\S]*?)<\/script>$/.exec(html)!;
	const [, id] = /<button type="button" id="([\w-]+)">/.exec(html)!;
	runInNewContext(script!, {
		wt: (...call: unknown[]) => calls.push(JSON.parse(JSON.stringify(call)) as unknown[]),
		document: { getElementById: (asked: string) => (asked === id ? button : null) },
	});
	const loaded = [...calls];
	button.onclick!();
	return { loaded, clicked: calls.slice(loaded.length) };
}

describe('The embed code', () => {
	it('opens the editor for the user, with the customer and the user in its context', async () => {
		const { json: out } = await forUser({ includeEmbedCode: true });
		const { value, embedCode: html } = out[0]!;
		expect(html).toContain('<script src="https://embedded.wochit.com/latest.min.js"></script>');
		expect(opened(String(html))).toEqual({
			loaded: [['config', { clientId: '4711', channelId: '4711', userToken: value }]],
			clicked: [['openVideoEditor', { videoContext: 'demo-customer/user-77' }]],
		});
	});

	it('has the context that is entered', async () => {
		const { json: out } = await forUser({ includeEmbedCode: true, videoContext: 'page 7' });
		const { clicked } = opened(String(out[0]!.embedCode));
		expect(clicked).toEqual([['openVideoEditor', { videoContext: 'page 7' }]]);
	});

	it.each([{}, { includeEmbedCode: false }])(
		'is only put out where it is wanted: %j',
		async (one) => {
			const { json: out } = await forUser(one);
			expect(Object.keys(out[0]!).sort()).toEqual([
				'expirationDate',
				'partnerId',
				'userId',
				'userToken',
				'value',
			]);
		},
	);

	it('changes nothing of what is sent', async () => {
		await forUser({});
		await forUser({ includeEmbedCode: true, videoContext: 'page 7' });
		const [without, withIt] = requests();
		expect(withIt).toEqual(without);
	});

	it('is not there for a context alone, which would have no effect', async () => {
		for (const more of [{}, { includeEmbedCode: false }]) {
			const { error } = await forUser({ videoContext: 'page 7', ...more });
			expect(error?.message).toBe(
				'Video Context is only for the embed code: add Include Embed Code, or remove it',
			);
		}
		expect(requests()).toEqual([]);
	});

	it('is previewed without a token, and nothing is made', async () => {
		const { json: out } = await forUser({ includeEmbedCode: true }, { preview: true });
		expect(out).toMatchObject([
			{ preview: true, embedCode: expect.stringContaining('[preview: userToken of') as string },
		]);
		expect(sandbox.counts().wochit.tokens).toBe(0);
	});

	it.each([
		'</script><script>alert(1)</script>',
		'<!--<script>',
		'"); alert(1); ("',
		"'\\'; alert(1)",
		'\u2028alert(1)\u2029',
		'${alert(1)} `',
		'קפה ☕ & <b>',
	])('has %j as a text, whatever it is', (text) => {
		const html = embedCode({ channelId: text, token: text, videoContext: text });
		expect(html.match(/<\/?script|<!--/g)).toEqual(['<script', '</script', '<script', '</script']);
		expect(html).not.toMatch(/[\u2028\u2029]/);
		expect(opened(html)).toEqual({
			loaded: [['config', { clientId: text, channelId: text, userToken: text }]],
			clicked: [['openVideoEditor', { videoContext: text }]],
		});
	});
});
