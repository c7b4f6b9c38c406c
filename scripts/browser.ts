import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** What keeps chromium from calling out, and lets it run as root. */
const quietly = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

function install(): void {
	for (const args of [['update'], ['install', '--yes', 'chromium']]) {
		console.log(`Getting chromium: apt-get ${args.join(' ')} …`);
		const { status } = spawnSync('apt-get', ['--quiet', ...args], { stdio: 'inherit' });
		if (status !== 0) throw new Error(`Install chromium so that it is at ${executablePath}`);
	}
}

/** Starts Debian's chromium without a window, and installs it first where it is missing. */
export async function startBrowser(): Promise<Browser> {
	if (!existsSync(executablePath)) install();
	// The attribute by which n8n's own tests find things.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath, args: quietly });
}
