import { join } from 'node:path';

import { formLogin } from '../demo/credentials';
import { demoAgents, list, sync, syncId } from '../demo/employees';
import type { DemoEnvironment } from '../demo/environment';
import { Editor } from './editor';
import { askLog, decide, lookAtPlan } from './plan';

const size = { width: 1100, height: 900 };

const people = [
	'Aroha Ngata',
	'Ben Carter',
	'Maria Silva',
	'Mere Tane',
	'Hana Brown',
	'Tama Wilson',
	'Joana Souza',
	'Liam Cooper',
	'Sofia Lima',
	'Noah Walker',
];

const employee = (name: string, venue = 'Bar') => {
	const [first, last] = name.split(' ') as [string, string];
	return `${first.toLowerCase()}@example.com,${first},${last},${venue}`;
};

/** The names of the pictures that this makes. */
export const planPictures = ['plan-waits', 'partner-log'];

/** Makes the pictures of a plan that waits for somebody, and of the log. */
export async function picturePlan(demo: DemoEnvironment, folder: string): Promise<void> {
	const { n8n, rest } = demo;
	await list(demo, ...demoAgents, ...people.map((name) => employee(name)));
	await sync(demo);
	const [renamed, moved, ...others] = people.slice(6) as [string, string, ...string[]];
	const left = [employee(renamed.replace('Souza', 'Costa')), employee(moved, 'Kitchen')];
	const now = [...left, ...others.map((name) => employee(name)), employee('Ella Green', 'Kitchen')];
	await list(demo, ...demoAgents, ...now);
	await sync(demo);
	await rest.publish(syncId);
	const { user: username, password } = formLogin;
	const editor = await Editor.open(n8n, size, { username, password });
	const picture = async (name: string) => {
		const path = join(folder, `${name}.png`);
		await editor.page.locator('.container').screenshot({ path, animations: 'disabled' });
		console.log(`docs/images/${name}.png`);
	};
	try {
		await lookAtPlan(editor, n8n, 'Mere Tane');
		await picture('plan-waits');
		const [first] = people.map((name) => name.split(' ')[0]!.toLowerCase());
		const leftOut = ['Omnize', 'Typsy'].map(
			(at) => `${at}: remove ${people[0]} (${first}@example.com)`,
		);
		await decide(editor, 'Approve all but some', leftOut);
		await askLog(editor, n8n, `${first}@`);
		await picture('partner-log');
	} finally {
		await editor.close();
	}
}
