import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { registry } from '../../nodes/vendors';

const root = join(__dirname, '..', '..');
const documents = 'docs/vendors';
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The sources of a folder, without what is installed into it and without this one. */
function sourcesIn(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = posix.join(folder, entry.name);
		if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(path);
		return path.endsWith('.ts') && join(root, path) !== __filename ? [path] : [];
	});
}

const commentPattern = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm;

/** The comments of a source, each as one line of words. */
const commentsOf = (source: string) =>
	(source.match(commentPattern) ?? []).map((comment) => comment.replace(/\s*\n\s*\*?\s*/g, ' '));

const citationPattern = /(?<path>[\w./-]*\w\.md)(?:#(?<section>[\w-]*))?/g;
/** A section that is named in words rather than after `#`, where nothing could check it. */
const sectionInWords = /\.md(?:,|:) (?:"|the example\b|[A-Z])[^)]*/;

/** The name by which GitHub links to a heading. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.replace(/\s/g, '-');

const headingsOf = (path: string, depth = '#{1,6}') =>
	[...read(path).matchAll(new RegExp(`^${depth} (.+)$`, 'gm'))].map(([, heading]) => heading!);

/** A bare name is a partner's document; everything else is a path of the repository. */
function documentOf(cited: string): string | undefined {
	const candidates = cited.includes('/') ? [cited] : [`${documents}/${cited}`, cited];
	return candidates.find((path) => existsSync(join(root, path)));
}

function problemWith(cited: string, section: string | undefined): string | undefined {
	const document = documentOf(cited);
	if (document === undefined) return `${cited} is not in the repository`;
	if (section === undefined || headingsOf(document).map(anchorOf).includes(section)) return;
	return `${document} has no section ${section}`;
}

function problemsIn(comment: string): string[] {
	const inWords = sectionInWords.exec(comment)?.[0];
	return [...comment.matchAll(citationPattern)]
		.map(({ groups }) => problemWith(groups!.path!, groups!.section))
		.concat(inWords === undefined ? undefined : `"${inWords}" names its section without #`)
		.filter((problem) => problem !== undefined);
}

describe('What comments cite', () => {
	it.each(['bench', 'credentials', 'lab', 'nodes', 'sandbox', 'scripts', 'test'])(
		'in %s is in the repository',
		(folder) => {
			const problems = sourcesIn(folder).flatMap((path) =>
				commentsOf(read(path)).flatMap((comment) =>
					problemsIn(comment).map((problem) => `${path}: ${problem}`),
				),
			);
			expect(problems).toEqual([]);
		},
	);

	it.each([
		['a file that is there', '/** All customers (yay.md). */', []],
		['a section that is there', '// typsy.md#request-status', []],
		['a path of the repository', '/** `bench/results.md` is why. */', []],
		['a file that is not there', '/** (today.md) */', ['today.md is not in the repository']],
		[
			'a section that is not there',
			'/**\n * The rest (typsy.md#weather).\n */',
			['docs/vendors/typsy.md has no section weather'],
		],
		[
			'a section in words',
			'/** (typsy.md, Request Status) */',
			['".md, Request Status" names its section without #'],
		],
	])('is checked: %s', (_what, source, problems) => {
		expect(commentsOf(source).flatMap(problemsIn)).toEqual(problems);
	});
});

describe('The documents about the partners', () => {
	const names = readdirSync(join(root, documents)).filter((name) => name.endsWith('.md'));
	const partners = names.filter((name) => name !== 'README.md');

	it('are one for each vendor, and README.md lists them', () => {
		expect(partners).toEqual(registry.map(({ node }) => `${node.name.toLowerCase()}.md`).sort());
		for (const name of partners) expect(read(`${documents}/README.md`)).toContain(`](${name})`);
	});

	it.each(partners)('have the same headings: %s', (name) => {
		expect(headingsOf(`${documents}/${name}`, '##')).toEqual([
			'Generations',
			'Hosts and authentication',
			'Envelope and errors',
			'Limits',
			'Requests',
			'Uniqueness',
			'Lists and paging',
			'Events',
			'Over time',
			'Traps',
			'Not said',
		]);
	});

	it.each(names)('link to what is there: %s', (name) => {
		const links = [...read(`${documents}/${name}`).matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)];
		const problems = links.map(([, path, section]) =>
			problemWith(posix.join(documents, path || name), section || undefined),
		);
		expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
	});
});
