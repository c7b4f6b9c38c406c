import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { withoutFields } from '../engine/declare';

/** A list as Yay.com answers: whole, every record with its `uuid` (yay.md#lists-and-paging). */
export const recordsAnswer = z.array(z.object({ uuid: z.string() }).passthrough());

/**
 * Users come with their passwords (yay.md#user, yay.md#sip-user), which no workflow's stored data should have. A
 * SIP user's is called `user_password`, a store user's `password`: whatever ends in that word is left out.
 */
const withoutThem = withoutFields(/password$/i);

export const withoutPasswords = <Value = IDataObject>(data: unknown): Value =>
	withoutThem(data) as Value;
