import type { IDataObject } from 'n8n-workflow';

import type { Operation, Trigger, WatchedList } from '../engine/declare';
import { getAllAccounts } from './account/getAll';
import { getAllAgents, getAllZenviaAgents } from './agent/getAll';
import { getAllDepartments, getAllZenviaDepartments } from './department/getAll';
import { omnize } from './omnize';
import { omnizeHost } from './omnizeHost';
import { onOmnize, onZenvia, type PartnerApi } from './requests';

/**
 * What passes by itself: the time until which a photo's address is valid, whether an agent is at work, and when somebody
 * was last there. Any other field counts as a change, the date of the last one among them: it tells of a new password, too.
 */
const changes = ({
	photo_expired_date: _photo,
	status: _status,
	new_status: _newStatus,
	user_last_access: _lastAccess,
	...fields
}: IDataObject): IDataObject => fields;

/** Without what narrows it down: a poll reads a list's own parameters only, and what comes after it can choose. */
const whole = (operation: Operation): Operation => ({
	...operation,
	properties: operation.properties.filter(({ name }) => name !== 'options'),
});

const listOf = (noun: string, operation: Operation): WatchedList => ({
	noun,
	operation: whole(operation),
	identity: ({ id }) => String(id as string | number),
	age: ({ id }) => Number(id),
	changes,
});

const dated = (list: WatchedList, field: string): WatchedList => ({
	...list,
	created: (record) => record[field],
});

const accountsAt = (api: PartnerApi) =>
	dated(listOf('accounts', getAllAccounts(api)), 'date_creation');

type Event = Trigger['events'][number];

/**
 * The three events of one kind of thing.
 *
 * @param within the place in which it is: ` the account`
 */
function eventsOf(name: string, list: WatchedList, within = ''): [Event, Event, Event] {
	const thing = `${/^A/.test(name) ? 'an' : 'a'} ${name.toLowerCase()}`;
	const ofPlace = within && ` of${within}`;
	return [
		{
			value: `new${name}`,
			name: `New ${name}`,
			description: `When ${thing} was created${within && ` in${within}`}`,
			list,
			on: ['new'],
		},
		{
			value: `changed${name}`,
			name: `Changed ${name}`,
			description: `When ${thing}${ofPlace} was changed`,
			list,
			on: ['changed'],
		},
		{
			value: `newOrChanged${name}`,
			name: `New or Changed ${name}`,
			description: `When ${thing}${ofPlace} was created or changed`,
			list,
			on: ['new', 'changed'],
		},
	];
}

const eventsFor = (
	agents: WatchedList,
	departments: WatchedList,
	accounts: WatchedList,
): Trigger['events'] => [
	...eventsOf('Agent', agents, ' the account'),
	...eventsOf('Department', departments, ' the account'),
	...eventsOf('Account', accounts),
];

/** What can be noticed by asking at the host of before. */
const triggerOfOmnizeHost: Trigger = {
	vendor: omnizeHost,
	authentication: omnizeHost.authentication,
	events: eventsFor(
		dated(listOf('agents', getAllAgents), 'date_creation'),
		// Of a department no date is documented (omnize.md#department).
		listOf('departments', getAllDepartments),
		accountsAt(onOmnize),
	),
};

/** What can be noticed at Omnize by asking. */
export const omnizeTrigger: Trigger = {
	vendor: omnize,
	authentication: omnize.authentication,
	earlier: [triggerOfOmnizeHost],
	events: eventsFor(
		dated(listOf('agents', getAllZenviaAgents), 'created_at'),
		dated(listOf('departments', getAllZenviaDepartments), 'created_at'),
		accountsAt(onZenvia),
	),
};
