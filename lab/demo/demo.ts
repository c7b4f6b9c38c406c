/** `npm run demo`: onboards 40 customers with five vendors in a real n8n, and shows what was made. */
import type { SandboxCounts } from '../../sandbox';
import { build, setUp } from './environment';
import { onboardAll, type Onboarding } from './onboard';
import { customerTable, totalsTable } from './table';

const PROGRESS_MS = 2_000;

function progressLine(counts: SandboxCounts): string {
	if (counts.requests === 0) return 'n8n is getting ready';
	const { wochit, centrapay, omnize, yay, typsy } = counts;
	return [
		`Wochit ${wochit.created.customers} customers`,
		`Centrapay ${centrapay.created.accounts} accounts`,
		`Omnize ${omnize.created.accounts} accounts, ${omnize.created.agents} agents`,
		`Yay.com ${yay.created.customers} customers`,
		`Typsy ${typsy.created.accounts} accounts, ${typsy.created.users} users`,
	].join(' · ');
}

function report({ execution, outcomes, totals, succeeded }: Onboarding): void {
	console.log(`\n${customerTable(outcomes)}\n\n${totalsTable(totals)}\n`);
	for (const { customer, result, failed } of outcomes) {
		for (const problem of result?.problems ?? []) console.log(`${customer.reference}: ${problem}`);
		for (const { what, expected, found } of failed) {
			console.log(`${customer.reference}: ${what} should be ${expected}, is ${found}`);
		}
	}
	const { error } = execution.data.resultData;
	if (error) console.log(`n8n says: ${error.message}`);
	console.log(
		succeeded
			? `${outcomes.length} customers are onboarded; everything exists exactly once.`
			: 'Not everything is as it should be; see above.',
	);
}

async function main(): Promise<void> {
	build();
	const demo = await setUp({ log: console.log });
	try {
		console.log('Running the workflow "Onboard customers" …');
		const started = Date.now();
		const progress = setInterval(() => {
			const seconds = Math.round((Date.now() - started) / 1000);
			console.log(`  … ${seconds} s: ${progressLine(demo.sandbox.counts())}`);
		}, PROGRESS_MS);
		const onboarding = await onboardAll(demo).finally(() => clearInterval(progress));
		report(onboarding);
		process.exitCode = onboarding.succeeded ? 0 : 1;
	} finally {
		await demo.dispose();
	}
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
void main();
