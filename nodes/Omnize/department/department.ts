import type { IDataObject } from 'n8n-workflow';

import {
	anyText,
	checks,
	choices,
	choicesFrom,
	locator,
	type ListSource,
} from '../../engine/declare';
import { accountOfLists, activeFlag } from '../fields';
import { given, isOn } from '../inWords';
import { departments } from '../pickers';

/** The department that an operation is about. */
export const chosenDepartment = {
	accountId: accountOfLists,
	departmentId: locator('Department', {
		from: departments,
		select: 'the department',
		example: '801',
		description: 'The department, from the list of those of the account or by its ID',
		check: checks.numericId,
		digits: true,
	}),
};

/** What a department says of itself. */
export const description = anyText('Description', {
	example: 'Questions about invoices',
	description: 'What the department is for',
});

/** Whether a department is in use. */
export const ativo = activeFlag('Whether the department can be used');

/** What a department's answer is put out with beside Omnize's own fields. */
export const departmentInWords = {
	identifiers: { departmentId: 'id', accountId: 'account_id' },
	readable: (department: IDataObject): IDataObject => given({ active: isOn(department.ativo) }),
};

/** The channels that omnize.md names. */
export const channelsField = (description = 'How customers can reach the department') =>
	choices('Channels', { audio: 'Audio', chat: 'Chat', video: 'Video' }, { description });

/** Agents from a list that follows another parameter. */
export const agentsFrom = (source: ListSource, dependsOn: string) =>
	choicesFrom('Agent Names or IDs', source, {
		dependsOn: [dependsOn],
		// The requests want them as text (omnize.md).
		check: () => checks.numericId().transform(String),
	});
