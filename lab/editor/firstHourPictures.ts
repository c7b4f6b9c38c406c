import { join } from 'node:path';

import { registry } from '../../nodes/vendors';
import * as hour from './firstHour';

const size = { width: 1280, height: 760 };

/** Makes the pictures of somebody's first hour, in an n8n of its own. */
export async function pictureFirstHour(folder: string): Promise<void> {
	const there = await hour.begin({
		size,
		picture: async ({ page }, name) => {
			await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
			console.log(`docs/images/${name}.png`);
		},
	});
	try {
		await hour.importOnboarding(there);
		for (const { vendor } of registry) {
			await hour.makeCredentialOf(there, vendor);
			await hour.seeItsTest(there);
		}
		await there.editor.publish();
		await hour.importForm(there);
		await hour.fillInForm(there, hour.bakery);
		await there.picture('first-hour-onboarded');
		await hour.fillInForm(there, hour.wrong);
		await there.picture('first-hour-wrong');
		await hour.buildByHand(there);
		await hour.executeWorkflow(there);
		await there.picture('first-hour-preview');
	} finally {
		await there.dispose();
	}
}
