import { withoutFields } from '../../../nodes/engine/declare';

it('leaves fields out by their names, however deep they are, and nothing else', () => {
	const without = withoutFields(/^token$/i);
	const given = { token: 't', a: [{ Token: 'u', b: { token: { c: 1 }, tokens: 2 } }], d: null };
	expect(without(given)).toEqual({ a: [{ b: { tokens: 2 } }], d: null });
	expect(given.token).toBe('t');
});
