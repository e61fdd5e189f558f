import { LIMITS, TIMES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type TestApp } from '../../testing/index.js';
import { CookieJar } from './cookie-jar.fixture.js';
import { accountChanged, sessionEnded } from './index.js';

describe('sessions', () => {
  let app: TestApp;
  const sessions = () => app.container.auth.sessions;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('end with auth.logout: tokens, cookies, and everybody who listens', async () => {
    const person = await app.person();
    const jar = new CookieJar();
    const { accessToken, sessionId } = await app.node
      .call({ http: jar })
      .auth.login({ login: person.user.username, password: person.password, client: 'web' });
    const refreshToken = jar.cookie('confab_refresh') ?? '';
    const filesToken = jar.cookie('confab_files') ?? '';
    expect(await sessions().authenticateFiles(filesToken)).toMatchObject({ sessionId });
    const ended: unknown[] = [];
    const stop = app.container.platform.bus.subscribeHere(sessionEnded, (event) => void ended.push(event));

    expect(await app.node.call({ accessToken, http: jar }).auth.logout()).toEqual({ ok: true });

    stop();
    expect(ended).toEqual([{ sessionId, userId: person.user.id }]);
    expect(jar.paths()).toEqual({});
    await expectError(app.node.call({ accessToken }).users.me(), 'UNAUTHORIZED');
    await expectError(app.node.call().auth.refresh({ refreshToken }), 'UNAUTHORIZED');
    expect(await sessions().authenticateFiles(filesToken)).toBeNull();
    expect(await sessions().callerOf(sessionId)).toBeNull();
    expect(await person.call.users.me()).toEqual(person.user);
  });

  it('are over on another node within five seconds', async () => {
    const second = await app.secondNode();
    const person = await app.person();
    const there = person.at(second);
    await there.call.users.me();
    await person.call.auth.logout();
    app.clock.advance(5_000);
    await expectError(there.call.users.me(), 'UNAUTHORIZED');
  });

  it('of one person are fifty at most; the oldest end', async () => {
    const person = await app.person();
    const opened = [person.session];
    for (let batch = 0; batch < 6; batch += 1) {
      const logins = Array.from({ length: 10 }, () =>
        app.node.call().auth.login({ login: person.user.username, password: person.password }),
      );
      opened.push(...(await Promise.all(logins)));
      app.clock.advance(10);
    }
    const live = await app.container.platform.db
      .collection('sessions')
      .countDocuments({ userId: toObjectId(person.user.id), endedAt: null });
    expect(live).toBe(LIMITS.sessionsPerPerson);
    await expectError(person.call.users.me(), 'UNAUTHORIZED');
    await app.node.call({ accessToken: opened.at(-1)?.accessToken ?? '' }).users.me();
  });

  it('are of no use while the account is deactivated', async () => {
    const person = await app.person();
    const { db, bus } = app.container.platform;
    const set = async (deactivatedAt: Date | null) => {
      await db.collection('users').updateOne({ _id: toObjectId(person.user.id) }, { $set: { deactivatedAt } });
      await bus.publish(accountChanged, { userId: person.user.id });
    };
    await set(new Date());
    await expectError(person.call.users.me(), 'UNAUTHORIZED');
    expect(await sessions().callerOf(person.session.sessionId)).toBeNull();
    await set(null);
    await person.call.users.me();
  });

  it('remember when they were last used, once a minute', async () => {
    const person = await app.person();
    const id = toObjectId(person.session.sessionId);
    const read = async () => (await app.container.platform.db.collection('sessions').findOne({ _id: id }))?.lastPingAt;
    const opened = await read();
    await sessions().touch(person.session.sessionId);
    const touched = await read();
    expect(touched.getTime()).toBeGreaterThanOrEqual(opened.getTime());
    await sessions().touch(person.session.sessionId);
    expect(await read()).toEqual(touched);
    app.clock.advance(61_000);
    await sessions().touch(person.session.sessionId);
    expect((await read()).getTime()).toBeGreaterThan(touched.getTime());
  });

  it('go for good thirty days after their end', async () => {
    const person = await app.person();
    const id = toObjectId(person.session.sessionId);
    const read = () => app.container.platform.db.collection('sessions').findOne({ _id: id });
    const open = await read();
    expect(open?.deleteAt.getTime() - open?.expiresAt.getTime()).toBe(TIMES.endedSession);
    await person.call.auth.logout();
    const ended = await read();
    expect(ended?.deleteAt.getTime() - ended?.endedAt.getTime()).toBe(TIMES.endedSession);
  });
});

describe('access tokens', () => {
  it('end after ten minutes, give or take the skew of clocks', async () => {
    await using app = await createTestApp();
    const person = await app.person();
    const lifetime = person.session.accessTokenExpiresAt.getTime() - app.clock.now().getTime();
    expect(lifetime).toBeGreaterThan(TIMES.accessToken - 10_000);
    expect(lifetime).toBeLessThanOrEqual(TIMES.accessToken);
    app.clock.advance(TIMES.accessToken + TIMES.clockSkew - 10_000);
    await person.call.users.me();
    app.clock.advance(11_000);
    await expectError(person.call.users.me(), 'UNAUTHORIZED');
  });

  it('of no kind make up for none', async () => {
    await using app = await createTestApp();
    await expectError(app.node.call().users.me(), 'UNAUTHORIZED');
    for (const accessToken of ['', 'x', 'a.b.c', 'x'.repeat(5_000)]) {
      await expectError(app.node.call({ accessToken }).users.me(), 'UNAUTHORIZED');
    }
  });
});

describe('auth.extend', () => {
  it('is for the socket it is called over', async () => {
    await using app = await createTestApp();
    const person = await app.person();
    await expectError(person.call.auth.extend({ accessToken: person.session.accessToken }), 'BAD_REQUEST');
  });

  it('takes a newer token of the same session, and no other', async () => {
    await using app = await createTestApp();
    const [person, other] = [await app.person(), await app.person()];
    const socket = person.socket();
    app.clock.advance(60_000);
    const renewed = await app.node.call().auth.refresh({ refreshToken: person.session.refreshToken ?? '' });
    const answer = await socket.client.auth.extend.mutate({ accessToken: renewed.accessToken });
    expect(answer.expiresAt).toEqual(renewed.accessTokenExpiresAt);
    await expectError(socket.client.auth.extend.mutate({ accessToken: other.session.accessToken }), 'UNAUTHORIZED');
    const elsewhere = await app.node.call().auth.login({ login: person.user.username, password: person.password });
    await expectError(socket.client.auth.extend.mutate({ accessToken: elsewhere.accessToken }), 'UNAUTHORIZED');
    await expectError(socket.client.auth.extend.mutate({ accessToken: 'x' }), 'UNAUTHORIZED');
  });

  it('has company on the socket that cannot set cookies there', async () => {
    await using app = await createTestApp();
    const person = await app.person();
    const { client } = person.socket();
    const login = { login: person.user.username, password: person.password };
    await expectError(client.auth.login.mutate({ ...login, client: 'web' }), 'BAD_REQUEST');
    await expectError(client.auth.refresh.mutate({}), 'BAD_REQUEST');
    expect((await client.auth.login.mutate(login)).refreshToken).not.toBeNull();
  });
});
