import { checks, text } from '../../engine/declare';

/** The account that money goes to must be one: a wrong one pays somebody else. */
export const bankAccount = (label: string, description: string) =>
	text(label, {
		example: '12-3456-7890123-00',
		description,
		check: () =>
			checks
				.requiredWord()
				.refine(
					(number) => /^\d{2}-\d{4}-\d{7}-\d{2,3}$/.test(number),
					'must be an account number of New Zealand such as 12-3456-7890123-00',
				),
	});
