import type { Profiler } from 'node:inspector';

/** Who uses CPU time, by the files that the time is spent in. */
export const layers = {
	ours: 'ours',
	zod: 'zod',
	helper: "n8n's request helper",
	reading: "n8n's parameters, expressions, credentials",
	http: 'axios and its like',
	node: 'Node.js: http, net, streams, timers',
	garbage: 'garbage collection',
	native: 'native code',
	rest: "n8n's other work",
};
export type Layer = keyof typeof layers;

/** A function and what was spent in it itself, without what it calls. */
export interface FunctionTime {
	layer: Layer;
	name: string;
	/** Its file without the folder that everything is installed in, and its line. */
	place: string;
	/** Milliseconds. */
	took: number;
}

/** Where CPU time went, in milliseconds. All layers together are all of it; idle time is in none. */
export interface Breakdown {
	layers: Record<Layer, number>;
	/** Those that took most first. */
	functions: FunctionTime[];
	/** What of Node.js' time is spent in what our files call directly. */
	nodeForOurs: number;
}

/** A part of a profile, in microseconds of the samples' clock. */
export interface Window {
	from: number;
	to: number;
}

type Node = Profiler.ProfileNode;

/** The package within the last `node_modules` of a file's address, and the path in it. */
const pathOf = (url: string) =>
	url.slice(url.lastIndexOf('/node_modules/') + 1).replace(/^node_modules\//, '');

const layersOfPaths: Array<[Layer, RegExp]> = [
	['node', /^node:/],
	['ours', /^n8n-nodes-partner-provisioning\//],
	['zod', /^zod\//],
	[
		'helper',
		/^@n8n\/backend-network\/|^n8n-core\/.*\/request-help|^n8n-workflow\/.*\/credential-domain/,
	],
	[
		'reading',
		/^n8n-workflow\/|^n8n-core\/.*\/node-execution-context\/|^n8n\/dist\/credential|^@n8n\/(tournament|expression-runtime)\//,
	],
	['http', /^(axios|follow-redirects|form-data|proxy-from-env|qs|agent-base|https?-proxy-agent)\//],
];

/** The layer of a file, by its address as V8 gives it. */
export const layerOf = (url: string): Layer =>
	layersOfPaths.find(([, paths]) => paths.test(pathOf(url)))?.[0] ?? 'rest';

/** Finds callers in V8's tree, in which each node knows only what it calls. */
class Calls {
	private readonly callers = new Map<number, Node>();
	private readonly nodes: Map<number, Node>;

	constructor({ nodes }: Profiler.Profile) {
		this.nodes = new Map(nodes.map((node) => [node.id, node]));
		for (const node of nodes) {
			for (const child of node.children ?? []) this.callers.set(child, node);
		}
	}

	/** The nearest of a node and its callers of which something holds. */
	nearest(id: number, holds: (node: Node) => boolean): Node | undefined {
		let node = this.nodes.get(id);
		while (node !== undefined && !holds(node)) node = this.callers.get(node.id);
		return node;
	}
}

const hasFile = ({ callFrame }: Node) => callFrame.url !== '';
const isOutsideNode = (node: Node) => hasFile(node) && layerOf(node.callFrame.url) !== 'node';

/** Microseconds from each sample in the window to the one after it, by the node that was seen. */
function timesIn(
	{ startTime, samples = [], timeDeltas = [] }: Profiler.Profile,
	{ from, to }: Window,
) {
	const times = new Map<number, number>();
	let at = startTime;
	samples.forEach((id, index) => {
		at += timeDeltas[index]!;
		if (at < from || at >= to) return;
		times.set(id, (times.get(id) ?? 0) + Math.max(timeDeltas[index + 1] ?? 0, 0));
	});
	return times;
}

const placeOf = ({ url, lineNumber }: Node['callFrame']) => `${pathOf(url)}:${lineNumber + 1}`;

/**
 * Says where the CPU time of a part of a profile went. What V8's own functions take, which are in no file, is the time
 * of the nearest caller that is in one.
 */
export function breakDown(profile: Profiler.Profile, window: Window): Breakdown {
	const calls = new Calls(profile);
	const zero = Object.keys(layers).map((layer) => [layer, 0]);
	const took = Object.fromEntries(zero) as Breakdown['layers'];
	const functions = new Map<string, FunctionTime>();
	let nodeForOurs = 0;
	for (const [id, microseconds] of timesIn(profile, window)) {
		const spent = microseconds / 1000;
		const kind = calls.nearest(id, () => true)?.callFrame.functionName;
		if (kind === '(idle)') continue;
		const inFile = calls.nearest(id, hasFile);
		if (inFile === undefined) {
			took[kind === '(garbage collector)' ? 'garbage' : 'native'] += spent;
			continue;
		}
		const { callFrame } = inFile;
		const layer = layerOf(callFrame.url);
		took[layer] += spent;
		const asks = layer === 'node' ? calls.nearest(id, isOutsideNode) : undefined;
		if (asks && layerOf(asks.callFrame.url) === 'ours') nodeForOurs += spent;
		const place = placeOf(callFrame);
		const name = callFrame.functionName || '(anonymous)';
		const known = functions.get(`${name} ${place}`) ?? { layer, name, place, took: 0 };
		functions.set(`${name} ${place}`, { ...known, took: known.took + spent });
	}
	const mostFirst = [...functions.values()].sort((one, other) => other.took - one.took);
	return { layers: took, functions: mostFirst, nodeForOurs };
}
