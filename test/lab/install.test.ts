import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(__dirname, '..', '..');

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'partner-provisioning-install-'));
	writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {} } }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Installs with an npm that fails the first few times, and says how often it was called. */
function install(failures: number): { calls: number; failed: boolean } {
	const calls = join(folder, 'calls');
	const npm = join(folder, 'npm');
	writeFileSync(npm, `#!/bin/sh\necho >> "${calls}"\n[ $(wc -l < "${calls}") -gt ${failures} ]\n`);
	chmodSync(npm, 0o755);
	const program = `
		import { installLocked } from './lab/process/npm.mjs';
		await installLocked('Installing', ${JSON.stringify(folder)});
	`;
	const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
	let failed = false;
	try {
		const options = { cwd: root, env, stdio: 'pipe' } as const;
		execFileSync(process.execPath, ['--input-type=module', '--eval', program], options);
	} catch {
		failed = true;
	}
	return { calls: existsSync(calls) ? readFileSync(calls, 'utf8').length : 0, failed };
}

describe('An installation that breaks off', () => {
	it.each([0, 1, 2])('is done all the same where that happened %p times', (failures) => {
		expect(install(failures)).toEqual({ calls: failures + 1, failed: false });
	});

	it('fails where it never works', () => {
		expect(install(100)).toEqual({ calls: 3, failed: true });
	});
});
