import type { IDataObject } from 'n8n-workflow';

import { anyText, checks, choicesFrom, locator, type ListSource } from '../../engine/declare';
import { accountId, accountOfLists, activeFlag } from '../fields';
import { given, isActive } from '../inWords';
import { departments } from '../pickers';
import type { PartnerApi } from '../requests';

const departmentId = (api: PartnerApi) =>
	locator('Department', {
		from: departments(api),
		select: 'the department',
		example: '801',
		description: 'The department, from the list of those of the account or by its ID',
		check: checks.numericId,
		digits: true,
	});

/** The department that an operation is about. */
export const chosenDepartment = (api: PartnerApi) => ({
	accountId: accountOfLists(api),
	departmentId: departmentId(api),
});

/** The same where the request names the account, too. */
export const departmentOfAccount = (api: PartnerApi) => ({
	accountId: accountId(api),
	departmentId: departmentId(api),
});

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
	readable: (department: IDataObject): IDataObject => given({ active: isActive(department) }),
};

/** The same at today's host, whose answers leave out the account (omnize.md#department). */
export const zenviaDepartmentInWords = {
	...departmentInWords,
	identifiers: { departmentId: 'id', accountId: 'accountId' },
	/** What Simplify keeps, of the 13 fields that omnize.md shows. */
	simplified: [
		'success',
		'departmentId',
		'id',
		'name',
		'description',
		'active',
		'agents',
		'channels',
		'deleted_at',
		'created_at',
		'updated_at',
	],
};

/** Agents from a list that follows another parameter. */
export const agentsFrom = (
	source: ListSource,
	dependsOn: string,
	{ label = 'Agent Names or IDs', description }: { label?: string; description?: string } = {},
) =>
	choicesFrom(label, source, {
		description,
		dependsOn: [dependsOn],
		// To add and to remove them, they are wanted as text (omnize.md#limits).
		check: () => checks.numericId().transform(String),
	});
