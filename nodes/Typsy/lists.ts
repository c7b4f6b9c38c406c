import { z } from 'zod';

import { list, oneOf, requiredText, text } from '../engine/declare/checks';

const nameAlone = (value: unknown) =>
	typeof value === 'string' || typeof value === 'number' ? { name: value } : value;

/** Things with nothing but a name, as objects or as bare names. */
export const names = () =>
	list(
		z.preprocess(
			nameAlone,
			z.object({ name: requiredText() }, { invalid_type_error: 'must have a Name' }),
		),
	);

/** Structures with the user's role in each, one of the two that typsy.md shows. */
export const memberships = () =>
	list(
		z.preprocess(
			nameAlone,
			z.object(
				{ name: requiredText(), role: oneOf('member', 'manager').default('member') },
				{ invalid_type_error: 'must have a Name and a Role' },
			),
		),
	);

/** Claims about a user, such as the ID that another system has for them. */
export const claims = () =>
	list(
		z.object(
			{ key: requiredText(), value: requiredText(), issuer: text().optional() },
			{ invalid_type_error: 'must have a Key, a Value and an Issuer' },
		),
	);
