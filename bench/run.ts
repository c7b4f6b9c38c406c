import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packPackage } from '../scripts/n8n/communityPackage';
import { N8n } from '../scripts/n8n/n8n';
import { LatencyServer, measure, type Run } from './measure';
import { packageCost, versions } from './package';
import { scalingPicture } from './picture';
import { readPlan, type Case, type Plan } from './plan';
import { lineOf, report, type Result } from './report';
import { credentials, workflow } from './workflows';

const idOf = (work: string, contender: number, items: number) => `${work}${contender}x${items}`;

async function measureCase(
	n8n: N8n,
	server: LatencyServer,
	plan: Plan,
	one: Case,
): Promise<Result> {
	const contenders = plan.contendersOf(one);
	await n8n.importWorkflows(
		contenders.flatMap((contender, index) =>
			[1, one.items].map((items) =>
				workflow(idOf(one.work, index, items), contender, one.work, items, server.baseUrl),
			),
		),
	);
	const runs = contenders.map((): Run[] => []);
	const single = contenders.map((): Run[] => []);
	for (let round = 1; round <= plan.runs; round++) {
		for (const [index, { name }] of contenders.entries()) {
			const run = async (items: number) =>
				await measure(n8n, server, idOf(one.work, index, items), one.latency, items);
			single[index]!.push(await run(1));
			const all = await run(one.items);
			runs[index]!.push(all);
			console.log(
				`${one.work}, ${one.items} items, ${one.latency} ms, run ${round}: ${name} ${(all.wall / 1000).toFixed(2)} s`,
			);
		}
	}
	const lines = contenders.map((contender, index) =>
		lineOf(contender, one.items, runs[index]!, single[index]!),
	);
	return { one, lines };
}

async function main(): Promise<void> {
	const plan = readPlan(process.argv.slice(2));
	const folder = await mkdtemp(join(tmpdir(), 'partner-provisioning-bench-'));
	const tarball = await packPackage(folder);
	const server = await LatencyServer.start();
	const n8n = await N8n.create({ tarball });
	try {
		await n8n.importCredentials(credentials(server.baseUrl));
		const results: Result[] = [];
		for (const one of plan.cases) results.push(await measureCase(n8n, server, plan, one));
		console.log('The package itself');
		const cost = await packageCost(tarball, plan.runs);
		const about = {
			...(await versions()),
			date: new Date().toISOString().slice(0, 10),
			runs: plan.runs,
		};
		const pictured = results.find(({ one }) => one.latency === 50) ?? results[0]!;
		await writeFile(join(__dirname, 'results.md'), report(results, cost, about));
		await writeFile(join(__dirname, 'scaling.svg'), scalingPicture(pictured));
		console.log('Written to bench/results.md and bench/scaling.svg');
	} finally {
		server.stop();
		await n8n.dispose();
		await rm(folder, { recursive: true });
	}
}

void main();
