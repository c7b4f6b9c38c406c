import {
	defineOperation,
	email,
	withoutSlashesAtEnd,
	type Answer,
	type Credential,
	type Later,
	type RequestSpec,
	type Unwrapped,
} from '../../engine/declare';

/** `status` is a number in one document and text in another (omnize.md#login-url). */
const statusIn = (status: unknown): number | undefined =>
	/^\d+$/.test(String(status)) ? Number(status) : undefined;

/** The login API answers `{ message, token, status }`, and its status may stand only there (omnize.md#login-url). */
function unwrap({ status, body }: Answer): Unwrapped {
	const answer = (body ?? {}) as Record<string, unknown>;
	const inAnswer = statusIn(answer.status) ?? status;
	const { message, token } = answer;
	const hasToken = typeof token === 'string' && token !== '';
	if (inAnswer === 200 && status === 200 && hasToken) return { data: token };
	const words = typeof message === 'string' ? message.trim() : '';
	if (inAnswer === 200 && words === '') return { broken: 'the answer was without a token' };
	return {
		status: Math.max(status, inAnswer),
		outside: statusIn(answer.status) === undefined,
		refusal: {
			message: words || 'It gave no reason',
			hint: 'Check that an active agent has this e-mail, and the partner token in the credential.',
		},
	};
}

/** The page may have a trailing slash or a query of its own. */
function linkTo(loginPage: string, token: string): string {
	const [page = '', ...query] = loginPage.trim().split('?');
	const parameters = [query.join('?'), `token=${encodeURIComponent(token)}`].filter(Boolean);
	return `${withoutSlashesAtEnd(page)}?${parameters.join('&')}`;
}

const facts = {
	value: 'create',
	name: 'Create',
	action: 'Create a login URL',
	description:
		'Create a link that logs an agent in without a password. Whoever has it is logged in: hand it only to this agent.',
	// A second token takes nothing away from the first: repeating it does no harm.
	effect: 'set',
	fields: { email: email('Email', { description: 'The e-mail address of the agent' }) },
	would: ({ email }: { email: string }) => `create a link that logs ${email} in`,
	wouldAnswer: ({ email }: { email: string }, later: Later) => later('token', email),
	unwrap,
	output: (token: unknown, _input: unknown, credential: Credential) => ({
		token: token as string,
		url: linkTo(String(credential.loginPageUrl), token as string),
	}),
} as const;

const request = (body: object): RequestSpec => ({
	method: 'POST',
	host: 'loginApiUrl',
	path: '',
	body,
});

export const createLoginUrl = defineOperation({
	...facts,
	request: (input) => request({ action: 'loginPartner', username: input.email }),
});

/** The last way that was documented for a partner token; none is for today (omnize.md#login-url). */
export const createZenviaLoginUrl = defineOperation({
	...facts,
	request: (input) => request({ username: input.email }),
});
