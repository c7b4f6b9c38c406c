/** Tests in a real n8n that prove more the longer they run: `npm run test:long`. */
module.exports = {
	...require('./jest.e2e.config.js'),
	testMatch: ['<rootDir>/test/long/**/*.test.ts'],
};
