/**
 * `npm run screenshots`: makes the pictures of the documents in n8n's real editor; with names, only those,
 * as in `npm run screenshots -- preview refused`. `first-hour` makes all of that hour.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { startBrowser } from './browser';
import { syncId } from '../demo/employees';
import { setUp } from '../demo/environment';
import { workflowIds } from '../demo/workflows';
import { pictureFirstHour } from './firstHourPictures';
import { pictureScenes, scenes } from './pictures';
import { picturePlan, planPictures } from './planPictures';

const folder = join(__dirname, '..', '..', 'docs', 'images');
const patience = 120_000;
const room = 32;

/** Sizes that show the whole of each workflow at a readable scale. */
const pictures = [
	{ workflow: workflowIds.onboardCustomer, file: 'onboard-customer', width: 1960, height: 1090 },
	{ workflow: workflowIds.fromFile, file: 'onboard-customers', width: 1960, height: 660 },
	{ workflow: workflowIds.fromForm, file: 'onboard-from-form', width: 1160, height: 660 },
	{ workflow: workflowIds.fromWebhook, file: 'onboard-from-webhook', width: 1160, height: 660 },
	{ workflow: 'onboardFromHubspot', file: 'onboard-from-hubspot', width: 1760, height: 900 },
	{ workflow: syncId, file: 'sync-employees', width: 1960, height: 1180 },
	{ workflow: 'offboardCustomer', file: 'offboard-customer', width: 1960, height: 860 },
	{ workflow: workflowIds.check, file: 'check-customers', width: 1960, height: 1180 },
	{ workflow: 'askBeforeActing', file: 'ask-before-acting', width: 1560, height: 1280 },
];

/** What lies over the canvas and belongs to the editor rather than to the workflow. */
const overlays = `
	[class*=executionButtons], [class*=nodeButtonsWrapper], .vue-flow__panel, [role=radiogroup],
	[data-test-id^=execute-workflow-button], [data-test-id=canvas-handle-plus-wrapper],
	[data-test-id=canvas-minimap] { visibility: hidden !important }
`;

/** The part of the page that the workflow takes, with some room around it. */
async function workflowArea(page: Page) {
	const nodes = page.locator('.vue-flow__node');
	const boxes = await Promise.all((await nodes.all()).map((node) => node.boundingBox()));
	const sides = boxes.flatMap((box) => (box ? [box] : []));
	const x = Math.min(...sides.map((box) => box.x)) - room;
	const y = Math.min(...sides.map((box) => box.y)) - room;
	const right = Math.max(...sides.map((box) => box.x + box.width)) + room;
	const bottom = Math.max(...sides.map((box) => box.y + box.height)) + room;
	return { x, y, width: right - x, height: bottom - y };
}

async function main(): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const names = process.argv.slice(2);
	const isWanted = (name: string) => names.length === 0 || names.includes(name);
	if (isWanted('first-hour')) await pictureFirstHour(folder);
	if (names.join() === 'first-hour') return;
	const demo = await setUp({ log: console.log });
	const { n8n, dispose } = demo;
	const browser = await startBrowser();
	try {
		const page = await browser.newPage();
		page.setDefaultTimeout(patience);
		const { email, password } = n8n.owner;
		const credentials = { emailOrLdapLoginId: email, password };
		await page.request.post(`${n8n.url}/rest/login`, { data: credentials });

		for (const { workflow, file, width, height } of pictures.filter((picture) =>
			isWanted(picture.file),
		)) {
			await page.setViewportSize({ width, height });
			await page.goto(`${n8n.url}/workflow/${workflow}`);
			await page.getByTestId('canvas').waitFor();
			const close = page.getByTestId('suggested-actions-close');
			await close.click({ timeout: 15_000 }).catch(() => undefined);
			await page.addStyleTag({ content: overlays });
			await page.getByTestId('zoom-to-fit').click({ force: true });
			await page.waitForTimeout(2_000);
			const path = join(folder, `${file}.png`);
			await page.screenshot({ path, clip: await workflowArea(page) });
			console.log(`docs/images/${file}.png`);
		}
		await pictureScenes(demo, Object.keys(scenes).filter(isWanted), folder);
		if (planPictures.some(isWanted)) await picturePlan(demo, folder);
	} finally {
		await browser.close();
		await dispose();
	}
}

process.once('SIGINT', () => process.exit(130));
void main();
