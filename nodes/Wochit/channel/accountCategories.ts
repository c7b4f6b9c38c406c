import { z } from 'zod';

import type { RequestSpec } from '../../engine/declare';

const categories = z.array(z.object({ id: z.string().min(1) }).passthrough());

/** What the answer about the account's categories has (wochit.md#template-categories-of-the-account). */
export const accountCategoriesAnswer = z
	.object({ registered: categories, owned: categories })
	.passthrough();

/** Asks for the account's categories. It only reads, in spite of its method. */
export const accountCategoriesRequest = (): RequestSpec => ({
	method: 'POST',
	host: 'apiUrl',
	path: '/v1/accounts/templates/categories',
});
