import { generationsOf } from '../declare/generations';
import type { Trigger } from '../declare/trigger';
import { operationsOf } from '../declare/upsert';
import type { Vendor } from '../declare/vendor';

/** What n8n evaluates below a step's name: the sentence for what is chosen, else what is chosen itself. */
const sentenceFor = (sentences: Record<string, string>, chosen: string, otherwise: string) =>
	`(${JSON.stringify(sentences)})[${chosen}] || ${otherwise}`;

const withoutWarning = (action: string) => action.replace(/ \(.*\)$/, '');

/** Says below a node on the canvas what it does, and whether it only previews that. */
export function nodeSubtitle(vendor: Vendor): string {
	const resources = generationsOf(vendor).flatMap((one) => one.resources);
	const sentences = Object.fromEntries(
		resources.flatMap((resource) =>
			operationsOf(resource).map(({ value, action }) => [
				`${resource.value}.${value}`,
				withoutWarning(action),
			]),
		),
	);
	const chosen = '$parameter["resource"] + "." + $parameter["operation"]';
	const sentence = sentenceFor(sentences, chosen, '$parameter["operation"]');
	return `={{ ($parameter["preview"] === true ? "Preview: " : "") + (${sentence}) }}`;
}

const isInitials = (word: string) => word === word.toUpperCase();

const asSentence = (name: string) =>
	name.replace(/(?<= )\S+/g, (word) => (isInitials(word) ? word : word.toLowerCase()));

/** Says below a trigger on the canvas what starts the workflow. */
export function triggerSubtitle(trigger: Trigger): string {
	const events = generationsOf(trigger).flatMap((one) => one.events);
	const sentences = Object.fromEntries(events.map(({ value, name }) => [value, asSentence(name)]));
	return `={{ ${sentenceFor(sentences, '$parameter["event"]', '$parameter["event"]')} }}`;
}
