import { startSandbox, type Sandbox } from '../../sandbox';

/** The partners as they are while a test runs that `useSandbox` was called for. */
export let sandbox: Sandbox;

/** Starts one sandbox for the tests of a file; before each it is as configured here, and empty. */
export function useSandbox(configuration: Parameters<Sandbox['configure']>[0] = {}): void {
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(async () => await sandbox.close());
	beforeEach(() => {
		sandbox.configure(configuration);
		sandbox.reset();
	});
}
