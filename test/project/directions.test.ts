import { readdirSync, readFileSync } from 'fs';
import { dirname, join, relative, resolve, sep } from 'path';

import { preProcessFile } from 'typescript';

const root = join(__dirname, '..', '..');

/** What a file may import besides what lies in its own room: the rooms to which it leads. */
interface Room {
	/** Matches the files that are in it. */
	files: RegExp;
	/** Matches everything of the repository that they may import. */
	mayImport: RegExp;
}

const engineRooms = ['declare', 'problem', 'input', 'send', 'screen', 'run'];
const engine = (...rooms: string[]) => `nodes/engine/(${rooms.join('|')})/`;

/** From inside to outside: what stands first knows nothing of what follows. */
const rooms: Record<string, Room> = {
	...Object.fromEntries(
		engineRooms.map((room, index) => [
			`the engine's ${room}`,
			{
				files: new RegExp(`^${engine(room)}`),
				mayImport: new RegExp(`^${engine(...engineRooms.slice(0, index + 1))}`),
			},
		]),
	),
	"the engine's watch": {
		files: new RegExp(`^${engine('watch')}`),
		mayImport: new RegExp(`^${engine('watch', 'declare', 'problem', 'input', 'send', 'screen')}`),
	},
	'a node': {
		files: /^nodes\/[A-Z]\w*\/\w+\.node\.ts$/,
		mayImport: new RegExp(`^(${engine('run', 'screen', 'watch')}|nodes/[A-Z])`),
	},
	"a vendor's folder": {
		files: /^nodes\/[A-Z]\w*\/(?!\w+\.node\.ts$)/,
		mayImport: /^(nodes\/engine\/declare\/index\.ts|nodes\/[A-Z]|credentials\/)/,
	},
	'a credential': {
		files: /^credentials\//,
		mayImport: /^nodes\/([A-Z]\w*\/|engine\/declare\/(ownAddresses|addressFields)\.ts$)/,
	},
	'the registry of vendors': { files: /^nodes\/vendors\.ts$/, mayImport: /^nodes\// },
	'the sandbox': { files: /^sandbox\//, mayImport: /^(nodes|credentials|sandbox)\// },
	'the lab': {
		files: /^(lab|bench)\//,
		mayImport: /^(nodes|credentials|sandbox|lab|bench)\/|^package\.json$/,
	},
	'the scripts': {
		files: /^scripts\//,
		mayImport: /^(nodes|credentials|sandbox|lab|bench|scripts)\/|^package\.json$/,
	},
	'a test': { files: /^test\//, mayImport: /^(?!scripts\/)/ },
};

const folders = ['nodes', 'credentials', 'sandbox', 'lab', 'bench', 'scripts', 'test'];
const files = folders.flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|mjs)$/.test(file) && !/node_modules/.test(file))
		.map((file) => join(folder, file).split(sep).join('/')),
);
const known = new Set(files);

/** The file that an import of another one means. */
function fileOf(importing: string, specifier: string): string {
	const path = relative(root, resolve(root, dirname(importing), specifier))
		.split(sep)
		.join('/');
	const candidates = [path, `${path}.ts`, `${path}/index.ts`];
	return candidates.find((candidate) => known.has(candidate)) ?? path;
}

const imports = new Map(
	files.map((file) => [
		file,
		preProcessFile(readFileSync(join(root, file), 'utf8'))
			.importedFiles.map(({ fileName }) => fileName)
			.filter((fileName) => fileName.startsWith('.'))
			.map((fileName) => fileOf(file, fileName)),
	]),
);

const vendorOf = (file: string) => /^nodes\/([A-Z]\w*)\//.exec(file)?.[1];

describe('what imports what', () => {
	it('is known of every file', () => {
		const roomsOf = (file: string) => Object.values(rooms).filter((room) => room.files.test(file));
		expect(files.filter((file) => roomsOf(file).length !== 1)).toEqual([]);
	});

	it.each(Object.entries(rooms))(
		'keeps its direction in %s',
		(_name, { files: own, mayImport }) => {
			const inRoom = files.filter((file) => own.test(file));
			expect(inRoom.length).toBeGreaterThan(0);
			const wrong = inRoom.flatMap((file) =>
				imports
					.get(file)!
					.filter((imported) => !mayImport.test(imported))
					.map((imported) => `${file} -> ${imported}`),
			);
			expect(wrong).toEqual([]);
		},
	);

	it('never leads from one vendor to another', () => {
		const crossing = files.flatMap((file) =>
			imports
				.get(file)!
				.filter((imported) => {
					const [own, other] = [vendorOf(file), vendorOf(imported)];
					return own !== undefined && other !== undefined && own !== other;
				})
				.map((imported) => `${file} -> ${imported}`),
		);
		expect(crossing).toEqual([]);
	});

	it('has no circle', () => {
		const state = new Map<string, 'open' | 'done'>();
		const circles: string[] = [];
		const visit = (file: string, path: string[]) => {
			if (state.get(file) === 'done') return;
			if (state.get(file) === 'open') {
				circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
				return;
			}
			state.set(file, 'open');
			for (const imported of imports.get(file) ?? []) visit(imported, [...path, file]);
			state.set(file, 'done');
		};
		for (const file of files) visit(file, []);
		expect(circles).toEqual([]);
	});
});
