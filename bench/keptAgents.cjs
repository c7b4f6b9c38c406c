/**
 * Preloaded into n8n: has it keep its agents instead of making new ones for every request, as docs/upstream.md
 * proposes. BENCH_AGENTS says what for: `sessions` (TLS sessions only) or `connections`.
 */
const Module = require('node:module');

const keepAlive = process.env.BENCH_AGENTS === 'connections';
const load = Module._load;

Module._load = function (request, parent, ...rest) {
	const loaded = load.call(this, request, parent, ...rest);
	if (request.endsWith('/node-agents') && !loaded.keepsAgents) keepAgents(loaded);
	return loaded;
};

function keepAgents(agents) {
	const make = agents.buildNodeAgents;
	const kept = new Map();
	agents.keepsAgents = true;
	agents.buildNodeAgents = (proxy, ssrf, options) => {
		const key = JSON.stringify([proxy, ssrf === 'disabled', options]);
		if (!kept.has(key)) kept.set(key, make(proxy, ssrf, { ...options, keepAlive }));
		return kept.get(key);
	};
}
