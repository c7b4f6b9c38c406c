import { execFileSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

const root = join(__dirname, '..', '..');
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root })
	.toString()
	.split('\n')
	.filter((file) => file !== '' && existsSync(join(root, file)));

const ownPath = /`((?:bench|lab|nodes|sandbox|scripts|test|workflows)\/[\w./-]*\w)`/g;
const ownLink = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;

const matchesOf = (text: string, pattern: RegExp) =>
	[...text.matchAll(pattern)].map(([, path]) => path!);

it.each(documents)('%s names and links only files that are there', (document) => {
	const text = readFileSync(join(root, document), 'utf8');
	const named = matchesOf(text, ownPath).map((path) => join(root, path));
	const linked = matchesOf(text, ownLink).map((path) => join(root, dirname(document), path));
	expect([...named, ...linked].filter((path) => !existsSync(path))).toEqual([]);
});
