/** Preloaded into n8n: samples what the process does, and writes it when it ends. */
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { basename } = require('node:path');

if (basename(process.argv[1] ?? '') === 'n8n') {
	const session = new Session();
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.start');
	process.on('exit', () => {
		// The samples' clock begins at another moment than the dates by which n8n notes when a node ran.
		const clockStartedAt = Date.now() - Number(process.hrtime.bigint() / 1_000_000n);
		session.post('Profiler.stop', (_error, { profile }) => {
			const file = process.env.BENCH_PROFILE_FILE;
			writeFileSync(file, JSON.stringify({ ...profile, clockStartedAt }));
		});
	});
}
