/**
 * Measures what becomes of items when the vendors misbehave, in a real n8n, in each of n8n's settings.
 * Ends with an error if anything of ours is lost or doubled.
 */
import { parseArgs } from 'node:util';

import { vendors } from '../../sandbox';
import { writeDocuments } from './document';
import { Lab, type Row } from './lab';
import { allCases } from './plan';
import { summaryTable, terminalTable } from './table';

const usage = `npm run faults -- [--items 1000] [--vendor ${vendors.join('|')}] [--markdown]

--items     how many items each run has
--vendor    only this vendor; may be given several times
--markdown  prints the summary in Markdown instead of the table
Without --vendor, the whole result is written to docs/faults.md and docs/reliability.md.
`;

const isWrong = ({ case: { by }, doubled, lost }: Row) => by === 'ours' && doubled + lost > 0;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			items: { type: 'string', default: '1000' },
			vendor: { type: 'string', multiple: true },
			markdown: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const items = Number(values.items);
	const chosen: string[] = values.vendor ?? [...vendors];
	const cases = allCases().filter(({ work }) => chosen.includes(work.vendor));
	console.error(`Preparing n8n for ${cases.length} runs of ${items} items …`);
	const lab = await Lab.open(cases);
	let rows: Row[];
	try {
		let over = 0;
		rows = await lab.run(items, ({ case: { work, by, settings }, seconds, doubled, lost }) => {
			const what = `${work.vendor}, ${by}: ${work.name}, ${settings.name}`;
			const result = `${doubled} doubled, ${lost} lost, ${seconds.toFixed(1)} s`;
			console.error(`[${++over}/${cases.length}] ${what}: ${result}`);
		});
	} finally {
		await lab.close();
	}
	console.log(values.markdown ? summaryTable(rows) : terminalTable(rows));
	if (values.vendor === undefined) {
		await writeDocuments(rows, items, new Date());
	}
	if (rows.some(isWrong)) {
		console.error('Something was lost or doubled: see the table.');
		process.exitCode = 1;
	}
}

void main();
