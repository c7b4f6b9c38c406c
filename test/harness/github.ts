import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, parse, parseDocument, visit } from 'yaml';

/** A step of a job. */
export interface Step {
	name?: string;
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}

/** What runs on one machine, with its rights. */
export interface Job {
	permissions?: Record<string, string>;
	needs?: string | string[];
	environment?: unknown;
	'timeout-minutes'?: number;
	steps: Step[];
}

/** A workflow of GitHub. */
export interface Workflow {
	on: string | string[] | Record<string, unknown>;
	permissions?: Record<string, string>;
	concurrency?: unknown;
	jobs: Record<string, Job>;
}

const folder = join(__dirname, '..', '..', '.github');

/** A file in `.github`. */
export const readGithubFile = (file: string) => readFileSync(join(folder, file), 'utf8');

/** The files of all workflows. */
export const workflowFiles = readdirSync(join(folder, 'workflows'));

/** The text of a workflow. */
export const workflowText = (file: string) => readGithubFile(`workflows/${file}`);

/** A workflow, read. */
export const parseWorkflow = (source: string) => parse(source) as Workflow;

/** An action, with the comment behind it. */
export interface Pin {
	uses: string;
	version: string;
}

/** Each action that a workflow uses. */
export function pinsOf(source: string): Pin[] {
	const pins: Pin[] = [];
	visit(parseDocument(source), {
		Pair(_, { key, value }) {
			if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
			pins.push({ uses: String(value.value), version: value.comment?.trim() ?? '' });
		},
	});
	return pins;
}
