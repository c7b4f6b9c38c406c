import { z } from 'zod';
import { email, exactly, text } from './input';

/** The parts of requests that both hosts have (omnize.md#requests). */
export const token = z.string();
export const profile = z.enum(['ADMIN', 'AGENT']);
export const identifier = z.number().int().positive();
export const identifierText = z.string().regex(/^\d+$/, 'must be a number');
export const channels = z.array(z.enum(['chat', 'video', 'audio']));
export const active = z.union([z.literal(0), z.literal(1)]);

/** The document's own words, which name no property. */
export const blankEmail = 'E-mail can be blank';
export const agentEmail = z
	.string()
	.refine((value) => value !== '', blankEmail)
	.pipe(email);

export const accountCreation = exactly({
	token,
	license_quantity: z.number().int().positive(),
	password: text.optional(),
	account: exactly({ email, main_contact: text, telefone: text, url: text }),
});

/** The document updates either the account, its number of licenses or its license code. */
export const accountUpdate = z.union([
	exactly({
		token,
		account: exactly({
			email: email.optional(),
			main_contact: text.optional(),
			telefone: text.optional(),
			url: text.optional(),
			ativo: active.optional(),
		}),
	}),
	exactly({ token, license_quantity: z.number().int().positive() }),
	exactly({ token, license_code: text }),
]);

export const tokenOnly = exactly({ token });
export const profileUpdate = exactly({ token, profile });
export const agentList = exactly({ token, agents: z.array(identifierText) });
export const channelList = exactly({ token, channels });
