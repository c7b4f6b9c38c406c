import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { InvalidInput } from './validate';

/**
 * Prepares the reading of Only If Still: the fingerprint of an item's plan, or `undefined` where it is not set.
 *
 * @throws InvalidInput by the returned function, where an expression gives none
 */
export function onlyIfStillReader(
	context: IExecuteFunctions,
): (itemIndex: number) => string | undefined {
	const settings = context.getNode().parameters.requestSettings as IDataObject | undefined;
	if ((settings?.onlyIfStill ?? '') === '') return () => undefined;
	return (itemIndex) => {
		const given: unknown = context.getNodeParameter('requestSettings.onlyIfStill', itemIndex, '');
		if (typeof given === 'string' && given.trim() !== '') return given;
		throw new InvalidInput(
			'Only If Still is an expression that gives nothing here. To carry this out whatever has changed, remove it',
		);
	};
}
