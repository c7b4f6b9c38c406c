const {
	testMatch: _,
	testPathIgnorePatterns: __,
	randomize: ___,
	...shared
} = require('./jest.config.js');

/** Tests in a real n8n; each file starts one of its own. */
module.exports = {
	...shared,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	maxWorkers: 2,
	testTimeout: 300_000,
};
