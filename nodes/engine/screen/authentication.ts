import type { INodeProperties } from 'n8n-workflow';

import {
	authenticationParameter,
	generationsOf,
	versionBeforeChoice,
	versionWithChoice,
	type Generation,
} from '../declare/generations';
import { shownWhere } from '../declare/shownWhere';

const picker = (
	generations: Array<Generation<unknown>>,
	typeVersion: number,
	preset: string,
): INodeProperties => ({
	displayName: 'Authentication',
	name: authenticationParameter,
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { '@version': [typeVersion] } },
	options: generations.map(({ authentication }) => ({ ...authentication! })),
	default: preset,
});

/** Where a vendor has several generations: the choice, which a saved workflow finds as it was before there was one. */
export function authenticationPickers<Of extends Generation<Of>>(newest: Of): INodeProperties[] {
	const all: Array<Generation<unknown>> = generationsOf(newest);
	if (all.length === 1) return [];
	return [
		picker(all, versionBeforeChoice, all.at(-1)!.authentication!.value),
		picker(all, versionWithChoice, all[0]!.authentication!.value),
	];
}

/** What a generation shows, in blocks that are shown as a whole. */
interface Shown extends Generation<unknown> {
	blocks: INodeProperties[][];
}

/** What all generations show, each block only where a generation is chosen that has it. */
export function inGenerations(generations: Shown[]): INodeProperties[] {
	const all = new Map<string, { block: INodeProperties[]; shownIn: string[] }>();
	for (const { authentication, blocks } of generations) {
		for (const block of blocks) {
			const alike = JSON.stringify(block);
			const known = all.get(alike) ?? { block, shownIn: [] };
			all.set(alike, { block, shownIn: [...known.shownIn, authentication?.value ?? ''] });
		}
	}
	return [...all.values()].flatMap(({ block, shownIn }) =>
		shownIn.length === generations.length
			? block
			: shownWhere({ [authenticationParameter]: shownIn }, block),
	);
}
