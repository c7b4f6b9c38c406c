import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeFormatted } from '../documents/markdown';
import { mostInDoubt } from './doubts';
import { listLagMs } from './environment';
import { lateMs } from './gateway';
import { inWords, mishaps } from './mishaps';
import { phases } from './phases';
import { figures, timesOf } from './report';
import type { Measured } from './measured';

const root = join(__dirname, '..', '..');

const versionIn = (file: string) =>
	JSON.parse(readFileSync(join(root, file), 'utf8')) as {
		version: string;
		dependencies?: Record<string, string>;
	};

function text(measured: Measured, date: Date): string {
	const { plan, happened } = measured;
	const ours = versionIn('package.json').version;
	const n8n = versionIn('lab/n8n-runtime/package.json').dependencies!.n8n!;
	const command = `npm run chaos -- --customers ${plan.customers} --kills ${plan.kills} --seed ${plan.seed} --rate ${plan.rate} --timeout ${plan.timeout}`;
	return `# Exactly once for the customer: the measured run

Made by \`${command} --write\` on ${date.toISOString().slice(0, 10)}: version ${ours} of this package, as a packed tarball in n8n ${n8n}, with the workflows **Onboard customers** and **Onboard customer** of \`workflows\`, which take over at once what a killed run left, against the sandbox in \`sandbox\`. ${timesOf(measured)}

The workflow onboards a file of customers with all five partners. It is started; n8n is ended with \`kill -9\` at a random moment; n8n is started again, and so is the workflow; and so on, ${plan.kills} times. The moments are drawn by the seed within the parts of a run, which get one each before the longer ones get more; the parts that come only once for a customer get theirs first. After one more run that nobody kills, the workflow runs undisturbed until a run changes nothing: ${measured.undisturbed} runs.

Until then a gateway stands between n8n and the partners, and does to ${Math.round(plan.rate * 100)}% of all requests what gateways do. The partners' lists don't show for ${listLagMs / 1000} s what was just made. When n8n is killed and what happens to which request is decided by the seed. The nodes' **Timeout** is set to ${plan.timeout} seconds in place of 30: it is how late a partner may be, and it is waited for after most unclear answers. Nothing here is later than ${(lateMs + listLagMs) / 1000} seconds. **Requests per Minute** is 0 in place of Centrapay's 200, as its stand-in has no limit here.

| What was under way when n8n was killed | Times |
| --- | --: |
${phases.map((phase) => `| ${phase} | ${measured.killedIn[phase] ?? 0} |`).join('\n')}

| What happened to a request | Times |
| --- | --: |
${mishaps.map((mishap) => `| ${inWords[mishap]} | ${happened[mishap] ?? 0} |`).join('\n')}

## What it came to

Counted at the partners, and compared with every cell of the book, the n8n data table that the workflow keeps.

| | |
| --- | --: |
${figures(measured)
	.map(([name, value]) => `| ${name} | ${value} |`)
	.join('\n')}

- A **thing** is what a customer must have exactly once at the partners that they want; one customer in five wants only Wochit and Yay.com. At Wochit the customer and its editor, at Centrapay the account and one terminal key that is enabled, at Omnize the account, the department, two agents and their places in the department, at Yay.com the customer and the credit, at Typsy the account, a manager and a member.
- Something may be **missing** only where the customer's row says "needs attention" for that partner: nobody but the partner can say whether it was done, and the row says where to look.
- **Attention** may be needed in the end only for an account at Centrapay, which can't be asked for (Omnize's is looked for by its e-mail), and only where the gateway spoilt the answer to its creation, or a kill came between its row's "sent" and its ID; one kill may leave ${mostInDoubt} customers so at a partner, not one more. Where a clear answer came, and the book doesn't know what it said, that is wrong.
- **The book says what is not so** where an identifier doesn't exist or is another customer's, where something is done and isn't there, or where a customer has two rows.
`;
}

/** Writes the result of a run into the documents. */
export async function writeDocument(measured: Measured, date: Date): Promise<void> {
	await writeFormatted(join(root, 'docs', 'chaos.md'), text(measured, date));
}
