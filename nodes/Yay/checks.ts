import { z } from 'zod';

import { checks } from '../engine/declare';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An identifier as it looks. */
export const uuidExample = '3951ec81-cca4-4c4a-8efb-4bce76e04032';

/** The identifier of a customer or a store. */
export const uuid = () =>
	checks
		.requiredWord()
		.refine(
			(value) => uuidPattern.test(value),
			`must be the ID that Yay.com gave it, such as ${uuidExample}`,
		);

const plainDecimal = /^(0|[1-9]\d*)(\.\d{1,3})?$/;
const wholeDigits = 6;

const part = (amount: string, index: 0 | 1) => amount.split('.')[index] ?? '';
const hasWorth = (digits: string) => /[1-9]/.test(digits);

/**
 * An amount of credit, from 0.01 (yay.md#limits), with up to three decimals as in the document's example. It
 * is text from end to end, so that what is sent is what was entered; a number is only taken where its
 * text is a plain decimal.
 */
export const amount = () =>
	z.preprocess(
		(value) => (typeof value === 'number' ? String(value) : value),
		z
			.string({ required_error: 'is required', invalid_type_error: 'must be a decimal' })
			.trim()
			.regex(plainDecimal, 'must be a decimal with up to three decimal places, such as 10.00')
			.refine(
				(value) => hasWorth(part(value, 0) + part(value, 1).slice(0, 2)),
				'must be at least 0.01',
			)
			.refine((value) => part(value, 0).length <= wholeDigits, 'must be less than 1000000'),
	);
