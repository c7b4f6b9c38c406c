import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { RequestSpec } from '../declare/request';
import { mapTexts } from '../declare/mapTexts';
import { placeholder, withoutPlaceholders } from '../input/placeholder';
import type { Problem } from '../problem/problem';
import { mask, redactor } from '../problem/redact';
import { withOtherSecrets } from '../problem/secrets';
import { requestAsShown } from '../screen/preview';
import type { ItemResult } from './memory';
import { outputOf } from './output';
import type { Prepared } from './prepare';
import type { IfExists, Run } from './run';

const ifThere: Record<IfExists, string> = {
	fail: '',
	useExisting: ', unless it is there already',
	update: ', or update the one that is there already',
};

const lowerFirst = (words: string) => words[0]!.toLowerCase() + words.slice(1);

/** A text in which what was chosen from a list is called by the name that it has there. */
const byChosenNames = (text: string, chosen: Map<string, string>): string =>
	text.replace(/[\w-]+/g, (word) => chosen.get(word) ?? word);

/** What it would do, in a sentence for people. */
function summaryOf({ operation, chosen }: Run, { input, ifExists, restore }: Prepared): string {
	const would = operation.would?.(input) ?? lowerFirst(operation.action);
	const existing = operation.existing ? ifThere[ifExists] : '';
	const summary = `Would ${restore ? restore(would) : would}${existing}`;
	return byChosenNames(withoutPlaceholders(summary), chosen);
}

/** What was entered, but for what is hidden and what consists of several. */
const entered = ({ secrets }: Run['operation'], input: unknown): IDataObject =>
	Object.fromEntries(
		Object.entries(input as IDataObject).filter(
			([name, value]) => typeof value !== 'object' && !secrets.includes(name),
		),
	);

/** What later steps would get, so that they can be previewed too. */
function answerOf(run: Run, prepared: Prepared): IDataObject {
	const { operation } = run;
	const { wouldAnswer, effect } = operation;
	if (wouldAnswer === undefined) return entered(operation, prepared.input);
	const answer = wouldAnswer(prepared.input, placeholder);
	const created = effect === 'create' ? true : undefined;
	return outputOf(run, answer, prepared, created).output[0]!;
}

async function requestOf(
	{ operation, sender }: Run,
	{ input, request }: Prepared,
	secrets: string[],
): Promise<IDataObject> {
	const { vendor, credential } = sender;
	// The key is made when the request is sent.
	const keyed = (one: RequestSpec) => operation.idempotencyKey?.(one, mask) ?? one;
	const otherInput = withOtherSecrets(operation.secrets, input);
	return await requestAsShown(vendor, credential, {
		request: keyed(request!),
		other: keyed(operation.request!(otherInput, credential)),
		secrets,
	});
}

/**
 * Shows what an item would do, the request with its secrets masked, and what later steps would get. Sends
 * nothing. An item that can't be sent says why instead of failing: what it needs may come from a step that is
 * previewed too.
 */
export async function previewOf(
	run: Run,
	prepared: Prepared | { problem: Problem },
	secrets: string[],
): Promise<ItemResult> {
	const redact = redactor(secrets);
	if ('problem' in prepared) {
		const problem = redact(prepared.problem.message);
		const summary = `Would not be sent: ${problem}`;
		return { output: [{ preview: true, summary, problem }], previewed: true };
	}
	const { restore = <Shown>(shown: Shown) => shown } = prepared;
	const shown = restore({
		preview: true,
		summary: summaryOf(run, prepared),
		...(prepared.request && { request: await requestOf(run, prepared, secrets) }),
		...answerOf(run, prepared),
	});
	const redacted = mapTexts(shown, (text) => (typeof text === 'string' ? redact(text) : text));
	return { output: [redacted as IDataObject], previewed: true };
}

const isPreview = (result: ItemResult | undefined) =>
	result !== undefined && 'output' in result && result.previewed === true;

/** Says on the node's output that items were only previewed. */
export function tellPreviews(
	context: IExecuteFunctions,
	results: Array<ItemResult | undefined>,
): void {
	const previews = results.filter(isPreview).length;
	if (previews === 0) return;
	const items = `${results.length} item${results.length === 1 ? '' : 's'}`;
	const message =
		previews === results.length
			? `Preview: nothing was sent for ${items === '1 item' ? 'the item' : `any of the ${items}`}`
			: `Preview: nothing was sent for ${previews} of ${items}`;
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}
