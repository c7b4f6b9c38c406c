const { availableParallelism } = require('node:os');

/**
 * Unit and integration tests; the end-to-end tests have a runner of their own (see scripts). Half as many
 * workers again as cores, since much of a test is waiting for an answer.
 */
module.exports = {
	testEnvironment: '<rootDir>/test/harness/environment.cjs',
	setupFiles: ['<rootDir>/test/harness/loadedOnce.cjs'],
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/long/'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lab/n8n-runtime/'],
	randomize: true,
	maxWorkers: Math.ceil(availableParallelism() * 1.5),
	testTimeout: 30_000,
};
