import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';

import { installPackage } from '../process/debian';

/** Where Debian and others put a browser that can be driven. */
const places = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

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

/** Starts a browser without a window; where there is none, it first installs Debian's chromium. */
export async function startBrowser(): Promise<Browser> {
	if (!places.some(existsSync) && !installPackage('chromium', console.log)) {
		throw new Error(`A browser is missing. Install chromium at ${places[0]}.`);
	}
	// The attribute by which n8n's own tests find things.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath: places.find(existsSync), args: quietly });
}
