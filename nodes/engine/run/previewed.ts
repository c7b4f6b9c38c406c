import type { IDataObject } from 'n8n-workflow';

import { mapTexts } from '../declare/mapTexts';
import type { RequestSpec } from '../declare/request';
import { placeholder, withoutPlaceholders } from '../input/placeholder';
import type { Problem } from '../problem/problem';
import { mask, redactor } from '../problem/redact';
import { withOtherSecrets } from '../problem/secrets';
import { asPutOut } from '../screen/asPutOut';
import { requestAsShown } from '../screen/preview';
import type { ItemResult } from './result';
import { outputOf } from './output';
import { nothingKnown, type Plan } from './plan/plan';
import { planOf } from './plan/planOf';
import { maskedChanges, summaryOf } from './plan/summary';
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

/** What it would do, as the end of a sentence; with what depends on what is there, where nobody has looked. */
function wouldOf({ operation }: Run, { input, ifExists, restore }: Prepared, plan: Plan): string {
	if (operation.effect === 'create' && plan.action === 'update') return `change the ${plan.thing}`;
	const would = operation.would?.(input) ?? lowerFirst(operation.action);
	const existing = operation.existing && plan.thing === undefined ? ifThere[ifExists] : '';
	return `${restore ? restore(would) : would}${existing}`;
}

/** What was entered, but for what is hidden and what consists of several. */
const entered = ({ secrets }: Run['operation'], input: unknown): IDataObject =>
	Object.fromEntries(
		Object.entries(input as IDataObject).filter(
			([name, value]) => typeof value !== 'object' && !secrets.includes(name),
		),
	);

/** What later steps would get, so that they can be previewed too. */
function answerOf(run: Run, prepared: Prepared, { action, before, after }: Plan): IDataObject {
	const { operation } = run;
	const { wouldAnswer, effect } = operation;
	if (action === 'refused') return {};
	const isThere = effect === 'create' && before !== null && after !== null;
	if (isThere) return outputOf(run, { ...before, ...after }, prepared, false).output[0]!;
	if (wouldAnswer === undefined) return entered(operation, prepared.input);
	const answer = wouldAnswer(prepared.input, placeholder);
	const created = effect === 'create' ? true : undefined;
	return outputOf(run, answer, prepared, created).output[0]!;
}

/** The requests that would be sent: none where nothing is to be changed. */
async function requestsOf(
	{ operation, sender }: Run,
	{ input, request }: Prepared,
	plan: Plan,
	secrets: string[],
): Promise<IDataObject[]> {
	if (request === undefined || plan.action === 'none' || plan.action === 'refused') return [];
	const { vendor, credential } = sender;
	// The key is made when the request is sent.
	const keyed = (one: RequestSpec) => operation.idempotencyKey?.(one, mask) ?? one;
	const sent = plan.updates ?? ((one) => [keyed(operation.request!(one, credential))]);
	const others = sent(withOtherSecrets(operation.secrets, input));
	const shown = sent(input).map(
		async (one, place) =>
			await requestAsShown(vendor, credential, { request: one, other: others[place]!, secrets }),
	);
	return await Promise.all(shown);
}

/** What is known of a thing, as it would be put out. */
const shownOf = ({ operation, simplifies }: Run, thing: IDataObject | null): IDataObject | null =>
	thing && asPutOut(operation, thing, simplifies);

/** A plan as it is put out. */
function planned(run: Run, { action, before, after, changes, ...more }: Plan): IDataObject {
	const { fingerprint = '', notice } = more;
	const shown = {
		action,
		...(notice !== undefined && { notice }),
		before: shownOf(run, before),
		after: shownOf(run, after),
		changes,
		fingerprint,
	};
	return shown as unknown as IDataObject;
}

const isHidden = (secrets: string[], name?: string) => name !== undefined && secrets.includes(name);

/**
 * Shows what an item would do to the thing that it is about, as that is now, the request with its secrets masked, and
 * what later steps would get. Asks the vendor, and changes nothing. An item that can't be sent says why instead of
 * failing: what it needs may come from a step that is previewed too.
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
		const plan = planned(run, { ...nothingKnown, action: 'refused' });
		return { output: [{ preview: true, summary, problem, ...plan }], previewed: 'refused' };
	}
	const made = await planOf(run, prepared);
	if ('problem' in made) return made;
	const { restore = <Shown>(shown: Shown) => shown } = prepared;
	const { operation, chosen } = run;
	const plan = { ...made, changes: maskedChanges(operation.secrets, made.changes) };
	const summary = summaryOf(plan, wouldOf(run, prepared, plan));
	const requests = await requestsOf(run, prepared, plan, secrets);
	const own = {
		preview: true,
		summary: byChosenNames(withoutPlaceholders(summary), chosen),
		...planned(run, plan),
		...(requests.length > 0 && { request: requests.length === 1 ? requests[0] : requests }),
	};
	const shown = restore({ ...own, ...answerOf(run, prepared, plan), ...own });
	const masked = mapTexts(shown, (text, name) => {
		if (typeof text !== 'string') return text;
		return isHidden(operation.secrets, name) ? mask : redact(text);
	});
	return { output: [masked as IDataObject], previewed: plan.action };
}
