import { createTestApp } from '@confab/api/testing';
import { TIMES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleClient } from '../create-client.js';
import { ConfabError, createConfabClient, type StoredTokens } from '../index.js';
import { FlakyNetwork } from './flaky-network.fixture.js';
import { clientOf, countingFetch, eventually, type TestApp, until } from './live.fixture.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

/** A browser's cookies, in so far as the API sets any. */
function cookieJar(): typeof fetch {
  const cookies = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', app.url.replace('127.0.0.1', 'localhost'));
    headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
}

describe('signing in', () => {
  it('tells who is signed in, and the refresh token to keep', async () => {
    const kept: (StoredTokens | null)[] = [];
    const client = createConfabClient({ url: app.url, onTokens: (tokens) => void kept.push(tokens) });
    const me = await client.register({
      email: 'wren@example.org',
      username: 'wren',
      displayName: 'Wren',
      password: 'a nest of twigs',
    });
    expect(client.session.get()).toMatchObject({ status: 'signedIn', me: { id: me.id, username: 'wren' } });
    expect(kept).toHaveLength(1);

    const later = createConfabClient({ url: app.url, tokens: kept[0] ?? null });
    expect(await later.restore()).toBe(true);
    await expect(later.api.users.me.query()).resolves.toMatchObject({ username: 'wren' });
    await later.logout();
    expect(later.session.get()).toEqual({ status: 'signedOut', reason: 'logout' });

    await expect(client.api.users.me.query()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'ended' });
    expect(kept.at(-1)).toBeNull();
  });

  it('says what is wrong, in one kind of error', async () => {
    const client = createConfabClient({ url: app.url });
    const error = await client
      .login({ login: 'nobody', password: 'whatever it is' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfabError);
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', isNetwork: false });
    await expect(client.login({ login: '', password: '' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      issues: { fieldErrors: { login: expect.any(Array) } },
    });
    const nowhere = createConfabClient({ url: 'http://127.0.0.1:9' });
    await expect(nowhere.login({ login: 'nobody', password: 'whatever' })).rejects.toMatchObject({ isNetwork: true });
    expect(await client.restore()).toBe(false);
  });

  it('is by cookie on the web, and tells no script the refresh token', async () => {
    const fetch = cookieJar();
    const person = await app.person();
    const kept: unknown[] = [];
    const options = {
      url: app.url,
      client: 'web',
      fetch,
      onTokens: (tokens: unknown) => void kept.push(tokens),
    } as const;
    const first = await clientOf(person, options);
    const afterReload = createConfabClient(options);
    expect(await afterReload.restore()).toBe(true);
    await afterReload.logout();
    expect(await createConfabClient(options).restore()).toBe(false);
    expect(await first.restore()).toBe(true);
    await expect(first.api.users.me.query()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(kept).toEqual([]);
  });
});

describe('an access token that is no longer good', () => {
  it('is replaced once for any number of calls that fail with it', async () => {
    const { fetch, count } = countingFetch();
    const client = await clientOf(await app.person(), { url: app.url, fetch });
    app.clock.advance(TIMES.accessToken + TIMES.clockSkew + 1_000);

    const answers = await Promise.all(Array.from({ length: 20 }, () => client.api.users.me.query()));

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(count('auth.refresh')).toBe(1);
    expect(count('users.me')).toBe(40);
  });

  it('is replaced before it ends, and the socket goes on beyond it', async () => {
    const person = await app.person();
    const { client, session } = assembleClient({ url: app.url });
    await client.login({ login: person.user.username, password: person.password });
    await client.connect();
    const connections: string[] = [];
    client.connection.subscribe(({ status }) => connections.push(status));
    const first = session.token.get();
    if (!first) throw new Error('Nobody is signed in');

    app.clock.advance(TIMES.accessToken - TIMES.extendBefore);
    session.token.set({ ...first, renewAt: Date.now() + 50 });
    await until(session.token, (token) => token?.token !== first.token);
    await client.api.rooms.unreadTotal.query();
    app.clock.advance(TIMES.extendBefore + TIMES.clockSkew + 5_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    expect(connections).toEqual([]);
    expect(client.connection.get().status).toBe('open');
    client.close();
  });

  it('is replaced when the socket is closed for it, and the socket comes back', async () => {
    const { fetch, count } = countingFetch();
    const client = await clientOf(await app.person(), { url: app.url, fetch });
    await client.connect();
    const readies: boolean[] = [];
    client.feed.on('ready', ({ first }) => readies.push(first));

    app.clock.advance(TIMES.accessToken + TIMES.clockSkew + 1_000);
    await eventually(() => readies.length > 0);

    expect(readies).toEqual([false]);
    expect(client.session.get().status).toBe('signedIn');
    expect(count('auth.refresh')).toBe(1);
    client.close();
  });
});

describe('an answer to a refresh that is lost on its way', () => {
  it('is asked for again while the server repeats it', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const { fetch, count } = countingFetch();
    const { client, session } = assembleClient({ url: network.url, fetch });
    const person = await app.person();
    await client.login({ login: person.user.username, password: person.password });
    const first = session.token.get()?.token;
    const start = Date.now();

    network.loseAnswers();
    const renewal = session.renew();
    await eventually(() => count('auth.refresh') === 1);
    // Long enough for the server to have exchanged the token.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    network.answer();

    expect(await renewal).toBe(true);
    expect(Date.now() - start).toBeLessThan(TIMES.refreshGrace);
    expect(count('auth.refresh')).toBe(2);
    expect(session.token.get()?.token).not.toBe(first);
    // The token that came is the successor, and good.
    expect(await session.renew()).toBe(true);
    await expect(client.api.users.me.query()).resolves.toMatchObject({ id: person.user.id });
  });
});

describe('the end of a session', () => {
  it('elsewhere is noticed by the open socket', async () => {
    const person = await app.person();
    const refreshToken = person.session.refreshToken ?? '';
    const kept: unknown[] = [];
    const client = createConfabClient({
      url: app.url,
      tokens: { refreshToken },
      onTokens: (tokens) => void kept.push(tokens),
    });
    await client.restore();
    await client.connect();

    await person.call.auth.logout();

    const state = await until(client.session, ({ status }) => status === 'signedOut');
    expect(state).toEqual({ status: 'signedOut', reason: 'ended' });
    expect(client.connection.get().status).toBe('closed');
    expect(kept.at(-1)).toBeNull();
  });

  it('by one’s own wish closes the connection, and one can come back', async () => {
    const person = await app.person();
    const client = await clientOf(person, { url: app.url });
    await client.connect();
    await client.logout();
    expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'logout' });
    expect(client.connection.get().status).toBe('closed');

    await client.login({ login: person.user.username, password: person.password });
    await client.connect();
    expect(client.connection.get().status).toBe('open');
    client.close();
  });
});
