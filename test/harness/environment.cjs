const { TestEnvironment } = require('jest-environment-node');

/**
 * Gives every test file of a process the same n8n. Jest otherwise loads it anew for each file, which took
 * a third of the whole suite's time.
 */
module.exports = class extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global.loadedOnce = require;
	}
};
