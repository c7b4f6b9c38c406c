/** `npx tsx lab/editor/pagesCheck.ts`: makes the pictures of the pages of the check and of the offboarding. */
import { join } from 'node:path';

import { findBook } from '../demo/book';
import { ByHand } from '../demo/byHand';
import { formLogin } from '../demo/credentials';
import { readCustomers } from '../demo/customers';
import { setUp, type DemoEnvironment } from '../demo/environment';
import { onboardByWebhook } from '../demo/webhook';
import { publishedWorkflows, readWorkflows, withoutClock, workflowIds } from '../demo/workflows';
import { executeByHand } from '../n8n/byHand';
import type { Row } from '../n8n/dataTable';
import { Editor } from './editor';
import { FindingsPage } from './findings';

const images = join(__dirname, '..', '..', 'docs', 'images');
const size = { width: 980, height: 640 };
const somebody = 'Ada Lovelace';

const agentsOf = ({ omnizeAgentIds }: Row) => String(omnizeAgentIds).split(', ').map(Number);

/** Shows what somebody changed at the partners, repairs it, and looks at who would be offboarded. */
export async function picturePages(demo: DemoEnvironment, folder: string): Promise<void> {
	const customers = readCustomers().slice(0, 3);
	for (const customer of customers) await onboardByWebhook(demo.n8n.url, customer);
	const [first, second, third] = (await (await findBook(demo.rest))!.rows()) as [Row, Row, Row];
	const byHand = new ByHand(demo.sandbox);
	const { user: username, password } = formLogin;
	const editor = await Editor.open(demo.n8n, size, { username, password });
	const page = new FindingsPage(editor.page, demo.n8n.url);
	const picture = async (name: string) => {
		const path = join(folder, `${name}.png`);
		await editor.page.screenshot({ path, animations: 'disabled', fullPage: true });
		console.log(`docs/images/${name}.png`);
	};
	try {
		await executeByHand(demo, workflowIds.check);
		await page.open(somebody);
		await page.choose("the book doesn't know", 'It is fine');
		await page.press('Repair', /All of it is done/);

		await byHand.disableKey(String(first.centrapayAccountId), String(first.centrapayKeyName));
		await byHand.renameAgent(agentsOf(second)[1]!, 'Front Desk');
		await byHand.renameAgent(agentsOf(third)[0]!, 'Zoe');
		await byHand.makeAccount('hello@nobody.example');
		await executeByHand(demo, workflowIds.check);
		await page.open(somebody);
		await page.choose('n8nTerminal1', 'Enable it again');
		await page.choose('The agent', 'Set it back');
		await picture('check-page');
		await byHand.renameAgent(agentsOf(third)[0]!, 'Zoe L.');
		await page.press('Repair', /Not all of it is repaired/);
		await picture('check-result');

		const { reference } = second;
		await editor.page.goto(`${demo.n8n.url}/form/customer-leaves?Customer=${reference}`);
		await page.press('Find', new RegExp(`Offboard ${reference}`));
		await page.fill('Your name', somebody);
		await picture('offboard-page');
	} finally {
		await editor.close();
	}
}

async function main(): Promise<void> {
	const demo = await setUp({
		log: console.log,
		workflows: withoutClock(readWorkflows('')),
		published: [...publishedWorkflows, workflowIds.check, 'offboardCustomer'],
	});
	try {
		await picturePages(demo, images);
	} finally {
		await demo.dispose();
	}
}

process.once('SIGINT', () => process.exit(130));
if (require.main === module) void main();
