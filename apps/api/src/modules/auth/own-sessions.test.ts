import { TIMES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { CookieJar } from './cookie-jar.fixture.js';

const shown = async (error: Promise<Error>) => {
  const { message, ...rest } = await error;
  return JSON.stringify({ message, ...rest });
};

describe('sessions.*', () => {
  let app: TestApp;
  const login = ({ user, password }: Person) => app.node.call().auth.login({ login: user.username, password });
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('lists where one is signed in, with the sockets that are open', async () => {
    const person = await app.person();
    const other = await login(person);
    const sockets = [person.socket(), person.socket()];
    for (const { client } of sockets) await client.users.me.query();
    const [newest, oldest] = await person.call.sessions.list();
    expect(oldest).toEqual({
      id: person.session.sessionId,
      kind: 'script',
      current: true,
      isActive: true,
      connections: 2,
      userAgent: 'test',
      ip: '127.0.0.1',
      connectedAt: expect.any(Date),
      lastPing: expect.any(Date),
      expiresAt: expect.any(Date),
    });
    expect(newest).toMatchObject({ id: other.sessionId, current: false, connections: 0 });
    await Promise.all(sockets.map((socket) => socket.close()));
    await expect
      .poll(async () => (await person.call.sessions.list()).map(({ connections }) => connections))
      .toEqual([0, 0]);
  });

  it('shows nobody else’s, and those that are over only when asked', async () => {
    const [person, other] = [await app.person(), await app.person()];
    const ended = await login(person);
    await app.node.call({ accessToken: ended.accessToken }).auth.logout();
    expect((await person.call.sessions.list()).map(({ id }) => id)).toEqual([person.session.sessionId]);
    const all = await person.call.sessions.list({ includeEnded: true });
    expect(all.map(({ id, isActive }) => [id, isActive])).toEqual([
      [person.session.sessionId, true],
      [ended.sessionId, false],
    ]);
    expect(await other.call.sessions.list({ includeEnded: true })).toHaveLength(1);
  });

  it('ends one: its tokens and its sockets', async () => {
    const person = await app.person();
    const other = await login(person);
    const socket = app.node.socket(other.accessToken);
    await socket.client.users.me.query();
    expect(await person.call.sessions.revoke({ sessionId: other.sessionId })).toEqual({ ok: true });
    expect(await socket.closed).toBe(4401);
    await expectError(app.node.call({ accessToken: other.accessToken }).users.me(), 'UNAUTHORIZED');
    expect(await person.call.sessions.revoke({ sessionId: other.sessionId })).toEqual({ ok: true });
    await person.call.users.me();
  });

  it('ends one’s own with its cookies', async () => {
    const person = await app.person();
    const http = new CookieJar();
    const web = await app.node
      .call({ http })
      .auth.login({ login: person.user.username, password: person.password, client: 'web' });
    const call = app.node.call({ http, accessToken: web.accessToken });
    await call.sessions.revoke({ sessionId: person.session.sessionId });
    expect(http.paths()).not.toEqual({});
    await call.sessions.revoke({ sessionId: web.sessionId });
    expect(http.paths()).toEqual({});
  });

  it('does not know somebody else’s', async () => {
    const [person, other] = [await app.person(), await app.person()];
    const revoke = (sessionId: string) => shown(expectError(person.call.sessions.revoke({ sessionId }), 'NOT_FOUND'));
    expect(await revoke(other.session.sessionId)).toBe(await revoke(unknownId()));
    await other.call.users.me();
    await expectError(person.call.sessions.revoke({ sessionId: 'x' }), 'BAD_REQUEST');
  });

  it('ends all others', async () => {
    const person = await app.person();
    const others = [await login(person), await login(person)];
    expect(await person.call.sessions.revokeOthers()).toEqual({ revoked: 2 });
    expect(await person.call.sessions.revokeOthers()).toEqual({ revoked: 0 });
    for (const { accessToken } of others) {
      await expectError(app.node.call({ accessToken }).users.me(), 'UNAUTHORIZED');
    }
    await person.call.users.me();
  });

  it('removes what has been over for a day', async () => {
    await using moving = await createTestApp();
    const [person, other] = [await moving.person(), await moving.person()];
    const end = async ({ user, password, call }: Person) => {
      await moving.node.call().auth.login({ login: user.username, password });
      await call.sessions.revokeOthers();
    };
    await end(person);
    await end(other);
    moving.clock.advance(TIMES.sessionCleanup - 60_000);
    const again = await moving.node.call().auth.login({ login: person.user.username, password: person.password });
    const call = moving.node.call({ accessToken: again.accessToken });
    expect(await call.sessions.cleanup()).toEqual({ deleted: 0 });
    moving.clock.advance(61_000);
    expect(await call.sessions.cleanup()).toEqual({ deleted: 1 });
    expect(await call.sessions.list({ includeEnded: true })).toHaveLength(2);
    moving.clock.advance(TIMES.refreshToken);
    const late = await moving.node.call().auth.login({ login: other.user.username, password: other.password });
    const listed = await moving.node.call({ accessToken: late.accessToken }).sessions.list({ includeEnded: true });
    expect(listed.map(({ isActive }) => isActive)).toEqual([true, false, false]);
    expect(await moving.node.call({ accessToken: late.accessToken }).sessions.cleanup()).toEqual({ deleted: 2 });
  });

  it('needs somebody who is signed in', async () => {
    const { sessions } = app.node.call();
    const calls = [
      sessions.list(),
      sessions.revoke({ sessionId: unknownId() }),
      sessions.revokeOthers(),
      sessions.cleanup(),
    ];
    await Promise.all(calls.map((call) => expectError(call, 'UNAUTHORIZED')));
  });
});
