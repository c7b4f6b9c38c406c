import {
	defineOperation,
	email,
	withoutSlashesAtEnd,
	type Answer,
	type Unwrapped,
} from '../../engine/declare';

/** The login endpoint answers `{ message, token, status }`, and its status only there (omnize.md). */
function unwrap({ status, body }: Answer): Unwrapped {
	const answer = (body ?? {}) as Record<string, unknown>;
	const inAnswer = typeof answer.status === 'number' ? answer.status : status;
	const { message, token } = answer;
	const hasToken = typeof token === 'string' && token !== '';
	if (inAnswer === 200 && status === 200 && hasToken) return { data: token };
	const words = typeof message === 'string' ? message.trim() : '';
	if (inAnswer === 200 && words === '') return { broken: 'the answer was without a token' };
	return {
		status: Math.max(status, inAnswer),
		outside: typeof answer.status !== 'number',
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

export const createLoginUrl = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a login URL',
	description:
		'Create a link that logs an agent in without a password. Whoever has it is logged in: hand it only to this agent.',
	// A second token takes nothing away from the first: repeating it does no harm.
	effect: 'set',
	fields: { email: email('Email', { description: 'The e-mail address of the agent' }) },
	would: ({ email }) => `create a link that logs ${email} in`,
	wouldAnswer: ({ email }, later) => later('token', email),
	request: (input) => ({
		method: 'POST',
		host: 'loginApiUrl',
		path: '',
		body: { action: 'loginPartner', username: input.email },
	}),
	unwrap,
	output: (token, _input, credential) => ({
		token: token as string,
		url: linkTo(String(credential.loginPageUrl), token as string),
	}),
});
