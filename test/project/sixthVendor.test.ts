import { execFileSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import { nodes, registry, vendors } from '../../nodes/vendors';
import packageJson from '../../package.json';
import { vendors as sandboxes } from '../../sandbox';

const root = join(__dirname, '..', '..');

/** Files that name vendors without anything missing in them when there is one more, and why. */
const argued: Array<{ file: string; why: string }> = [
	{ file: 'nodes/vendors.ts', why: 'the registry of vendors' },
	{ file: 'sandbox/vendors.ts', why: 'the registry of their stand-ins' },
	{ file: 'bench/httpOnboarding/careful.ts', why: 'what the workflow to copy makes' },
	{ file: 'bench/httpOnboarding/carefulStart.ts', why: 'what the workflow to copy makes' },
	{ file: 'bench/httpOnboarding/creations.ts', why: 'what the workflow to copy makes' },
	{ file: 'bench/httpOnboarding/plain.ts', why: 'what the workflow to copy makes' },
	{ file: 'lab/chaos/book.ts', why: 'chaos judges those that the workflow to copy onboards at' },
	{
		file: 'lab/chaos/document.ts',
		why: 'chaos judges those that the workflow to copy onboards at',
	},
	{ file: 'lab/chaos/phases.ts', why: 'the steps of the workflow to copy' },
	{ file: 'lab/chaos/things.ts', why: 'chaos judges those that the workflow to copy onboards at' },
	{ file: 'lab/chaos/world.ts', why: 'chaos judges those that the workflow to copy onboards at' },
	{ file: 'lab/demo/check.ts', why: 'the demo onboards at those that its workflow has' },
	{ file: 'lab/demo/demo.ts', why: 'the demo onboards at those that its workflow has' },
	{ file: 'lab/demo/result.ts', why: 'the demo onboards at those that its workflow has' },
	{ file: 'lab/demo/table.ts', why: 'the demo onboards at those that its workflow has' },
	{ file: 'lab/editor/pictures.ts', why: 'pictures of one vendor each' },
	{ file: 'lab/versions/repeatable.ts', why: 'a workflow with a few of them' },
	{
		file: 'test/engine/screen/subtitle.test.ts',
		why: 'sentences, with an example of one vendor each',
	},
	{ file: 'test/e2e/approval.test.ts', why: 'the sync and the log, at those that they are about' },
	{ file: 'test/e2e/check.test.ts', why: 'what the check finds at each that it can ask' },
	{ file: 'test/e2e/book.test.ts', why: 'the states that the onboarding workflow writes' },
	{ file: 'test/e2e/editor.test.ts', why: 'scenes with one vendor each' },
	{ file: 'test/e2e/firstHour.test.ts', why: 'what somebody makes with the onboarding workflow' },
	{ file: 'test/e2e/handedOn.test.ts', why: 'what the onboarding workflow hands on' },
	{ file: 'test/e2e/onboarding.test.ts', why: 'what the onboarding workflow makes' },
	{ file: 'test/e2e/secrets.test.ts', why: 'kinds of failures, with one vendor each' },
	{ file: 'test/e2e/today.test.ts', why: 'what each documents today, request by request' },
	{ file: 'test/e2e/triggers.test.ts', why: 'one trigger for each way to poll' },
	{ file: 'test/e2e/workflows.test.ts', why: 'what the workflows make' },
	{
		file: 'test/harness/creation.ts',
		why: 'a creation with a password, at each vendor that takes one',
	},
	{ file: 'test/lab/chaos/judge.test.ts', why: 'what the judge finds wrong, partner by partner' },
	{ file: 'test/lab/chaos/moment.test.ts', why: 'the steps of the workflow to copy' },
	{
		file: 'test/lab/findings.test.ts',
		why: 'the check compares with those that the workflow to copy onboards at',
	},
	{ file: 'test/project/readme.test.ts', why: 'where an update is documented' },
	{ file: 'test/project/workflows.test.ts', why: 'what the workflows to copy may not keep' },
	{ file: 'test/sandbox/control.test.ts', why: 'orders, with an example of one vendor each' },
	{ file: 'test/sandbox/lag.test.ts', why: 'lists, with an example of one vendor each' },
	{
		file: 'test/vendors/previews.test.ts',
		why: 'flows of previewed steps, with those of each vendor',
	},
];

const names = registry.map(({ node }) => node.name);

/** The folder of a node: its vendor's. */
const folderOf = (Node: (typeof nodes)[number]) =>
	registry.find(({ node, triggers }) => [node, ...triggers].includes(Node))!.node.name;

/** Whether a file is a vendor's own: a folder or the file goes by the vendor's name. */
const isOwn = (file: string) =>
	names.some((name) => new RegExp(`/(${name}|${name.toLowerCase()})(?![a-z])`).test(file));

/** Whether a text names a vendor, alone or as the start of a longer name. */
const isNamed = (name: string, text: string) =>
	new RegExp(`(?<![A-Za-z])(${name}|${name.toLowerCase()})`).test(text);

const code = execFileSync('git', ['ls-files', '*.ts', '*.mjs', '*.js', '*.cjs'], { cwd: root })
	.toString()
	.split('\n')
	.filter((file) => file !== '' && existsSync(join(root, file)));

describe('one more vendor', () => {
	it('is named nowhere but in its own places and in the two registries', () => {
		const naming = code
			.filter((file) => file !== 'test/project/sixthVendor.test.ts')
			.filter((file) => !isOwn(file))
			.filter((file) => {
				const text = readFileSync(join(root, file), 'utf8');
				return names.filter((name) => isNamed(name, text)).length >= 3;
			});
		expect(naming.sort()).toEqual(argued.map(({ file }) => file).sort());
	});

	it('is published because the registry has it', () => {
		const built = (path: string) => `dist/${path}.js`;
		expect([...packageJson.n8n.nodes].sort()).toEqual(
			nodes.map((Node) => built(`nodes/${folderOf(Node)}/${Node.name}.node`)).sort(),
		);
		expect([...packageJson.n8n.credentials].sort()).toEqual(
			vendors
				.map(({ credential }) => credential.constructor.name)
				.map((name) => built(`credentials/${name}.credentials`))
				.sort(),
		);
	});

	it('has a folder, a credential and a stand-in, and nothing else has', () => {
		const folders = readdirSync(join(root, 'nodes')).filter((name) => /^[A-Z]/.test(name));
		expect(folders.sort()).toEqual([...names].sort());
		expect(readdirSync(join(root, 'credentials')).sort()).toEqual(
			vendors.map(({ credential }) => `${credential.constructor.name}.credentials.ts`).sort(),
		);
		expect(sandboxes).toEqual(names.map((name) => name.toLowerCase()));
	});

	it.each(names)('has what else is its own: %s', (name) => {
		const file = name.toLowerCase();
		const readme = readFileSync(join(root, 'README.md'), 'utf8');
		expect(existsSync(join(root, `docs/vendors/${file}.md`))).toBe(true);
		expect(existsSync(join(root, `lab/faults/works/${file}.ts`))).toBe(true);
		expect(existsSync(join(root, `lab/schemas/examples/${file}.ts`))).toBe(true);
		expect(existsSync(join(root, `test/sandbox/${file}.test.ts`))).toBe(true);
		expect(existsSync(join(root, `test/vendors/${file}`))).toBe(true);
		const { documentationUrl } = registry.find(({ node }) => node.name === name)!.vendor.credential;
		const [, anchor] = documentationUrl!.split('#');
		const headings = readme.match(/^#+ .*$/gm) ?? [];
		const anchors = headings.map((heading) => heading.replace(/^#+ /, '').toLowerCase());
		expect(anchors.map((one) => one.replace(/[^a-z0-9 -]/g, '').replace(/ /g, '-'))).toContain(
			anchor,
		);
	});
});
