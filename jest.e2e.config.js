const { join } = require('node:path');

const {
	testMatch: _,
	testPathIgnorePatterns: __,
	randomize: ___,
	...shared
} = require('./jest.config.js');

// n8n compiles thousands of files each time that it starts.
process.env.NODE_COMPILE_CACHE ??= join(__dirname, 'node_modules', '.cache', 'n8n');

/** Tests in a real n8n; each file starts one of its own, and waits for it half of the time. */
module.exports = {
	...shared,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	maxWorkers: 3,
	testTimeout: 300_000,
};
