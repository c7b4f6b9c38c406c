/**
 * Reads what an execution stored, which n8n packs with `flatted`. Runs in n8n's Node.js:
 * execution.mjs <n8n's main file> <database> <execution ID>
 */
import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const [n8n, database, id] = process.argv.slice(2);
const { parse } = createRequire(n8n)('flatted');
const db = new DatabaseSync(database, { readOnly: true, timeout: 30_000 });
const row = db.prepare('SELECT data FROM execution_data WHERE executionId = ?').get(Number(id));
process.stdout.write(JSON.stringify((row && parse(row.data)) ?? null));
