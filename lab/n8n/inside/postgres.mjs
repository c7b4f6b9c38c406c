/**
 * Answers a question to n8n's database where that is PostgreSQL. Runs in n8n's Node.js, with the driver
 * that n8n brings: postgres.mjs <n8n's main file> <connection as JSON> <sql> [parameters as JSON]
 */
import { createRequire } from 'node:module';

const [n8n, connection, sql, parameters = '[]'] = process.argv.slice(2);
const { Client } = createRequire(n8n)('pg');
const client = new Client(JSON.parse(connection));
await client.connect();
const { rows } = await client.query(sql, JSON.parse(parameters));
await client.end();
process.stdout.write(JSON.stringify(rows));
