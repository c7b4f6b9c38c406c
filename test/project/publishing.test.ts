import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
		expect(publish.environment).toMatchObject({ name: 'npm' });
		expect(publish.permissions).toEqual({ 'id-token': 'write' });
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

		beforeEach(() => {
			place = mkdtempSync(join(tmpdir(), 'publishing-'));
			writeFileSync(join(place, 'package.json'), '{"version": "1.2.3"}');
			mkdirSync(join(place, 'release'));
			writeFileSync(join(place, 'release', 'package.tgz'), 'tested');
			run(
				`git init --quiet && git config user.name A && git config user.email a@example.com
				git commit --quiet --allow-empty --message one
				git update-ref refs/remotes/origin/main HEAD`,
			);
		});

		afterEach(() => rmSync(place, { recursive: true, force: true }));

		it('is fine on main, with the version, as it was tested', () => {
			run(stepOf('pack', 'The tag is on main'));
			run(stepOf('pack', 'The tag names the version'), { GITHUB_REF_NAME: 'v1.2.3' });
			const packed = run('shasum --algorithm 256 release/package.tgz').split(' ')[0]!;
			const check = stepOf('publish', 'It is the tarball that was tested');
			expect(run(check, { SHA256: packed })).toContain('OK');
		});

		it('is refused elsewhere than on main', () => {
			run('git commit --quiet --allow-empty --message two');
			expect(() => run(stepOf('pack', 'The tag is on main'))).toThrow();
		});

		it('is refused with another version', () => {
			const step = stepOf('pack', 'The tag names the version');
			expect(() => run(step, { GITHUB_REF_NAME: 'v1.2.4' })).toThrow();
		});

		it.each(['0'.repeat(64), ''])('is refused where it is another one than %p', (SHA256) => {
			const check = stepOf('publish', 'It is the tarball that was tested');
			expect(() => run(check, { SHA256 })).toThrow();
		});
	});
});
