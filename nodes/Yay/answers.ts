import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

/** A list as Yay.com answers: whole, every record with its `uuid` (yay.md#lists-and-paging). */
export const recordsAnswer = z.array(z.object({ uuid: z.string() }).passthrough());

/** A SIP user's is called `user_password`, a store user's `password`. */
const isPassword = /(^|_)password$/i;

function withoutPasswordsIn(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutPasswordsIn);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => !isPassword.test(name))
			.map(([name, field]) => [name, withoutPasswordsIn(field)]),
	);
}

/** Users come with their passwords (yay.md#user, yay.md#sip-user), which no workflow's stored data should have. */
export const withoutPasswords = <Value = IDataObject>(data: unknown): Value =>
	withoutPasswordsIn(data) as Value;
