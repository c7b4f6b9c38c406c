import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { flag } from '../engine/declare/checks';

const asFlag = (value: unknown) =>
	value === 1 || value === '1' ? true : value === 0 || value === '0' ? false : value;

/** A switch that Omnize takes as 1 or 0, and that its own records hold as such. */
export const activeFlag = () =>
	z.preprocess(asFlag, flag()).transform((active) => (active ? 1 : 0));

export const accountId: INodeProperties = {
	displayName: 'Account ID',
	name: 'accountId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1111',
	description: 'The ID of the account, as Create Account returns it',
};
