import { setTimeout as sleep } from 'node:timers/promises';

import type { Sandbox } from '../../../sandbox';
import { formatTimestamp, signature } from '../../../sandbox/typsyAuthentication';
import { call, numbered, occurrences, type Item, type Work } from '../work';

const emailOf = (key: string) => `${key}@example.com`;

async function withUsers(sandbox: Sandbox, count: number): Promise<Item[]> {
	const { publicKey, privateKey, baseUrl } = sandbox.credentials.typsyApi;
	const items = numbered(count, (key) => ({ email: emailOf(key) }));
	for (const { key, json } of items) {
		const timestamp = formatTimestamp(Date.now());
		const headers = {
			'Typsy-Public-Key': publicKey,
			'Typsy-Timestamp': timestamp,
			'Typsy-Key': signature(publicKey, privateKey, timestamp),
		};
		const user = {
			firstName: key,
			lastName: 'Before',
			email: emailOf(key),
			structures: [{ name: 'Head Office', role: 'member' }],
		};
		const submitted = await call<{ requestId: string }>(
			`${baseUrl}/v2/users/create`,
			headers,
			user,
		);
		json.requestId = submitted.requestId;
	}
	await sleep(sandbox.settings.typsy.processingMs);
	return items;
}

/** Typsy: what is submitted twice fails with the code that says that it exists. */
export const typsyWorks: Work[] = [
	{
		vendor: 'typsy',
		name: 'Get a request status',
		effect: 'read',
		parameters: {
			resource: 'user',
			operation: 'getRequestStatus',
			requestId: '={{ $json.requestId }}',
		},
		prepare: withUsers,
		belongsTo: ({ requestId, status }, { json }) =>
			requestId === json.requestId && status === 'success',
	},
	{
		vendor: 'typsy',
		name: 'Add a user to a team',
		effect: 'set',
		parameters: {
			resource: 'user',
			operation: 'addTeams',
			email: '={{ $json.email }}',
			teams: { team: [{ name: 'Managers' }] },
		},
		prepare: withUsers,
		done: ({ state }) =>
			occurrences(
				state.typsy.users
					.filter(({ teams }) => teams.includes('Managers'))
					.map(({ firstName }) => firstName),
			),
		belongsTo: ({ email, status }, { json }) => email === json.email && status === 'success',
	},
	{
		vendor: 'typsy',
		name: 'Create a user, wait for completion',
		effect: 'create',
		recognisedBy: 'refusal',
		parameters: {
			resource: 'user',
			operation: 'create',
			email: '={{ $json.email }}',
			firstName: '={{ $json.key }}',
			lastName: 'Smith',
			structures: { structure: [{ name: 'Head Office', role: 'member' }] },
		},
		prepare: (_sandbox, count) => numbered(count, (key) => ({ email: emailOf(key) })),
		done: ({ state }) => occurrences(state.typsy.users.map(({ firstName }) => firstName)),
		belongsTo: ({ email, success }, { json }) => email === json.email && success === true,
	},
	{
		vendor: 'typsy',
		name: 'Create an account, wait for completion',
		effect: 'create',
		recognisedBy: 'refusal',
		parameters: {
			resource: 'account',
			operation: 'create',
			identifier: '={{ $json.key }}',
			name: '=Hotel {{ $json.key }}',
			vanityName: '=Hotel {{ $json.key }}',
			timezoneInfoId: 'AUS Eastern Standard Time',
			country: 'AU',
		},
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		done: ({ state }) =>
			occurrences(state.typsy.accounts.flatMap(({ identifier }) => identifier ?? [])),
		belongsTo: ({ identifier, success }, { key }) => identifier === key && success === true,
	},
];
