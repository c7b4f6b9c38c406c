import type { IDataObject } from 'n8n-workflow';

import type { Refusal } from '../declare/answer';
import type { DoneAlready, Operation } from '../declare/operation';
import { listing } from './exchange';
import { send } from './send';
import type { Sender } from './tries';

/**
 * What a refusal says of an attempt before it that got no clear answer; the vendor is asked where the refusal doesn't
 * say it. `undefined` where that attempt was not carried out.
 */
export async function whetherDone(
	sender: Sender,
	operation: Operation,
	refusal: Refusal,
	input: unknown,
): Promise<DoneAlready | undefined> {
	const said = operation.refusedAsDone?.(refusal, input);
	if (typeof said !== 'object') return said;
	const sent = await send(sender, listing(operation, said.request, said.answer));
	if ('problem' in sent) return 'perhaps';
	return said.isDone(sent.data as IDataObject[]) ? 'done' : undefined;
}
