import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One of the services that are n8n. */
export type N8nService = 'main' | 'webhook' | 'worker';

interface ComposeFile {
	services: Record<N8nService, { environment: Record<string, string> }>;
}

const file = join(__dirname, '..', '..', 'deploy', 'compose.yaml');
const secretsFolder = '/run/secrets';

/** `${NAME:-otherwise}` and `${NAME:?why}`. */
const VARIABLE = /\$\{(\w+):([-?])([^}]*)\}/g;

/**
 * The environment that deploy/compose.yaml gives a service of n8n.
 *
 * @param variables what stands in .env
 * @param secrets the folder in which the secrets are here
 */
export function environmentOf(
	service: N8nService,
	variables: Record<string, string>,
	secrets: string,
): Record<string, string> {
	const { services } = parse(readFileSync(file, 'utf8'), { merge: true }) as ComposeFile;
	const valueOf = (_whole: string, name: string, kind: string, otherwise: string) => {
		const value = variables[name] ?? (kind === '-' ? otherwise : undefined);
		if (value === undefined) throw new Error(`${name}: ${otherwise}`);
		return value;
	};
	return Object.fromEntries(
		Object.entries(services[service].environment).map(([name, value]) => [
			name,
			value.replace(VARIABLE, valueOf).replace(secretsFolder, secrets),
		]),
	);
}
