import type { IDataObject } from 'n8n-workflow';

/** How an operation is run to see what it puts out, as its vendor's document shows it. */
export interface Example {
	/** What a person enters. */
	parameters?: IDataObject;
	/** The operation whose output it gets, run before it at the same vendor. */
	after?: string;
}

/** By the operations' names, such as `account: create`. */
export type Examples = Record<string, Example>;

/** What a person chooses by its identifier. */
export const byId = (value: string): IDataObject => ({ __rl: true, mode: 'id', value });
