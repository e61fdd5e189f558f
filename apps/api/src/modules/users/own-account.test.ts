import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';
import { accountChanged } from '../auth/index.js';

type Change = Parameters<Person['call']['users']['updateMe']>[0];

describe('users.updateMe', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('changes what is said and leaves the rest, and tells who listens', async () => {
    const person = await app.person();
    const seen: unknown[] = [];
    const stop = app.container.platform.bus.subscribeHere(accountChanged, (event) => void seen.push(event));
    const expiresAt = new Date(app.clock.now().getTime() + 60_000);
    const status = { emoji: '👩🏽‍🚀', text: 'in orbit', expiresAt };
    const changed = await person.call.users.updateMe({ displayName: ' Ada King ', bio: 'Numbers', status });
    stop();
    expect(changed).toEqual({ ...person.user, displayName: 'Ada King', bio: 'Numbers', status });
    expect(seen).toEqual([{ userId: person.user.id }]);
    expect(await person.call.users.me()).toEqual(changed);
    expect(await person.call.users.updateMe({})).toEqual(changed);
  });

  it('clears with null, and a status when its time is over', async () => {
    const person = await app.person();
    const expiresAt = new Date(app.clock.now().getTime() + 60_000);
    await person.call.users.updateMe({ bio: 'x', status: { text: 'busy', expiresAt } });
    expect(await person.call.users.updateMe({ bio: null })).toMatchObject({ bio: '', status: { text: 'busy' } });
    app.clock.advance(61_000);
    expect((await person.call.users.me()).status).toBeNull();
    await person.call.users.updateMe({ status: { emoji: ':coffee:' } });
    expect((await person.call.users.me()).status).toEqual({ emoji: ':coffee:', text: '', expiresAt: null });
    expect((await person.call.users.updateMe({ status: null })).status).toBeNull();
  });

  it('lets people be found by their new names, and not by the old ones', async () => {
    const person = await app.person({ username: 'old-name', displayName: 'Old Name' });
    await Promise.all([
      person.call.users.updateMe({ username: 'New-Name' }),
      person.call.users.updateMe({ displayName: 'Fresh Name' }),
    ]);
    const found = async (query: string) => (await person.call.users.list({ query })).items.length;
    expect(await Promise.all(['new-', 'fresh', 'old'].map(found))).toEqual([1, 1, 0]);
    await app.node.call().auth.login({ login: 'new-name', password: person.password });
  });

  it('takes no name or address of somebody else, with one answer for both', async () => {
    const [person, other] = [await app.person(), await app.person()];
    const { currentPassword } = { currentPassword: person.password };
    const errors = [
      await expectError(person.call.users.updateMe({ username: other.user.username.toUpperCase() }), 'CONFLICT'),
      await expectError(person.call.users.updateMe({ email: other.user.email, currentPassword }), 'CONFLICT'),
    ];
    expect(new Set(errors.map(({ message }) => message))).toEqual(new Set([MESSAGES.accountTaken]));
    expect(await person.call.users.me()).toEqual(person.user);
  });

  it('takes another address with the password only', async () => {
    const person = await app.person();
    const email = 'Another@Example.ORG';
    const missing = await expectError(person.call.users.updateMe({ email }), 'BAD_REQUEST');
    expect(missing).toMatchObject({ cause: { issues: [{ path: ['currentPassword'] }] } });
    const wrong = { email, currentPassword: 'not this one' };
    await expectError(person.call.users.updateMe(wrong), 'BAD_REQUEST', MESSAGES.wrongPassword);
    const changed = await person.call.users.updateMe({ email, currentPassword: person.password });
    expect(changed.email).toBe('another@example.org');
    await app.node.call().auth.login({ login: email, password: person.password });
  });

  it.each<[string, object]>([
    ['another field', { role: 'admin' }],
    ['a picture that is no id', { avatarFileId: 'me.png' }],
    ['no name', { displayName: '' }],
    ['a name that is cleared', { displayName: null }],
    ['a reserved username', { username: 'here' }],
    ['a long text about oneself', { bio: 'x'.repeat(501) }],
    ['a status of nothing', { status: {} }],
    ['a status with a word for an emoji', { status: { emoji: 'ab' } }],
    ['a status with two emoji', { status: { emoji: '🎉🎉' } }],
    ['a long status', { status: { text: 'x'.repeat(101) } }],
    ['a time that is none', { status: { text: 'x', expiresAt: 'tomorrow' } }],
    ['an operator', { bio: { $ne: null } }],
  ])('refuses %s', async (_, change) => {
    await expectError((await app.person()).call.users.updateMe(change as Change), 'BAD_REQUEST');
  });

  it('needs somebody who is signed in', async () => {
    await expectError(app.node.call().users.updateMe({ bio: 'x' }), 'UNAUTHORIZED');
    await expectError(app.node.call().users.deactivateMe({ password: 'x' }), 'UNAUTHORIZED');
  });
});

describe('users.deactivateMe', () => {
  it('ends everything with the password, and nothing without', async () => {
    await using app = await createTestApp();
    const [admin, person] = [await app.person(), await app.person()];
    const team = await app.team({ owner: admin, members: [person] });
    const elsewhere = person.at(await app.secondNode());
    const socket = person.socket();
    await socket.client.users.me.query();
    await elsewhere.call.users.me();
    const wrong = person.call.users.deactivateMe({ password: 'not this one' });
    const error = await expectError(wrong, 'BAD_REQUEST', MESSAGES.wrongPassword);
    expect(error).toMatchObject({ issues: { fieldErrors: { password: [MESSAGES.wrongPassword] } } });

    expect(await person.call.users.deactivateMe({ password: person.password })).toEqual({ ok: true });
    expect(await socket.closed).toBe(4401);
    app.clock.advance(5_000);
    await expectError(elsewhere.call.users.me(), 'UNAUTHORIZED');
    const login = { login: person.user.username, password: person.password };
    await expectError(app.node.call().auth.login(login), 'UNAUTHORIZED');
    expect((await admin.call.users.get({ userId: person.user.id })).deactivatedAt).toBeInstanceOf(Date);
    expect((await admin.call.users.list({})).items.map(({ id }) => id)).toEqual([admin.user.id]);
    expect((await admin.call.teams.get({ teamId: team.id })).memberCount).toBe(2);
  });

  it('is not for the last admin of the server', async () => {
    await using app = await createTestApp();
    const admin = await app.person();
    const leave = () => admin.call.users.deactivateMe({ password: admin.password });
    await expectError(leave(), 'PRECONDITION_FAILED', MESSAGES.lastAdmin);
    const other = await app.person();
    await admin.call.admin.setRole({ userId: other.user.id, role: 'admin' });
    expect(await leave()).toEqual({ ok: true });
  });
});
