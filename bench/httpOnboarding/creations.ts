import type { Sandbox } from '../../sandbox';
import { answered, column, object, type HttpCall } from './requests';

const contact = `${column('contactFirstName')} + ' ' + ${column('contactLastName')}`;
const colleague = `${column('colleagueFirstName')} + ' ' + ${column('colleagueLastName')}`;

/** What a request needs that another step has found or made, as expressions. */
export interface Known {
	centrapayAccountId: string;
	omnizeAccountId: string;
	departmentId: string;
	agentIds: string;
	yayCustomerUuid: string;
	yayCredit: string;
}

/** The first of what Omnize gives as data, which may be an object or a list of one. */
export const firstData = (step: string): string => `[${answered(step, 'data')}].flat()[0].id`;

function typsyUser(url: string, person: Record<string, string>, role: string): HttpCall {
	return {
		credential: 'typsyApi',
		method: 'POST',
		url: `${url}/v2/users/create`,
		headers: { 'Typsy-Account-Identifier': column('reference') },
		body: {
			...person,
			structures: `[{ name: 'Front of House', role: '${role}' }]`,
			options: '{ reactivateIfDeparted: true }',
		},
	};
}

function agent(url: string, name: string, email: string, profile: string, id: string): HttpCall {
	const password = answered('Random password', 'password');
	return {
		credential: 'omnizeApi',
		method: 'POST',
		url: `${url}/api/v1/agents`,
		body: {
			profile: `'${profile}'`,
			agent: object({ name, email: column(email), password, account_id: `Number(${id})` }),
		},
	};
}

/** The requests that onboard a customer, by the steps' names: what **Onboard customer** makes. */
export function creations({ urls }: Sandbox, known: Known) {
	const { wochitStudio, wochitAuthentication, centrapay, omnize, omnizeLogin, yay, typsy } = urls;
	const organization = `{ partnerId: ${column('reference')} }`;
	const person = {
		firstName: column('contactFirstName'),
		lastName: column('contactLastName'),
		email: column('email'),
	};
	const [POST, wochitApi, omnizeApi] = ['POST', 'wochitApi', 'omnizeApi'] as const;
	const steps = {
		'Create Wochit customer': {
			credential: wochitApi,
			method: POST,
			url: `${wochitStudio}/api/v1/customers`,
			body: {
				name: column('company'),
				organization,
				adminUserRequestModel: object({ ...person, phone: column('phone') }),
			},
		},
		'Create editor token': {
			credential: wochitApi,
			method: POST,
			url: `${wochitAuthentication}/api/v1/embedded/users/tokens`,
			body: { user: object({ id: column('email'), ...person }), organization },
		},
		'Create Centrapay account': {
			credential: 'centrapayApi',
			method: POST,
			url: `${centrapay}/api/accounts`,
			body: { name: column('company'), type: `'org'`, region: column('region') },
		},
		'Create terminal key': {
			credential: 'centrapayApi',
			method: POST,
			url: `${centrapay}/api/accounts/{{ ${known.centrapayAccountId} }}/api-keys`,
			body: { name: `'n8nTerminal1'`, role: `'merchant-terminal'` },
		},
		'Create Omnize account': {
			credential: omnizeApi,
			method: POST,
			url: `${omnize}/api/v1/accounts`,
			body: {
				license_quantity: `Number(${column('licenses')})`,
				account: object({
					email: column('email'),
					main_contact: contact,
					telefone: `${column('phone')} || 'not given'`,
					url: column('website'),
				}),
			},
		},
		'Create department': {
			credential: omnizeApi,
			method: POST,
			url: `${omnize}/api/v1/departments`,
			body: {
				department: object({
					account_id: `Number(${known.omnizeAccountId})`,
					name: `'Customer Service'`,
					description: `'Customer service of ' + ${column('company')}`,
					channels: `['chat', 'audio', 'video']`,
				}),
			},
		},
		'Create first agent': agent(omnize, contact, 'email', 'ADMIN', known.omnizeAccountId),
		'Create second agent': agent(
			omnize,
			colleague,
			'colleagueEmail',
			'AGENT',
			known.omnizeAccountId,
		),
		'Add both to department': {
			credential: omnizeApi,
			method: POST,
			url: `${omnize}/api/v1/departments/{{ ${known.departmentId} }}/add_agents`,
			body: { agents: `${known.agentIds}.map(String)` },
		},
		'Create login link': {
			credential: omnizeApi,
			method: POST,
			url: `${omnizeLogin}/prod/authentication`,
			body: { action: `'loginPartner'`, username: column('email') },
		},
		'Create Yay.com customer': {
			credential: 'yayApi',
			method: POST,
			url: `${yay}/account/reseller`,
			body: { name: column('reference'), contact_name: contact },
		},
		'Allocate credit': {
			credential: 'yayApi',
			method: 'PUT',
			url: `${yay}/account/reseller/{{ ${known.yayCustomerUuid} }}`,
			body: { balance: `(${known.yayCredit}).toFixed(3)` },
		},
		'Create child account': {
			credential: 'typsyApi',
			method: POST,
			url: `${typsy}/v2/accounts/create`,
			body: {
				name: column('company'),
				vanityName: column('company'),
				timezoneInfoId: column('timeZone'),
				country: column('country'),
				identifier: column('reference'),
				structures: `[{ name: 'Front of House' }]`,
			},
		},
		'Create manager': typsyUser(typsy, person, 'manager'),
		'Create member': typsyUser(
			typsy,
			{
				firstName: column('colleagueFirstName'),
				lastName: column('colleagueLastName'),
				email: column('colleagueEmail'),
			},
			'member',
		),
	} satisfies Record<string, HttpCall>;
	return steps as Record<keyof typeof steps, HttpCall>;
}

/** The name of a step that creates something. */
export type Creation = keyof ReturnType<typeof creations>;
