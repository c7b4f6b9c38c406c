import { buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import tseslint from 'typescript-eslint';

const published = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];

/** n8n's own rules for what gets published, our own for everything. */
export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', '**/package-lock.json'] },
	...(await buildScanConfig()).map((config) =>
		config.rules && !config.files ? { ...config, files: published } : config,
	),
	{
		files: ['**/*.{js,mjs,ts}'],
		extends: [tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: { 'max-lines-per-function': ['error', 50] },
	},
	{
		files: ['nodes/engine/**/*.ts'],
		rules: { 'max-lines': ['error', 200] },
	},
	{
		files: ['nodes/[A-Z]*/*/*.ts'],
		rules: { 'max-lines': ['error', 100] },
	},
	{
		files: ['*.js'],
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
);
