import { execFileSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';

const root = join(__dirname, '..', '..');
const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.js'))
	.map((file) => join(root, 'dist', file));

/** Loads files in the given orders, each time as if nothing had been loaded before. */
const load = (orders: string[][]): string =>
	execFileSync(process.execPath, ['-e', script], { input: JSON.stringify(orders) }).toString();

const script = `
	const orders = JSON.parse(require('fs').readFileSync(0, 'utf8'));
	for (const order of orders) {
		for (const file of Object.keys(require.cache)) {
			if (file.includes('/dist/nodes/') || file.includes('/dist/credentials/')) delete require.cache[file];
		}
		for (const file of order) {
			const exported = Object.values(require(file));
			if (exported.some((value) => value === undefined)) throw new Error(file + ' is half loaded');
			if (/\\.(node|credentials)\\.js$/.test(file)) new exported[0]();
		}
	}
	process.stdout.write(String(orders.length));
`;

/** All orders that differ in what comes first, and after it a rotation of the rest. */
const everyStart = files.map((first, index) => [
	first,
	...files.slice(index + 1),
	...files.slice(0, index),
]);

describe('every built file', () => {
	it('is there to be loaded', () => {
		expect(files.length).toBeGreaterThan(10);
	});

	it('loads alone', () => {
		expect(load(files.map((file) => [file]))).toBe(String(files.length));
	});

	it('loads in any order', () => {
		const orders = [...everyStart, ...everyStart.map((order) => [...order].reverse())];
		expect(load(orders)).toBe(String(orders.length));
	});
});
