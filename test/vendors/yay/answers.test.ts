import { withoutPasswords } from '../../../nodes/Yay/answers';

it('passwords are taken out, however deep they are', () => {
	const user = { name: 'admin', password: 'secret' };
	expect(withoutPasswords([{ users: [user], password: 'x', store: { user }, none: null }])).toEqual(
		[{ users: [{ name: 'admin' }], store: { user: { name: 'admin' } }, none: null }],
	);
});

test('the password of a SIP user goes the same way, and what only speaks of one stays', () => {
	const listed = { user_name: 'a', user_password: 'x', Password: 'y', password_changed: true };
	expect(withoutPasswords(listed)).toEqual({ user_name: 'a', password_changed: true });
});
