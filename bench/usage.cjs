/** Preloaded into n8n: writes what the process used, and what it holds, when it ends. */
const { writeFileSync } = require('node:fs');
const { basename } = require('node:path');

const isMainProcess = basename(process.argv[1] ?? '') === 'n8n';

process.on('exit', () => {
	if (!isMainProcess) return;
	const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
	const usage = {
		cpu: (userCPUTime + systemCPUTime) / 1000,
		memory: maxRSS / 1024,
		resident: process.memoryUsage.rss() / 1024 ** 2,
	};
	writeFileSync(process.env.BENCH_USAGE_FILE, JSON.stringify(usage));
});
