/** Nothing of these is replaced: they come, real and whole, from where the environment loads them once. */
for (const name of ['n8n-core', 'n8n-workflow', 'zod', 'fastify', 'fast-check']) {
	jest.mock(name, () => globalThis.loadedOnce(name));
}
