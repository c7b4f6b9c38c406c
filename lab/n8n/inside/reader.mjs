/**
 * Reads n8n's database for as long as it is asked to: `{ id, sql, parameters }` gives rows, `{ id, execution }` what
 * an execution stored, which n8n packs with `flatted`; both as JSON. Runs in n8n's Node.js, which has SQLite built in:
 * reader.mjs <n8n's main file> <database>
 */
import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const [n8n, database] = process.argv.slice(2);

const rows = (sql, parameters = []) => {
	const db = new DatabaseSync(database, { readOnly: true, timeout: 30_000 });
	try {
		return db.prepare(sql).all(...parameters);
	} finally {
		db.close();
	}
};

const dataOf = (execution) => {
	const { parse } = createRequire(n8n)('flatted');
	const [row] = rows('SELECT data FROM execution_data WHERE executionId = ?', [execution]);
	// An execution that was cut off has stored an empty list, which stands for nothing.
	return row ? (parse(row.data) ?? null) : null;
};

process.on('message', ({ id, sql, parameters, execution }) => {
	try {
		const found = sql === undefined ? dataOf(execution) : rows(sql, parameters);
		process.send({ id, found: JSON.stringify(found) });
	} catch (error) {
		process.send({ id, problem: error.message });
	}
});
process.on('disconnect', () => process.exit());
