import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import packageJson from '../../package.json';
import { environmentOf } from '../../lab/deploy/composeFile';
import { options } from '../../lab/deploy/backup';
import runtime from '../../lab/n8n-runtime/package.json';

const folder = join(__dirname, '..', '..', 'deploy');
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');

interface Service {
	image: string;
	command?: string | string[];
	environment?: Record<string, string>;
	secrets?: string[];
	ports?: string[];
	volumes?: string[];
	build?: { args: Record<string, string> };
}

const compose = parse(textOf('compose.yaml'), { merge: true }) as {
	services: Record<string, Service>;
	secrets: Record<string, { file: string }>;
};
const services = Object.entries(compose.services);

describe('What a team starts from in deploy/', () => {
	it.each(['Dockerfile', 'compose.yaml', '.env.example'])(
		'%s names the n8n that everything is tested on, and this package',
		(file) => {
			const found = (name: string) =>
				[...textOf(file).matchAll(new RegExp(`\\b${name}(?:=|:-)([\\d.]+)`, 'g'))].map(
					([, version]) => version,
				);

			expect(new Set(found('N8N_VERSION'))).toEqual(new Set([runtime.dependencies.n8n]));
			expect(new Set(found('PACKAGE_VERSION'))).toEqual(new Set([packageJson.version]));
		},
	);

	it('runs images of which a digest says which they are', () => {
		const digest = String.raw`(sha256:[0-9a-f]{64}|\$\{[A-Z0-9]+_DIGEST:\?[^}]+\})`;
		const { redis, postgres, main } = compose.services;
		expect(redis!.image).toMatch(new RegExp(String.raw`^redis:[\d.]+-alpine@${digest}$`));
		expect(postgres!.image).toMatch(new RegExp(String.raw`^postgres:[\d.]+-alpine@${digest}$`));
		expect(main!.build!.args.N8N_DIGEST).toMatch(new RegExp(`^${digest}$`));
		expect(textOf('Dockerfile')).toMatch(/^FROM n8nio\/n8n:\$\{N8N_VERSION\}@\$\{N8N_DIGEST\}$/m);
		const others = services.filter(([name]) => name !== 'redis' && name !== 'postgres');
		expect(new Set(others.map(([, { image }]) => image))).toEqual(
			new Set([`n8n-partner-provisioning:\${N8N_VERSION:-${runtime.dependencies.n8n}}`]),
		);
	});

	it('refuses what is not filled in, and has a line for it in .env.example', () => {
		const wanted = [...textOf('compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
		const lines = textOf('.env.example').match(/^\w+(?==)/gm);
		expect(wanted).toContain('POSTGRES_DIGEST');
		expect(lines).toEqual(expect.arrayContaining(wanted));
		expect(() => environmentOf('main', { PUBLIC_URL: 'https://n8n.example.com' }, '')).toThrow(
			'OWNER_EMAIL: say in .env who owns n8n',
		);
	});

	it('opens no port to other machines', () => {
		const ports = services.flatMap(([, service]) => service.ports ?? []);
		expect(ports.length).toBeGreaterThan(0);
		expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
	});

	it.each(services)('%s has the secrets that it reads, and no others', (_name, service) => {
		const read = JSON.stringify(service).matchAll(/\/run\/secrets\/(\w+)/g);
		const names = [...new Set([...read].map(([, secret]) => secret!))];
		expect([...(service.secrets ?? [])].sort()).toEqual(names.sort());
		for (const name of names) {
			expect(compose.secrets[name]).toEqual({ file: `secrets/${name}` });
			expect(textOf('secrets.sh')).toContain(`keep ${name} `);
		}
	});

	it('hands no secret to a command line or an environment variable', () => {
		const values = services.flatMap(([, { environment }]) => Object.entries(environment ?? {}));
		const secret = values.filter(([name]) => /PASSWORD|ENCRYPTION_KEY/.test(name));
		expect(secret.length).toBeGreaterThan(0);
		expect(secret.filter(([name]) => !name.endsWith('_FILE'))).toEqual([]);
		const [, , script] = compose.services.redis!.command as string[];
		expect(script).toMatch(/^exec docker-entrypoint\.sh redis-server - <<SETTINGS\n/);
	});

	it("has n8n's owner before n8n answers, and gives n8n's role no power over PostgreSQL", () => {
		const { main, worker, postgres } = compose.services;
		expect(main!.environment).toMatchObject({ N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true' });
		expect(worker!.secrets).not.toContain('n8n_owner_password_hash');
		expect(postgres!.environment).not.toHaveProperty('POSTGRES_USER');
		expect(postgres!.volumes).toContainEqual(
			expect.stringMatching(/^\.\/postgres\/create-n8n\.sql:\/docker-entrypoint-initdb\.d\//),
		);
	});
});

describe('The README of deploy/', () => {
	const readme = textOf('README.md');

	it('backs up and restores as it was tried', () => {
		expect(readme).toContain(`pg_dump --username=n8n ${options.dump.join(' ')} n8n`);
		expect(readme).toMatch(/pg_restore --username=n8n --dbname=n8n \\\n/);
		expect(readme).toContain(options.restore.join(' '));
	});

	it('says how each secret is put in place of another one', () => {
		const section = readme.split('## Change a secret')[1]!.split('\n## ')[0];
		for (const name of Object.keys(compose.secrets)) {
			expect(section).toContain(name === 'postgres_admin_password' ? 'administrator' : name);
		}
	});
});
