import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseWorkflow, workflowFiles, workflowText } from '../harness/github';

describe('Publishing', () => {
	const { jobs, on } = parseWorkflow(workflowText('publish.yml'));
	const publish = jobs.publish!;
	const stepOf = (job: string, name: string) =>
		jobs[job]!.steps.find((step) => step.name === name)!.run!;

	it('is for one job alone, which waits for somebody to agree', () => {
		const mayPublish = workflowFiles.flatMap((file) =>
			Object.entries(parseWorkflow(workflowText(file)).jobs)
				.filter(([, { permissions }]) => permissions?.['id-token'] !== undefined)
				.map(([name]) => `${file} ${name}`),
		);
		expect(mayPublish).toEqual(['publish.yml publish']);
		expect(publish.environment).toBe('npm');
		expect(publish.permissions).toEqual({ 'id-token': 'write' });
	});

	it('waits for the tarball and for all tests', () => {
		expect(publish.needs).toEqual(['pack', 'test']);
	});

	it('runs nothing of the repository and of what it needs', () => {
		const actions = publish.steps.flatMap(({ uses }) => uses?.replace(/@.*/, '') ?? []);
		expect(actions).toEqual(['actions/setup-node', 'actions/download-artifact']);
		const scripts = publish.steps.flatMap(({ run }) => run ?? []);
		expect(scripts).toEqual([
			expect.stringMatching(/^echo .*\| shasum --algorithm 256 --check$/),
			'npm publish ./release/*.tgz --provenance --access public --ignore-scripts',
		]);
	});

	it('takes nothing from a cache, which other workflows could have filled', () => {
		expect(workflowText('publish.yml')).not.toMatch(/actions\/cache|^ +cache:/m);
	});

	it('starts with a tag only', () => {
		expect(on).toEqual({ push: { tags: ['v*'] } });
	});

	describe('a tag or a tarball', () => {
		let place: string;

		const run = (script: string, env: Record<string, string> = {}) =>
			execFileSync('bash', ['-e', '-c', script], {
				cwd: place,
				env: { ...process.env, ...env },
				stdio: 'pipe',
			}).toString();

		const tagOnMain = () => run(stepOf('pack', 'The tag is on main'));
		const tagNames = (version: string) =>
			run(stepOf('pack', 'The tag names the version'), { GITHUB_REF_NAME: version });

		/** The sums as the job that packs hands them on. */
		function sums(): string {
			const output = join(place, 'output');
			run(stepOf('pack', 'Sum up'), { GITHUB_OUTPUT: output });
			return readFileSync(output, 'utf8').replace(/^sums<<END\n|END\n$/g, '');
		}

		const write = (file: string, text: string) => writeFileSync(join(place, file), text);

		beforeEach(() => {
			place = mkdtempSync(join(tmpdir(), 'publishing-'));
			mkdirSync(join(place, 'release'));
			write('package.json', '{"name": "package", "version": "1.2.3", "files": ["main.js"]}');
			write('main.js', '');
			write('release/package-1.2.3.tgz', 'tested');
			write('release/package.cdx.json', '{}');
			run(
				`git init --quiet && git config user.name A && git config user.email a@example.com
				git commit --quiet --allow-empty --message one
				git update-ref refs/remotes/origin/main HEAD`,
			);
		});

		afterEach(() => rmSync(place, { recursive: true, force: true }));

		it('is fine on main and with the version', () => {
			tagOnMain();
			tagNames('v1.2.3');
		});

		it('is refused elsewhere than on main', () => {
			run('git commit --quiet --allow-empty --message two');
			expect(tagOnMain).toThrow();
		});

		it.each(['v1.2.4', '1.2.3'])('is refused where its name is %s', (name) => {
			expect(() => tagNames(name)).toThrow();
		});

		it.each(['publish', 'release'])('is refused by %s where anybody changed it', (job) => {
			const handedOn = sums();
			const check = (SUMS: string) => run(stepOf(job, 'Nobody changed it since'), { SUMS });
			expect(check(handedOn)).toContain('release/package-1.2.3.tgz: OK');
			expect(() => check('')).toThrow();
			write('release/package.cdx.json', '{"changed": true}');
			expect(() => check(handedOn)).toThrow();
		});

		it('is refused where something else was tested', () => {
			const compare = stepOf('test', 'What was tested is the tarball, byte for byte');
			run('rm -r release && mkdir release && npm pack --pack-destination release');
			const SUMS = sums();
			run('rm -r release');
			expect(run(compare, { SUMS })).toContain('OK');
			run('rm -r release');
			write('main.js', 'other');
			expect(() => run(compare, { SUMS })).toThrow();
		});
	});
});
