import type { DoneAlready, Refusal } from '../engine/declare';

/**
 * What a refusal says of a deletion that got no clear answer before. Its words are an assumption: what deleting twice
 * answers is not documented (omnize.md#not-said). Other words end as a refusal that says what was sent before.
 */
export const goneAlready =
	(what: 'account' | 'agent') =>
	({ message }: Refusal): DoneAlready | undefined =>
		new RegExp(
			`\\b${what}\\b.*\\b(not found|(not|doesn't) exist|already deleted)|couldn't find ${what}`,
			'i',
		).test(message)
			? 'done'
			: undefined;
