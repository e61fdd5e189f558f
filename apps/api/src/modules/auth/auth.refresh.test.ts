import { createHash } from 'node:crypto';
import { TIMES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';
import { CookieJar } from './cookie-jar.fixture.js';
import { SessionsRepository } from './sessions.repository.js';

const tokenOf = (result: { refreshToken: string | null }): string => {
  if (result.refreshToken === null) throw new Error('There is no refresh token');
  return result.refreshToken;
};

describe('auth.refresh', () => {
  let app: TestApp;
  const refresh = (refreshToken: string) => app.node.call().auth.refresh({ refreshToken });
  const isSignedIn = (person: { session: { accessToken: string } }) =>
    app.node
      .call({ accessToken: person.session.accessToken })
      .users.me()
      .then(
        () => true,
        () => false,
      );
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('gives a new token for the same session, again and again', async () => {
    const person = await app.person();
    const seen = new Set([tokenOf(person.session)]);
    let current = tokenOf(person.session);
    for (let round = 0; round < 5; round += 1) {
      const result = await refresh(current);
      expect(result).toMatchObject({ sessionId: person.session.sessionId, user: person.user });
      expect(await app.node.call({ accessToken: result.accessToken }).users.me()).toEqual(person.user);
      current = tokenOf(result);
      seen.add(current);
    }
    expect(seen.size).toBe(6);
  });

  it('answers two tabs at once with the same successor, on two nodes', async () => {
    const second = await app.secondNode();
    for (let round = 0; round < 10; round += 1) {
      const person = await app.person();
      const refreshToken = tokenOf(person.session);
      const results = await Promise.all(
        [app.node, second, app.node, second].map((node) => node.call().auth.refresh({ refreshToken })),
      );
      expect(new Set(results.map(tokenOf)).size).toBe(1);
      await refresh(tokenOf(results[0] ?? person.session));
    }
  });

  it('is not undone by one that was slow', async () => {
    const person = await app.person();
    const repository = new SessionsRepository(app.container.platform.db);
    const stale = await repository.find(toObjectId(person.session.sessionId));
    if (!stale) throw new Error('There is no session');
    const second = tokenOf(await refresh(tokenOf(person.session)));
    const third = tokenOf(await refresh(second));
    expect(await repository.advance(stale, stale.currentHash, app.clock.now())).toBeNull();
    await refresh(third);
  });

  it('answers the predecessor for ten seconds while its successor is unused', async () => {
    const person = await app.person();
    const first = tokenOf(person.session);
    const successor = tokenOf(await refresh(first));
    app.clock.advance(TIMES.refreshGrace - 2_000);
    expect(tokenOf(await refresh(first))).toBe(successor);
    expect(await isSignedIn(person)).toBe(true);
  });

  it('ends the session when the predecessor comes too late', async () => {
    const person = await app.person();
    const first = tokenOf(person.session);
    const successor = tokenOf(await refresh(first));
    app.clock.advance(TIMES.refreshGrace + 1_000);
    await expectError(refresh(first), 'UNAUTHORIZED');
    await expectError(refresh(successor), 'UNAUTHORIZED');
    expect(await isSignedIn(person)).toBe(false);
  });

  it('ends the session when a token comes whose successor was used', async () => {
    const person = await app.person();
    const first = tokenOf(person.session);
    const second = tokenOf(await refresh(first));
    const third = tokenOf(await refresh(second));
    await expectError(refresh(first), 'UNAUTHORIZED');
    for (const token of [first, second, third]) await expectError(refresh(token), 'UNAUTHORIZED');
    expect(await isSignedIn(person)).toBe(false);
  });

  it('refuses what it never made, and lets the session be', async () => {
    const person = await app.person();
    const other = await app.person();
    const token = tokenOf(person.session);
    const [session = '', generation, mac = ''] = token.split('.');
    const forged = [
      `${session}.1.${mac}`,
      `${session}.0${generation}.${mac}`,
      `${other.session.sessionId}.${generation}.${mac}`,
      `${session}.${generation}.${createHash('sha256').update(token).digest('base64url')}`,
      `${session.toUpperCase()}.${generation}.${mac}`,
      `${token}=`,
      ` ${token}`,
      person.session.accessToken,
      'x',
    ];
    for (const refreshToken of forged) await expectError(refresh(refreshToken.slice(0, 256)), 'UNAUTHORIZED');
    await refresh(token);
  });

  it('is no access token, nor the other way round', async () => {
    const { session } = await app.person();
    await expectError(app.node.call({ accessToken: tokenOf(session) }).users.me(), 'UNAUTHORIZED');
  });

  it('ends thirty days after signing in, however often it was renewed', async () => {
    await using moving = await createTestApp();
    const person = await moving.person();
    let token = tokenOf(person.session);
    for (let week = 0; week < 4; week += 1) {
      moving.clock.advance(7 * 24 * 60 * 60_000);
      token = tokenOf(await moving.node.call().auth.refresh({ refreshToken: token }));
    }
    moving.clock.advance(2 * 24 * 60 * 60_000);
    await expectError(moving.node.call().auth.refresh({ refreshToken: token }), 'UNAUTHORIZED');
  });

  it('needs the account to be active', async () => {
    const person = await app.person();
    await app.container.platform.db
      .collection('users')
      .updateOne({ _id: toObjectId(person.user.id) }, { $set: { deactivatedAt: new Date() } });
    app.clock.advance(6_000);
    await expectError(refresh(tokenOf(person.session)), 'UNAUTHORIZED');
    expect(await isSignedIn(person)).toBe(false);
  });

  it('takes no other input', async () => {
    const wrong = { refreshToken: 'x', sessionId: '1' };
    await expectError(app.node.call().auth.refresh(wrong), 'BAD_REQUEST');
  });
});

describe('auth.refresh by the cookie', () => {
  let app: TestApp;
  const signIn = async (person: Person) => {
    const jar = new CookieJar();
    const result = await app.node
      .call({ http: jar })
      .auth.login({ login: person.user.username, password: person.password, client: 'web' });
    return { jar, result };
  };
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('answers as the web and moves the cookie on', async () => {
    const { jar, result } = await signIn(await app.person());
    const before = jar.cookie('confab_refresh');
    const renewed = await app.node.call({ http: jar }).auth.refresh();
    expect(renewed).toMatchObject({ sessionId: result.sessionId, refreshToken: null });
    expect(jar.cookie('confab_refresh')).not.toBe(before);
    expect(jar.paths()).toEqual({ confab_refresh: '/trpc', confab_files: '/files' });
    const thirtyDays = app.clock.now().getTime() + TIMES.refreshToken;
    expect(jar.expiryOf('confab_refresh')?.getTime()).toBeGreaterThan(thirtyDays - 60_000);
  });

  it('keeps two tabs signed in that come at once', async () => {
    const { jar } = await signIn(await app.person());
    const tabs = [jar, jar.copy(), jar.copy()];
    await Promise.all(tabs.map((http) => app.node.call({ http }).auth.refresh()));
    expect(new Set(tabs.map((tab) => tab.cookie('confab_refresh'))).size).toBe(1);
  });

  it('clears the cookies when they are no good, and only then', async () => {
    const { jar } = await signIn(await app.person());
    const thief = jar.copy();
    await app.node.call({ http: jar }).auth.refresh();
    await app.node.call({ http: jar }).auth.refresh();
    await expectError(app.node.call({ http: thief }).auth.refresh({}), 'UNAUTHORIZED');
    expect(thief.paths()).toEqual({});
    await expectError(app.node.call({ http: jar }).auth.refresh(), 'UNAUTHORIZED');
    expect(jar.paths()).toEqual({});
  });

  it('prefers the token it was given, and then leaves the cookies alone', async () => {
    const person = await app.person();
    const { jar } = await signIn(person);
    const before = jar.cookie('confab_refresh');
    const result = await app.node.call({ http: jar }).auth.refresh({ refreshToken: tokenOf(person.session) });
    expect(result.sessionId).toBe(person.session.sessionId);
    expect(result.refreshToken).not.toBeNull();
    await expectError(app.node.call({ http: jar }).auth.refresh({ refreshToken: 'x' }), 'UNAUTHORIZED');
    expect(jar.cookie('confab_refresh')).toBe(before);
  });

  it('needs HTTP for a cookie', async () => {
    await expectError(app.node.call().auth.refresh(), 'BAD_REQUEST');
    await expectError(app.node.call({ http: new CookieJar() }).auth.refresh(), 'UNAUTHORIZED');
  });
});
