import type { Resource } from '../../engine/declare';
import { onOmnize, onZenvia, type PartnerApi } from '../requests';
import { addDepartmentAgents } from './addAgents';
import { addDepartmentChannels } from './addChannels';
import { createDepartment, createZenviaDepartment } from './create';
import { getDepartmentAgents, getZenviaDepartmentAgents } from './getAgents';
import { getAllDepartments, getAllZenviaDepartments } from './getAll';
import { getDepartmentChannels } from './getChannels';
import { removeDepartmentAgents } from './removeAgents';
import { removeDepartmentChannels } from './removeChannels';
import { updateDepartment, updateZenviaDepartment } from './update';

const facts = { value: 'department', name: 'Department' };

const changesOfMembers = (api: PartnerApi) => [
	addDepartmentAgents(api),
	removeDepartmentAgents(api),
	addDepartmentChannels(api),
	removeDepartmentChannels(api),
];

/** At the host of before. */
export const department: Resource = {
	...facts,
	operations: [
		createDepartment,
		updateDepartment,
		getAllDepartments,
		getDepartmentChannels(onOmnize),
		getDepartmentAgents,
		...changesOfMembers(onOmnize),
	],
};

/** At the host of today. */
export const zenviaDepartment: Resource = {
	...facts,
	operations: [
		createZenviaDepartment,
		updateZenviaDepartment,
		getAllZenviaDepartments,
		getDepartmentChannels(onZenvia),
		getZenviaDepartmentAgents,
		...changesOfMembers(onZenvia),
	],
};
