import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** What a program prints, run as npm runs those of the lab. */
const run = (program: string) =>
	execFileSync(process.execPath, ['--import', 'tsx', '--eval', program], { cwd: root }).toString();

it('finds every node and every credential of the workflows in programs, as in tests', () => {
	const printed = run(`
		const { nodes, registry } = require('./nodes/vendors');
		const { credentialReference } = require('./lab/demo/credentials');
		const names = registry.map(({ vendor }) => vendor.credential.name);
		console.log(JSON.stringify([nodes.map(({ name }) => name), names.map(credentialReference)]));
	`);
	const [nodes, references] = JSON.parse(printed) as [string[], unknown[]];
	expect(nodes).toContain('YayTrigger');
	expect(references).toContainEqual({ yayApi: { id: 'partnerYay', name: 'Yay.com' } });
});
