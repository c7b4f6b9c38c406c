import type { Profiler } from 'node:inspector';

import { breakDown, layerOf } from '../../bench/layers';

const modules = 'file:///home/n8n/node_modules';
const installed = 'file:///tmp/n8n/.n8n/nodes/node_modules/n8n-nodes-partner-provisioning';
const engine = `${installed}/dist/nodes/engine/engine.js`;

let lastId: number;
beforeEach(() => (lastId = 0));

/** A node of the tree, with those that it calls after it. */
function called(functionName: string, url: string, ...children: Profiler.ProfileNode[][]) {
	const callFrame = { functionName, scriptId: '1', url, lineNumber: 9, columnNumber: 0 };
	const node = { id: ++lastId, callFrame, children: children.map(([child]) => child!.id) };
	return [node, ...children.flat()];
}

/** A profile with a sample each millisecond, of what is seen then by its name. */
function profileOf(tree: Profiler.ProfileNode[], seen: string[]): Profiler.Profile {
	const idOf = (name: string) => tree.find(({ callFrame }) => callFrame.functionName === name)!.id;
	return {
		nodes: tree,
		startTime: 5_000_000,
		endTime: 5_000_000 + seen.length * 1_000,
		samples: seen.map(idOf),
		timeDeltas: seen.map((_, index) => (index === 0 ? 0 : 1_000)),
	};
}

const always = { from: 0, to: Infinity };

it.each([
	['ours', engine],
	['zod', `${modules}/zod/v3/types.cjs`],
	['helper', `${modules}/@n8n/backend-network/dist/http/axios/request.js`],
	[
		'helper',
		`${modules}/n8n-core/dist/execution-engine/node-execution-context/utils/request-helpers/authentication.js`,
	],
	[
		'reading',
		`${modules}/n8n-core/dist/execution-engine/node-execution-context/execute-context.js`,
	],
	['reading', `${modules}/n8n-workflow/dist/cjs/expression.js`],
	['reading', `${modules}/n8n/dist/credentials-helper.js`],
	['http', `${modules}/axios/dist/node/axios.cjs`],
	['http', `${modules}/axios/node_modules/proxy-from-env/index.js`],
	['node', 'node:net'],
	['rest', `${modules}/sqlite3/lib/sqlite3.js`],
	['rest', `${modules}/n8n/dist/commands/execute.js`],
])('finds %s in %s', (layer, url) => {
	expect(layerOf(url)).toBe(layer);
});

it('puts every sample into exactly one layer, and leaves out what is idle', () => {
	const tree = called(
		'(root)',
		'',
		called('(idle)', ''),
		called('(program)', ''),
		called('(garbage collector)', ''),
		called('run', engine, called('_parse', `${modules}/zod/v3/types.cjs`)),
	);
	const seen = ['run', '(idle)', '(program)', '(garbage collector)', '_parse', 'run', '(idle)'];
	const { layers } = breakDown(profileOf(tree, seen), always);
	expect(layers).toEqual({
		...{ ours: 2, zod: 1, garbage: 1, native: 1 },
		...{ helper: 0, reading: 0, http: 0, node: 0, rest: 0 },
	});
});

it("counts V8's own functions to the nearest caller that is in a file", () => {
	const tree = called(
		'(root)',
		'',
		called('placeholdersIn', engine, called('stringify', '', called('toJSON', ''))),
		called('runMicrotasks', ''),
	);
	const seen = ['stringify', 'toJSON', 'runMicrotasks', 'placeholdersIn', 'runMicrotasks'];
	const { layers, functions } = breakDown(profileOf(tree, seen), always);
	expect(layers).toMatchObject({ ours: 3, native: 1 });
	expect(functions).toEqual([
		{
			layer: 'ours',
			name: 'placeholdersIn',
			place: 'n8n-nodes-partner-provisioning/dist/nodes/engine/engine.js:10',
			took: 3,
		},
	]);
});

it('counts only what is within the window', () => {
	const tree = called('(root)', '', called('run', engine), called('connect', 'node:net'));
	const profile = profileOf(tree, ['run', 'connect', 'connect', 'run', 'run']);
	const { layers } = breakDown(profile, { from: 5_001_000, to: 5_003_000 });
	expect(layers).toMatchObject({ ours: 0, node: 2 });
});

it('tells what Node.js does for ours from what it does for others', () => {
	const tree = called(
		'(root)',
		'',
		called('readText', engine, called('iterate', 'node:stream', called('next', 'node:events'))),
		called('send', `${modules}/axios/dist/node/axios.cjs`, called('request', 'node:http')),
		called('tick', 'node:timers'),
	);
	const { layers, nodeForOurs } = breakDown(
		profileOf(tree, ['iterate', 'next', 'request', 'tick', 'send', 'send']),
		always,
	);
	expect(layers).toMatchObject({ node: 4, http: 1 });
	expect(nodeForOurs).toBe(2);
});

it('names functions by how much they took, over all places in the tree', () => {
	const tree = called(
		'(root)',
		'',
		called('first', engine, called('deep', 'node:net')),
		called('second', engine),
	);
	const seen = ['second', 'first', 'second', 'deep', 'second', 'second'];
	const { functions } = breakDown(profileOf(tree, seen), always);
	expect(functions.map(({ name, took }) => [name, took])).toEqual([
		['second', 3],
		['first', 1],
		['deep', 1],
	]);
});
