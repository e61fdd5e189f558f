import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type TestApp } from '../../testing/index.js';
import { CookieJar } from './cookie-jar.fixture.js';

const input = (username: string) => ({
  email: `${username}@example.org`,
  username,
  displayName: 'Ada',
  password: 'correct horse battery',
});

describe('auth.register', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('makes exactly one admin of many who come first at once', async () => {
    await using fresh = await createTestApp();
    expect(await fresh.node.call().auth.server({})).toEqual({ isNew: true });
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, index) => fresh.node.call().auth.register(input(`first-${index}`))),
    );
    expect(people.filter(({ user }) => user.role === 'admin')).toHaveLength(1);
    const late = await fresh.node.call().auth.register(input('late'));
    expect(late.user.role).toBe('member');
    expect(await fresh.node.call().auth.server({})).toEqual({ isNew: false });
  });

  it('answers the account and its tokens, and nothing that is secret', async () => {
    const result = await app.node.call().auth.register(input('ada'));
    expect(Object.keys(result).sort()).toEqual(
      ['accessToken', 'accessTokenExpiresAt', 'refreshToken', 'sessionId', 'user'].sort(),
    );
    expect(result.user).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      username: 'ada',
      displayName: 'Ada',
      email: 'ada@example.org',
      role: expect.stringMatching(/^(admin|member)$/),
      avatarUrl: null,
      isBot: false,
      bio: '',
      status: null,
      createdAt: expect.any(Date),
      deactivatedAt: null,
    });
    expect(await app.node.call({ accessToken: result.accessToken }).users.me()).toEqual(result.user);
  });

  it('keeps neither the password nor a token', async () => {
    const { user, accessToken, refreshToken } = await app.node.call().auth.register(input('grace'));
    const { db } = app.container.platform;
    const documents = [
      ...(await db.collection('users').find({ username: user.username }).toArray()),
      ...(await db.collection('sessions').find({}).toArray()),
    ];
    const stored = JSON.stringify(documents);
    for (const secret of ['correct horse battery', accessToken, String(refreshToken)]) {
      expect(stored).not.toContain(secret);
    }
  });

  it('treats names that differ in case or form alone as the same, with one answer for both', async () => {
    await app.node.call().auth.register(input('alan'));
    const other = { ...input('someone'), username: ' ALAN ' };
    const sameMail = { ...input('somebody'), email: 'Alan@Example.ORG' };
    const fullWidth = { ...input('anybody'), username: 'ａｌａｎ' };
    const errors = await Promise.all(
      [other, sameMail, fullWidth].map((taken) => expectError(app.node.call().auth.register(taken), 'CONFLICT')),
    );
    expect(new Set(errors.map(({ message }) => message))).toEqual(new Set([MESSAGES.accountTaken]));
  });

  it('lets one of many take a name', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        app.node.call().auth.register({ ...input('wanted'), email: `wanted-${index}@example.org` }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['another field', { ...input('extra'), role: 'admin' }],
    ['a field of the document', { ...input('extra'), firstAdmin: true }],
    ['an object for a text', { ...input('extra'), username: { $ne: null } }],
    ['a reserved name', input('everyone')],
    ['a short password', { ...input('short'), password: 'seven77' }],
    ['a long password', { ...input('long'), password: 'x'.repeat(129) }],
    ['a password of too many bytes', { ...input('bytes'), password: '😀'.repeat(129) }],
    ['no address', { ...input('nomail'), email: 'nomail' }],
  ])('refuses %s', async (_, wrong) => {
    await expectError(app.node.call().auth.register(wrong as ReturnType<typeof input>), 'BAD_REQUEST');
  });

  it('refuses the commonest passwords by name', async () => {
    const error = await expectError(
      app.node.call().auth.register({ ...input('common'), password: 'baseball' }),
      'BAD_REQUEST',
      MESSAGES.commonPassword,
    );
    expect(error).toMatchObject({ issues: { fieldErrors: { password: [MESSAGES.commonPassword] } } });
  });

  it('takes every password that keeps to the rules as it is', async () => {
    for (const [index, password] of ['x y z 1 2', '😀'.repeat(128), ' leading and trailing ', 'ﬁne-form'].entries()) {
      await app.node.call().auth.register({ ...input(`password-${index}`), password });
      await app.node.call().auth.login({ login: `password-${index}`, password });
    }
    await expectError(
      app.node.call().auth.login({ login: 'password-2', password: 'leading and trailing' }),
      'UNAUTHORIZED',
    );
  });

  it('gives browsers their refresh token in a cookie alone', async () => {
    const jar = new CookieJar();
    const result = await app.node.call({ http: jar }).auth.register({ ...input('web'), client: 'web' });
    expect(result.refreshToken).toBeNull();
    expect(jar.paths()).toEqual({ confab_refresh: '/trpc', confab_files: '/files' });
    await expectError(
      app.node.call().auth.register({ ...input('socket'), client: 'web' }),
      'BAD_REQUEST',
      MESSAGES.httpOnly,
    );
    const script = new CookieJar();
    await app.node.call({ http: script }).auth.register(input('script'));
    expect(script.paths()).toEqual({});
  });

  it('lets 20 an hour register from one address', async () => {
    await using limited = await createTestApp({ rateLimits: true });
    const from = (address: string) => limited.node.call({ address });
    for (let index = 0; index < 20; index += 1) await from('192.0.2.1').auth.register(input(`many-${index}`));
    const error = await expectError(from('192.0.2.1').auth.register(input('many-20')), 'TOO_MANY_REQUESTS');
    expect(error).toMatchObject({ retryAfterMs: expect.any(Number) });
    await from('192.0.2.2').auth.register(input('other'));
    limited.clock.advance(3 * 60_000);
    await from('192.0.2.1').auth.register(input('many-20'));
  });
});
