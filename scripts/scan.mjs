/**
 * Runs n8n's own check of community packages, offline, with its rules and inline exceptions not
 * allowed: on the sources, and on what npm would publish.
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const workFolder = mkdtempSync(join(tmpdir(), 'package-scan-'));

function copySources() {
	const folder = join(workFolder, 'sources');
	for (const entry of ['package.json', 'nodes', 'credentials']) {
		cpSync(join(root, entry), join(folder, entry), { recursive: true });
	}
	return folder;
}

function unpackTarball() {
	execFileSync('npm', ['pack', '--silent', '--pack-destination', workFolder], { cwd: root });
	const tarball = readdirSync(workFolder).find((file) => file.endsWith('.tgz'));
	const folder = join(workFolder, 'published');
	mkdirSync(folder);
	execFileSync('tar', ['-xzf', join(workFolder, tarball), '-C', folder, '--strip-components=1']);
	return folder;
}

const scans = [
	{ what: 'The sources', folder: copySources, patterns: SOURCE_FILE_PATTERNS },
	{
		what: 'The package as published',
		folder: unpackTarball,
		patterns: ['**/*.js', 'package.json'],
	},
];

try {
	for (const { what, folder, patterns } of scans) {
		const { passed, message, details } = await analyzePackage(folder(), patterns);
		console.log(`${what}: ${passed ? 'nothing to object to' : message}`);
		if (details) console.log(details);
		if (!passed) process.exitCode = 1;
	}
} finally {
	rmSync(workFolder, { recursive: true, force: true });
}
