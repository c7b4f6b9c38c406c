import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Credential } from '../declare/request';
import { isTool, withoutCallId } from './tool';

/** Parameters that change how a request is sent and followed, but not what is sent. */
const manner = ['requestSettings', 'completionTimeout', 'waitForCompletion'];

/** Long enough that two items of a run don't share one. */
const length = 22;

/**
 * Says of an item in what its result depends on: its data, the node's parameters and the credential. A
 * result is of no use for an item with another one.
 */
export function fingerprints(
	context: IExecuteFunctions,
	credential: Credential,
): (itemIndex: number) => string {
	const items = context.getInputData();
	const ofItem = isTool(context) ? withoutCallId : (json: IDataObject) => json;
	const parameters: IDataObject = { ...context.getNode().parameters };
	for (const name of manner) delete parameters[name];
	const common = createHash('sha256').update(JSON.stringify([parameters, credential]));
	return (itemIndex) =>
		common
			.copy()
			.update(JSON.stringify(ofItem(items[itemIndex]!.json)))
			.digest('base64url')
			.slice(0, length);
}
