import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { forEarlierKeys, sameButForKeys } from '../../lab/documents/earlierWorkflows';
import type { WorkflowToImport } from '../../lab/n8n/n8n';

const folder = join(__dirname, '..', '..', 'workflows');
const read = (...path: string[]) =>
	JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as WorkflowToImport;

const files = readdirSync(join(folder, 'earlier'));
const typesIn = ({ nodes }: WorkflowToImport) =>
	nodes
		.filter(({ type }) => /\.(typsy|omnize)(Tool)?$/.test(String(type)))
		.map(({ typeVersion, credentials }) => [typeVersion, ...Object.keys(credentials as object)]);

it.each(sameButForKeys)('%s for earlier keys is the one of today but for them', (file) => {
	expect(read('earlier', file)).toEqual(forEarlierKeys(read(file)));
});

it.each(files)('%s has earlier keys there and those of today here, and says so', (file) => {
	const [before, today] = [read('earlier', file), read(file)];
	expect(before.id).toBe(today.id);
	for (const type of typesIn(before)) {
		expect([
			[1, 'typsyApi'],
			[1, 'omnizeApi'],
		]).toContainEqual(type);
	}
	for (const type of typesIn(today)) {
		expect([
			[2, 'typsyOAuth2Api'],
			[2, 'omnizeZenviaApi'],
		]).toContainEqual(type);
	}
	expect(JSON.stringify(before)).toContain('gave out before.** With keys of today');
	expect(JSON.stringify(today)).toContain('give out today.** With keys of before');
});
