import { defineOperation } from '../../engine/declare';
import { simplifiedAgent } from '../agent/agent';
import { simplifiedZenviaAgent } from '../agent/zenviaAgent';
import { records } from '../answers';
import { onOmnize, onZenvia, type PartnerApi } from '../requests';
import { chosenDepartment } from './department';

const getAgents = (api: PartnerApi, simplified: string[]) =>
	defineOperation({
		value: 'getAgents',
		name: 'Get Agents',
		action: 'Get the agents of a department',
		description: 'Get the agents who belong to a department',
		effect: 'read',
		simplified,
		list: true,
		fields: chosenDepartment(api),
		request: (input) => api.listDepartmentAgents(input.departmentId),
		answer: records,
	});

export const getDepartmentAgents = getAgents(onOmnize, simplifiedAgent);

/** Which fields an agent has here is not said: those of both documents are kept. */
export const getZenviaDepartmentAgents = getAgents(onZenvia, [
	...new Set([...simplifiedZenviaAgent, ...simplifiedAgent]),
]);
