import type { Problem } from './problem';

const planAnew =
	'Nothing was sent for this item. Preview it again, look at it, and go on with the new fingerprint.';

const isChanged = (message: string): Problem => ({
	kind: 'changed',
	message,
	description: planAnew,
});

/** The problem of a thing that has other values than when it was planned; each field with what it is now, in words. */
export const changedSincePlanned = (thing: string, fields: Array<[string, string]>): Problem => {
	const mostFields = 3;
	const words = fields.slice(0, mostFields).map(([field, value]) => `${field} is now ${value}`);
	const others = fields.length - mostFields;
	const more = others > 0 ? `, and ${others} more ${others === 1 ? 'field' : 'fields'}` : '';
	return isChanged(`The ${thing} has changed since it was planned: ${words.join(', ')}${more}`);
};

/** The problem of a thing that was not there when it was planned. */
export const appearedSincePlanned = (thing: string): Problem =>
	isChanged(`The ${thing} is there now, and was not when it was planned`);

/** The problem of a thing that was there when it was planned. */
export const goneSincePlanned = (thing: string): Problem =>
	isChanged(`The ${thing} is not there any more, and was when it was planned`);

/** The problem of a fingerprint that says nothing of a thing. */
export const notItsFingerprint = (thing: string, isOne: boolean): Problem =>
	isChanged(
		isOne
			? `Only If Still has the fingerprint of something else than the ${thing}`
			: 'Only If Still has no fingerprint that Preview has put out',
	);
