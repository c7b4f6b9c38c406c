import { text } from 'node:stream/consumers';

import { ESLint } from 'eslint';

/*
 * Lints code that stands in no file, as the file at its path would be. A process of its own, because
 * jest can't load ESLint's configuration, which is an ES module.
 */
const eslint = new ESLint();
const found = [];
for (const { code, filePath } of JSON.parse(await text(process.stdin))) {
	const lines = code.split('\n');
	const [{ messages }] = await eslint.lintText(code, { filePath });
	found.push(
		messages.map(({ ruleId, line, message }) => ({
			rule: ruleId,
			message,
			code: lines[line - 1].trim(),
		})),
	);
}
process.stdout.write(JSON.stringify(found));
