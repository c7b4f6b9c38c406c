/**
 * Enters an installed community package into n8n's database as n8n's own installer does, so that n8n
 * lists it under Settings > Community nodes. Loads it with n8n's own loader. Runs in n8n's Node.js:
 * register-package.mjs <n8n's main file> <database> <package folder>
 */
import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const [n8n, database, folder] = process.argv.slice(2);
const { PackageDirectoryLoader } = createRequire(n8n)('n8n-core');

const loader = new PackageDirectoryLoader(folder);
await loader.loadAll();
const { name, version, author } = loader.packageJson;

const db = new DatabaseSync(database, { timeout: 30_000 });
db.exec('BEGIN');
db.prepare(
	`INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail, updatedAt)
	VALUES (?, ?, ?, ?, STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))`,
).run(name, version, author?.name ?? null, author?.email ?? null);
const addNode = db.prepare(
	'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
);
for (const node of loader.loadedNodes) {
	const { displayName } = loader.nodeTypes[node.name].type.description;
	addNode.run(displayName, `${name}.${node.name}`, node.version, name);
}
db.exec('COMMIT');
