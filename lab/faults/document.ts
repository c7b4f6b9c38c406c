import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { writeFormatted } from '../documents/markdown';
import { replaceSection } from '../documents/section';
import { everything, requestSettings, timings } from './mix';
import type { Row } from './lab';
import { detailedTable, summaryTable } from './table';

const root = join(__dirname, '..', '..');

function versions(): { ours: string; n8n: string } {
	const read = (file: string) =>
		JSON.parse(readFileSync(join(root, file), 'utf8')) as {
			version: string;
			dependencies?: Record<string, string>;
		};
	return {
		ours: read('package.json').version,
		n8n: read('lab/n8n-runtime/package.json').dependencies!.n8n!,
	};
}

const percent = (rate: number) => `${Number((rate * 100).toFixed(2))}%`;

/** What the columns mean. */
export const legend = `- **Faults**: "${everything.name}" spoils about a fifth of all requests, look-ups and status requests included; "5% of 429" refuses one request in twenty, and does nothing else.
- **Items**: what the node was given. **Requests**: what the vendor received; **Spoilt**: how many of them it misbehaved at.
- **Done**: items whose work the vendor really did, by the vendor's own count; of a read, items that got their own answer.
- **Doubled**: how often the vendor did something once more than an item asked for. A read or a set that is sent twice doubles nothing.
- **Lost**: items with which one of these happened: it has neither an output nor an error; it is reported as done and isn't, or has another item's output; it is reported as not done and was done. Where the workflow stopped: it was done, and neither the error nor what n8n stored of the execution says so.
- **Outcome unknown**: items that end with exactly this error: they may have been done or not, and are never sent again. An API key that was created and whose secret got lost with the answer counts here too, and so does what Typsy had accepted when the workflow stopped: n8n's stored execution has its request ID.
- **Not done**: items that end with any other error: nothing was created and no money moved; what was only to be set may have been set, and may be set again.
- With *Stop Workflow* the first such error ends the workflow, which is what this setting means in n8n: items that were not begun until then are in none of the columns.`;

function everyRun(rows: Row[], items: number, date: Date): string {
	const { ours, n8n } = versions();
	const seconds = rows.reduce((sum, row) => sum + row.seconds, 0);
	const rates = Object.entries(everything.rates)
		.map(([kind, rate]) => `\`${kind}\` ${percent(rate)}`)
		.join(', ');
	return `# Nothing lost, nothing doubled: the measured run

Made by \`npm run faults\` on ${date.toISOString().slice(0, 10)}: version ${ours} of this package, as a packed tarball in n8n ${n8n}, against the sandbox in \`sandbox\`. ${rows.length} runs of ${items} items, ${Math.round(seconds / 60)} minutes of running time in all; the vendors' runs at the same time in one n8n.

- The kinds of faults, and the share of requests with each: ${rates}. Which request gets which is decided by the row's seed.
- The nodes' settings are their defaults, but for Timeout, ${String(requestSettings.timeout)} s, and Requests per Minute, no limit. The sandbox asks for ${timings.retryAfterSeconds} s in \`Retry-After\`, stays silent or drips for ${timings.silenceMs / 1000} s, and a huge answer has ${timings.hugeBytes / 1_000_000} MB. All of this only makes the run shorter.
- n8n's Retry On Fail has its defaults: three tries, one second apart.

## What the columns mean

${legend}

## Summary

${summaryTable(rows)}

## Every run

${detailedTable(rows)}
`;
}

const docs = (file: string) => join(root, 'docs', file);

/** Writes the result of a run: every row, and the summary into the page that explains it. */
export async function writeDocuments(rows: Row[], items: number, date: Date): Promise<void> {
	await writeFormatted(docs('faults.md'), everyRun(rows, items, date));
	const reliability = await readFile(docs('reliability.md'), 'utf8');
	await writeFormatted(
		docs('reliability.md'),
		replaceSection(reliability, 'measured', summaryTable(rows)),
	);
}
