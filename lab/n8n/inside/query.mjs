/**
 * Answers a question to n8n's database. Runs in n8n's Node.js, which has SQLite built in:
 * query.mjs <database> <sql> [parameters as JSON]
 */
import { DatabaseSync } from 'node:sqlite';

const [database, sql, parameters = '[]'] = process.argv.slice(2);
const db = new DatabaseSync(database, { readOnly: true, timeout: 30_000 });
process.stdout.write(JSON.stringify(db.prepare(sql).all(...JSON.parse(parameters))));
