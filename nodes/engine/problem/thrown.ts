/**
 * What an error says. Not every error is an instance of this context's own class: one that an expression
 * throws comes from n8n's sandbox of expressions.
 */
export function messageOf(thrown: unknown): string {
	const { message } = (thrown ?? {}) as { message?: unknown };
	return typeof message === 'string' ? message : String(thrown);
}
