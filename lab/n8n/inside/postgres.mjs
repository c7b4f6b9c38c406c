/**
 * Answers a question to n8n's database where that is PostgreSQL, which the environment names. Runs in n8n's
 * Node.js, with the driver that n8n brings: postgres.mjs <n8n's main file> <sql> [parameters as JSON]
 */
import { createRequire } from 'node:module';

const [n8n, sql, parameters = '[]'] = process.argv.slice(2);
const { Client } = createRequire(n8n)('pg');
const client = new Client();
await client.connect();
const { rows } = await client.query(sql, JSON.parse(parameters));
await client.end();
process.stdout.write(JSON.stringify(rows));
