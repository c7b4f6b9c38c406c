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
