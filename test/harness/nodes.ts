import { join } from 'path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import { n8n } from '../../package.json';

const root = join(__dirname, '..', '..');

const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

function made<Kind>(path: string): Kind {
	const exported = Object.values(require(join(root, path)) as Record<string, new () => Kind>);
	return new exported[0]!();
}

/** Every node that the package publishes, with the path of its source. */
export const nodes = n8n.nodes.map(sourceOf).map((path) => ({ path, node: made<INodeType>(path) }));

/** Every credential type that the package publishes, with the path of its source. */
export const credentials = n8n.credentials
	.map(sourceOf)
	.map((path) => ({ path, credential: made<ICredentialType>(path) }));
