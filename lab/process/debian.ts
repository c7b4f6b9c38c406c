import { spawnSync } from 'node:child_process';

/**
 * Installs a package of Debian or Ubuntu, where that needs nobody to be asked: as root, or with a sudo that wants no
 * password. Says whether it is installed then.
 */
export function installPackage(name: string, log: (line: string) => void): boolean {
	const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return ['update', `install --yes --no-install-recommends ${name}`].every((what) => {
		log(`Getting ${name}: apt-get ${what} …`);
		const [program = '', ...args] = [...asRoot, 'apt-get', '--quiet', ...what.split(' ')];
		return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
	});
}
