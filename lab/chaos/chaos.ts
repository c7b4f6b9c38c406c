/**
 * `npm run chaos`: onboards customers in a real n8n that is killed again and again, through a gateway that
 * spoils a fifth of all requests, and judges what it came to. Ends with an error if anything is wrong.
 */
import { parseArgs } from 'node:util';

import { writeDocument } from './document';
import { listLagMs } from './environment';
import { lateMs } from './gateway';
import { report } from './report';
import { runChaos } from './run';

const usage = `npm run chaos -- [--customers 200] [--kills 20] [--seed 1] [--rate 0.2] [--timeout 10] [--write]

--customers  how many customers the file has
--kills      how often n8n is killed in the middle of onboarding them
--seed       decides when n8n is killed and what happens to which request
--rate       the share of requests that the gateway spoils, from 0 to 1
--timeout    the Timeout of our nodes, in seconds; it must be longer than anything here is late
--write      writes the result to docs/chaos.md
`;

function wholeNumber(name: string, text: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 0) throw new RangeError(`--${name} must be a number`);
	return value;
}

function share(name: string, text: string): number {
	const value = Number(text);
	if (!(value >= 0 && value <= 1)) throw new RangeError(`--${name} must be from 0 to 1`);
	return value;
}

function timeoutOf(text: string): number {
	const value = Number(text);
	if (!(value * 1000 > lateMs + listLagMs)) {
		throw new RangeError(`--timeout must be more than ${(lateMs + listLagMs) / 1000}`);
	}
	return value;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			customers: { type: 'string', default: '200' },
			kills: { type: 'string', default: '20' },
			seed: { type: 'string', default: '1' },
			rate: { type: 'string', default: '0.2' },
			timeout: { type: 'string', default: '10' },
			write: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const started = Date.now();
	const measured = await runChaos(
		{
			customers: wholeNumber('customers', values.customers),
			kills: wholeNumber('kills', values.kills),
			seed: wholeNumber('seed', values.seed),
			rate: share('rate', values.rate),
			timeout: timeoutOf(values.timeout),
			unkilledRuns: 1,
		},
		(line) => console.error(`[${Math.round((Date.now() - started) / 1000)} s] ${line}`),
	);
	console.log(report(measured));
	if (values.write) await writeDocument(measured, new Date());
	if (measured.verdict.findings.length > 0 || !measured.settled) process.exitCode = 1;
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
