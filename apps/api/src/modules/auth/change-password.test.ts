import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';

const newPassword = 'another horse battery';

describe('auth.changePassword', () => {
  let app: TestApp;
  const login = (person: Person, password: string) =>
    app.node.call().auth.login({ login: person.user.username, password });
  const change = (person: Person, input: { currentPassword?: string; newPassword?: string } = {}) =>
    person.call.auth.changePassword({ currentPassword: person.password, newPassword, ...input });
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('puts the new one in the place of the old one, and signs out everywhere else', async () => {
    const person = await app.person();
    const elsewhere = await login(person, person.password);
    const socket = person.socket();
    await socket.client.users.me.query();
    expect(await change(person)).toEqual({ ok: true });
    await person.call.users.me();
    await socket.client.users.me.query();
    await expectError(app.node.call({ accessToken: elsewhere.accessToken }).users.me(), 'UNAUTHORIZED');
    const refreshToken = elsewhere.refreshToken ?? '';
    await expectError(app.node.call().auth.refresh({ refreshToken }), 'UNAUTHORIZED');
    await app.node.call().auth.refresh({ refreshToken: person.session.refreshToken ?? '' });
    await expectError(login(person, person.password), 'UNAUTHORIZED');
    await login(person, newPassword);
  });

  it('takes the right password, and says which field is wrong', async () => {
    const person = await app.person();
    const error = await expectError(
      change(person, { currentPassword: 'this is not it' }),
      'BAD_REQUEST',
      MESSAGES.wrongPassword,
    );
    expect(error).toMatchObject({ issues: { fieldErrors: { currentPassword: [MESSAGES.wrongPassword] } } });
    const common = await expectError(
      change(person, { newPassword: 'baseball' }),
      'BAD_REQUEST',
      MESSAGES.commonPassword,
    );
    expect(common).toMatchObject({ issues: { fieldErrors: { newPassword: [MESSAGES.commonPassword] } } });
    await login(person, person.password);
  });

  it('lets one of many at once through', async () => {
    const person = await app.person();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) => change(person, { newPassword: `${newPassword} ${index}` })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
    await login(person, `${newPassword} ${winner}`);
  });

  it('leaves nobody signed in who came in with the old password at the same moment', async () => {
    const second = await app.secondNode();
    for (let round = 0; round < 8; round += 1) {
      const person = await app.person();
      const credentials = { login: person.user.username, password: person.password };
      const [, ...logins] = await Promise.allSettled([
        change(person),
        ...[second, app.node, second].map((node) => node.call().auth.login(credentials)),
      ]);
      app.clock.advance(5_000);
      for (const outcome of logins) {
        if (outcome.status === 'rejected') continue;
        const { accessToken } = outcome.value as { accessToken: string };
        await expectError(app.node.call({ accessToken }).users.me(), 'UNAUTHORIZED');
      }
    }
  });

  it.each([
    ['a short one', { newPassword: 'seven77' }],
    ['another field', { userId: 'x' }],
    ['an operator', { currentPassword: { $ne: null } }],
  ])('refuses %s', async (_, input) => {
    await expectError(change(await app.person(), input as { newPassword: string }), 'BAD_REQUEST');
  });

  it('needs somebody who is signed in', async () => {
    const call = app.node.call().auth.changePassword({ currentPassword: 'x', newPassword });
    await expectError(call, 'UNAUTHORIZED');
  });

  it('counts guesses together with those at sign-in', async () => {
    await using limited = await createTestApp({ rateLimits: true });
    const person = await limited.person();
    for (let guess = 0; guess < 5; guess += 1) {
      await expectError(change(person, { currentPassword: `guess ${guess}` }), 'BAD_REQUEST');
    }
    await expectError(change(person), 'TOO_MANY_REQUESTS');
    const signIn = { login: person.user.username, password: person.password };
    await expectError(limited.node.call().auth.login(signIn), 'TOO_MANY_REQUESTS');
  });
});
