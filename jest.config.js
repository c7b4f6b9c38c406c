/** Unit and integration tests; the end-to-end tests have a runner of their own (see scripts). */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lab/n8n-runtime/'],
	randomize: true,
	maxWorkers: '100%',
	testTimeout: 30_000,
};
