import type { IDataObject } from 'n8n-workflow';

import { foundAndSent, records } from '../answers';
import { isThere } from '../inWords';
import { onOmnize, onZenvia } from '../requests';
import { departmentAfter } from './target';

interface DepartmentCreation {
	accountId: number;
	name: string;
	description?: string;
	ativo?: 0 | 1;
	channels?: string[];
	agentIds?: string[];
}

const recognised = {
	by: 'looking',
	describe: ({ name, accountId }: DepartmentCreation) =>
		`department ${name} of account ${accountId}`,
	answer: records,
	keyOf: (department: IDataObject) => department.name,
	wantedKey: ({ name }: DepartmentCreation) => name,
	counts: isThere,
} as const;

/** How a department is recognised, and brought to an item's values. */
export const existingDepartment = {
	...recognised,
	request: ({ accountId }: DepartmentCreation) => onOmnize.listDepartments(accountId),
	update: {
		request({ name, description, ativo, channels }: DepartmentCreation, found: IDataObject) {
			const id = found.id as number | string;
			const change = onOmnize.changeDepartment(id, {
				department: { name, description, ativo },
			});
			return channels === undefined
				? change
				: [change, onOmnize.changeMembers(id, 'add_channels', { channels })];
		},
		output: ({ name, description, ativo }: DepartmentCreation, found: IDataObject) =>
			foundAndSent(found, { name, description, ativo }),
		after: departmentAfter,
	},
};

/** The same at the host of today, whose list can be searched. */
export const existingZenviaDepartment = {
	...recognised,
	request: ({ accountId, name }: DepartmentCreation) => onZenvia.listDepartments(accountId, name),
	all: ({ accountId }: DepartmentCreation) => ({
		request: onZenvia.listDepartments(accountId),
		answer: records,
	}),
	update: {
		// Members are added by requests of their own, which say that they add: an update may replace them.
		request(
			{ accountId, name, description, agentIds: agents, channels }: DepartmentCreation,
			found: IDataObject,
		) {
			const id = found.id as number | string;
			return [
				onZenvia.changeDepartment(id, {
					department: { account_id: accountId, name, description },
				}),
				...(agents ? [onZenvia.changeMembers(id, 'add_agents', { agents })] : []),
				...(channels ? [onZenvia.changeMembers(id, 'add_channels', { channels })] : []),
			];
		},
		output: (
			{ name, description }: DepartmentCreation,
			{ agents, channels, ...found }: IDataObject,
			answers: unknown[],
		) =>
			foundAndSent(found, {
				name,
				description,
				...(answers.length === 1 && { agents, channels }),
			}),
		after: departmentAfter,
	},
};
