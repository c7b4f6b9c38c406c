/** `npm test`: everything, from a fresh clone; the last line adds up the tests that really ran. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { duration, run } from '../lab/process/run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const started = Date.now();
const workFolder = mkdtempSync(join(tmpdir(), 'test-results-'));
const totals = { passed: 0, failed: 0 };
const failedStages = [];

async function stage(title, work) {
	console.log(`\n== ${title} (${duration(Date.now() - started)} so far)`);
	try {
		await work();
	} catch (error) {
		console.error(error.message);
		failedStages.push(title);
	}
}

const tool = (title, name, ...args) =>
	run(title, 'npx', ['--no-install', name, ...args], { cwd: root });

async function jest(title, ...args) {
	const outputFile = join(workFolder, `${title}.json`);
	// n8n logs every refusal that a test provokes.
	const options = ['--silent', '--json', '--outputFile', outputFile, ...args];
	try {
		await run(title, 'npx', ['--no-install', 'jest', ...options], { cwd: root, show: 'stderr' });
	} finally {
		const results = JSON.parse(readFileSync(outputFile, 'utf8'));
		totals.passed += results.numPassedTests;
		totals.failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
	}
}

try {
	await bootstrap();
	await stage('Conventions', async () => {
		await tool('Looking for mistakes', 'eslint', '.');
		await tool('Looking at the formatting', 'prettier', '--check', '.');
		await tool('Checking the types', 'tsc', '--noEmit');
	});
	await stage('Build', build);
	await stage('Unit and integration tests', () => jest('Unit and integration tests'));
	await stage("n8n's package scanner", () =>
		run('Scanning the package', process.execPath, [join(root, 'scripts', 'scan.mjs')], {
			cwd: root,
			show: 'all',
		}),
	);
	await stage('Tests in a real n8n', async () => {
		await run('Getting n8n', process.execPath, [join(root, 'lab/n8n-runtime/install.mjs')], {
			show: 'stderr',
		});
		await jest('Tests in a real n8n', '--config', 'jest.e2e.config.js');
	});
} finally {
	rmSync(workFolder, { recursive: true, force: true });
}

console.log(`\nAll of it took ${duration(Date.now() - started)}.`);
for (const title of failedStages) console.log(`Failed: ${title}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = failedStages.length === 0 && totals.failed === 0 ? 0 : 1;
