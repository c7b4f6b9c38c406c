import { join } from 'node:path';

import type { DemoEnvironment } from '../demo/environment';
import { Editor } from './editor';
import { openStep } from './step';

const size = { width: 1280, height: 760 };
const yay = { id: 'partnerYay', name: 'Yay.com' };
const centrapay = { id: 'partnerCentrapay', name: 'Centrapay' };
const credit = { resource: 'customer', operation: 'allocateCredit' };
const apiKey = { resource: 'apiKey', operation: 'create', name: 'Terminal1', preview: true };

type Scene = (editor: Editor, demo: DemoEnvironment) => Promise<void>;

const closeMessage = async (editor: Editor) => {
	await editor.page.locator('.el-notification__closeBtn').click();
};

/** What the README shows of the nodes on the screen: a picture's name, and how to get there. */
export const scenes: Record<string, Scene> = {
	'nodes-panel': async (editor) => {
		await editor.openWorkflow('onboardFromWebhook');
		await editor.openNodesPanel();
		await (await editor.findNode('omnize', 'Omnize')).click();
		await editor.byId('item-iterator-item').filter({ hasText: 'Add agents' }).waitFor();
	},
	'choose-from-list': async (editor, { rest }) => {
		await openStep(editor, rest, 'yay', credit, yay);
		await (await editor.openList('customerUuid')).first().waitFor();
	},
	refused: async (editor, { rest, sandbox }) => {
		sandbox.configure({ yay: { balance: '5.000' } });
		sandbox.reset();
		await openStep(editor, rest, 'yay', credit, yay);
		await editor.choose('customerUuid', 'demo_customer_1');
		await editor.fill('amount', '12.50');
		await editor.executeStep();
		await closeMessage(editor);
	},
	preview: async (editor, { rest }) => {
		await openStep(editor, rest, 'centrapay', apiKey, centrapay);
		await editor.choose('accountId', 'Harbour Cafe');
		await editor.executeStep();
		await closeMessage(editor);
		await editor.output();
	},
};

/** Makes the pictures of these scenes, one after the other. */
export async function pictureScenes(
	demo: DemoEnvironment,
	names: string[],
	folder: string,
): Promise<void> {
	if (names.length === 0) return;
	const editor = await Editor.open(demo.n8n, size);
	try {
		for (const name of names) {
			await scenes[name]!(editor, demo);
			const path = join(folder, `${name}.png`);
			await editor.page.screenshot({ path, animations: 'disabled' });
			console.log(`docs/images/${name}.png`);
		}
	} finally {
		await editor.close();
	}
}
