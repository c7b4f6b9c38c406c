import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';
import runtime from '../../lab/n8n-runtime/package.json';

const folder = join(__dirname, '..', '..', 'deploy');

describe('What a team starts from in deploy/', () => {
	it.each(['Dockerfile', 'compose.yaml', '.env.example'])(
		'%s names the n8n that everything is tested on, and this package',
		(file) => {
			const text = readFileSync(join(folder, file), 'utf8');
			const found = (name: string) =>
				[...text.matchAll(new RegExp(`\\b${name}(?:=|:-)([\\d.]+)`, 'g'))].map(
					([, version]) => version,
				);

			expect(new Set(found('N8N_VERSION'))).toEqual(new Set([runtime.dependencies.n8n]));
			expect(new Set(found('PACKAGE_VERSION'))).toEqual(new Set([packageJson.version]));
		},
	);
});
