const {
	testMatch: _,
	testPathIgnorePatterns: __,
	randomize: ___,
	...shared
} = require('./jest.config.js');

/** Tests in a real n8n; each file starts one of its own, and waits for it half of the time. */
module.exports = {
	...shared,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	maxWorkers: 3,
	testTimeout: 300_000,
};
