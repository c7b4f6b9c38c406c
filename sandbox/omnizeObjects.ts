/** Agent as the answer to its creation has it (omnize.md#agent). */
export interface OmnizeAgent {
	id: number;
	name: string;
	password: null;
	administrator: 'SIM' | 'NAO';
	email: string;
	ativo: number;
	photo: null;
	subscriber_id: null;
	account_id: number;
	date_creation: string;
	change_date: string;
	user_creation: null;
	user_change: null;
	version_register: number;
	register_mobile_id: null;
	photo_expired_date: null;
	bucket_conf: null;
}

/** Account as the answer to its creation has it (omnize.md#account). */
export interface OmnizeAccount {
	id: number;
	name: null;
	razao_social: null;
	inscricao_estadual: null;
	cpfcnpj: null;
	endereco: null;
	bairro: null;
	cidade: null;
	estado: null;
	telefone: string;
	telefone1: null;
	email: string;
	main_contact: string;
	iugu_id: null;
	validate_hash: boolean;
	subscriber_id: null;
	domain_id: number;
	ativo: number;
	version_register: number;
	user_creation: null;
	date_creation: string;
	user_change: null;
	change_date: string;
	cep: null;
	user_last_access: null;
	date_last_access: null;
	region_id: number;
	segment_id: number;
	url: string;
	whatsapp: null;
	token: null;
	partner_id: number;
	facelift: boolean;
}

/** Department with the fields of the requests; omnize.md leaves the answer's fields open. */
export interface OmnizeDepartment {
	id: number;
	account_id: number;
	name: string;
	description: string | null;
	ativo: number;
	date_creation: string;
	change_date: string;
}

/** A new agent's answer. */
export function newAgent(
	id: number,
	date: string,
	given: Pick<OmnizeAgent, 'name' | 'email' | 'account_id' | 'administrator'>,
): OmnizeAgent {
	return {
		id,
		name: given.name,
		password: null,
		administrator: given.administrator,
		email: given.email,
		ativo: 1,
		photo: null,
		subscriber_id: null,
		account_id: given.account_id,
		date_creation: date,
		change_date: date,
		user_creation: null,
		user_change: null,
		version_register: 0,
		register_mobile_id: null,
		photo_expired_date: null,
		bucket_conf: null,
	};
}

/** A new account's answer. */
export function newAccount(
	id: number,
	date: string,
	given: Pick<OmnizeAccount, 'email' | 'main_contact' | 'telefone' | 'url'>,
): OmnizeAccount {
	return {
		id,
		name: null,
		razao_social: null,
		inscricao_estadual: null,
		cpfcnpj: null,
		endereco: null,
		bairro: null,
		cidade: null,
		estado: null,
		telefone: given.telefone,
		telefone1: null,
		email: given.email,
		main_contact: given.main_contact,
		iugu_id: null,
		validate_hash: true,
		subscriber_id: null,
		domain_id: id - 5,
		ativo: 1,
		version_register: 0,
		user_creation: null,
		date_creation: date,
		user_change: null,
		change_date: date,
		cep: null,
		user_last_access: null,
		date_last_access: null,
		region_id: 36,
		segment_id: 1,
		url: given.url,
		whatsapp: null,
		token: null,
		partner_id: 1,
		facelift: true,
	};
}

/** Agent as the document of 2021 has it (omnize.md#agent). */
export interface OmnizeAgentToday {
	id: number;
	name: string;
	photo: null;
	phone_extension: null;
	signature: null;
	email: string;
	deleted_at: string | null;
	active: boolean;
	departments: Array<{ id: number; name: string }>;
	status: string;
	profile: string;
	created_at: string;
	updated_at: string;
}

/** Account as lists have it (omnize.md#account). */
export interface ListedOmnizeAccount {
	id: number;
	name: null;
	email: string;
	main_contact: string;
	url: string;
	user_last_access: null;
	date_creation: string;
	change_date: string;
	webhook_url: null;
	deleted_at: null;
	phone: string;
	ativo: number;
	active: boolean;
}

/** A date as today's answers have it, of one as those of before have it (omnize.md#limits). */
export const isoDate = (date: string): string => `${date.replace(' ', 'T')}.000Z`;

/** An account as lists have it. */
export const listedAccount = (account: OmnizeAccount): ListedOmnizeAccount => ({
	id: account.id,
	name: account.name,
	email: account.email,
	main_contact: account.main_contact,
	url: account.url,
	user_last_access: null,
	date_creation: isoDate(account.date_creation),
	change_date: isoDate(account.change_date),
	webhook_url: null,
	deleted_at: null,
	phone: account.telefone,
	ativo: account.ativo,
	active: account.ativo === 1,
});

const channelIds = { chat: 1, video: 2, audio: 3 } as const;

/** A channel's name in requests. */
export type OmnizeChannel = keyof typeof channelIds;

/** Channels as the document of 2021 has them, those that came last first; `audio` is called `VOICE` (omnize.md#limits). */
export const channelsToday = (channels: Iterable<OmnizeChannel>) =>
	[...channels]
		.map((channel) => ({
			id: channelIds[channel],
			name: channel === 'audio' ? 'VOICE' : channel.toUpperCase(),
			state: 1,
		}))
		.sort((one, other) => other.id - one.id);

/** Department as the document of 2021 has it (omnize.md#department). */
export const departmentToday = (
	department: OmnizeDepartment,
	agents: number,
	channels: Iterable<OmnizeChannel>,
) => ({
	id: department.id,
	name: department.name,
	description: department.description,
	active: department.ativo === 1,
	queue: true,
	queued_max_time: 120,
	ringing_max_time: 20,
	queue_position_time: null,
	deleted_at: null,
	agents,
	created_at: isoDate(department.date_creation),
	updated_at: isoDate(department.change_date),
	channels: channelsToday(channels),
});
