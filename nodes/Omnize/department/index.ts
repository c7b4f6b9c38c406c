import type { Resource } from '../../engine/declare';
import { addDepartmentAgents } from './addAgents';
import { addDepartmentChannels } from './addChannels';
import { createDepartment } from './create';
import { getDepartmentAgents } from './getAgents';
import { getAllDepartments } from './getAll';
import { getDepartmentChannels } from './getChannels';
import { removeDepartmentAgents } from './removeAgents';
import { removeDepartmentChannels } from './removeChannels';
import { updateDepartment } from './update';

export const department: Resource = {
	value: 'department',
	name: 'Department',
	operations: [
		createDepartment,
		updateDepartment,
		getAllDepartments,
		getDepartmentChannels,
		getDepartmentAgents,
		addDepartmentAgents,
		removeDepartmentAgents,
		addDepartmentChannels,
		removeDepartmentChannels,
	],
};
