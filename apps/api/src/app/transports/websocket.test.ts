import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLOSE_CODES, TIMES } from '@confab/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';
import { RawSocket, upgradeStatus, within } from './raw-socket.fixture.js';

let app: TestApp;
let person: Person;

beforeAll(async () => {
  app = await createTestApp();
});
// Tests move the clock, and with it the tokens of everybody before them out of date.
beforeEach(async () => {
  person = await app.person();
});
afterAll(() => app[Symbol.asyncDispose]());

const open = (accessToken: string | undefined = person.session.accessToken) => RawSocket.open(app.url, { accessToken });

describe('the upgrade', () => {
  it('is refused to other sites, with and without a cookie', async () => {
    const cookie = 'confab_refresh=x';
    expect(await upgradeStatus(app.url, { origin: 'https://evil.example' })).toBe(403);
    expect(await upgradeStatus(app.url, { origin: 'https://evil.example', cookie })).toBe(403);
    expect(await upgradeStatus(app.url, { cookie })).toBe(403);
  });

  it('is granted to its own pages and to scripts', async () => {
    expect(await upgradeStatus(app.url, { origin: `http://localhost:${app.node.port}` })).toBe(101);
    expect(await upgradeStatus(app.url, {})).toBe(101);
  });
});

describe('signing in', () => {
  it('serves queries and mutations to whoever has', async () => {
    const { client, close } = person.socket();

    await expect(client.users.me.query()).resolves.toMatchObject({ id: person.user.id });
    await expect(client.teams.create.mutate({ name: 'By socket' })).resolves.toMatchObject({ name: 'By socket' });
    await close();
  });

  it('is asked for within five seconds, whether it was announced or not', async () => {
    const silent = await RawSocket.open(app.url);
    const unannounced = await RawSocket.open(app.url, { query: '' });
    app.clock.advance(TIMES.socketSignIn);

    expect(await within(1_500, Promise.all([silent.closed, unannounced.closed]))).toEqual([
      CLOSE_CODES.noSignIn,
      CLOSE_CODES.noSignIn,
    ]);
  });

  it.each(['nonsense', ''])('closes at once for the token "%s"', async (token) => {
    expect(await within(1_500, (await open(token)).closed)).toBe(CLOSE_CODES.session);
  });

  it('closes at once for a token of an ended session', async () => {
    const leaver = await app.person();
    await leaver.call.auth.logout();

    expect(await within(1_500, (await open(leaver.session.accessToken)).closed)).toBe(CLOSE_CODES.session);
  });

  it('survives whatever is sent in its place', async () => {
    for (const first of ['{"method":"connectionParams","data":{"accessToken":5}}', 'null', '[]', '"x"', 'nonsense']) {
      const socket = await RawSocket.open(app.url);
      socket.socket.send(first);
      expect(await within(1_500, socket.closed), first).not.toBe('too late');
    }
    await expect(person.http.users.me.query()).resolves.toBeDefined();
  });
});

describe('the end of a session', () => {
  it('closes its sockets within a second, and no others', async () => {
    const leaver = await app.person();
    const other = await open();
    const sockets = await Promise.all([open(leaver.session.accessToken), open(leaver.session.accessToken)]);
    await Promise.all(sockets.map((socket) => socket.query('users.me')));

    await leaver.http.auth.logout.mutate();

    expect(await within(1_000, Promise.all(sockets.map(({ closed }) => closed)))).toEqual([4401, 4401]);
    expect((await other.query('users.me')).result).toBeDefined();
    other.close();
  });

  it('is noticed within a minute where the news of it did not come', async () => {
    const leaver = await app.person();
    const other = await app.secondNode();
    const socket = await RawSocket.open(other.url, { accessToken: leaver.session.accessToken });
    await socket.query('users.me');
    await sleep(700);
    await leaver.call.auth.logout();
    app.clock.advance(61_000);

    expect(await within(1_500, socket.closed)).toBe(CLOSE_CODES.session);
  });

  it('comes 30 seconds after the token has expired, unless the socket was extended', async () => {
    const short = await app.person();
    const socket = await open(short.session.accessToken);
    await socket.query('users.me');
    app.clock.advance(TIMES.accessToken + TIMES.clockSkew - 5_000);
    await sleep(700);
    expect(socket.socket.readyState).toBe(socket.socket.OPEN);

    app.clock.advance(6_000);
    expect(await within(1_500, socket.closed)).toBe(CLOSE_CODES.session);
  });

  it('is put off by a new token of the same session', async () => {
    const long = await app.person();
    const socket = long.socket();
    await socket.client.users.me.query();
    app.clock.advance(TIMES.accessToken - TIMES.extendBefore);
    const { refreshToken } = long.session;
    if (refreshToken === null) throw new Error('A script gets its refresh token');
    const { accessToken } = await app.node.http().auth.refresh.mutate({ refreshToken });
    await socket.client.auth.extend.mutate({ accessToken });

    app.clock.advance(TIMES.extendBefore + TIMES.clockSkew + 1_000);
    await sleep(700);

    await expect(socket.client.users.me.query()).resolves.toMatchObject({ id: long.user.id });
    await socket.close();
  });
});

describe('the end of the server', () => {
  it('sends clients elsewhere, answers what is under way, and closes with 1012', async () => {
    await using leaving = await createTestApp();
    const owner = await leaving.person();
    const socket = await RawSocket.open(leaving.url, { accessToken: owner.session.accessToken });
    await socket.query('users.me');
    const started = performance.now();
    const closing = leaving.node.app.close();

    expect((await fetch(`${leaving.url}/readyz`)).status).toBe(503);
    expect(await upgradeStatus(leaving.url, {})).toBe(503);
    await socket.answer(null);
    expect(socket.received.at(-1)).toEqual({ id: null, method: 'reconnect' });
    expect((await socket.query('users.me')).result).toBeDefined();
    expect(await socket.closed).toBe(CLOSE_CODES.restart);
    await closing;
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('two servers on one database', () => {
  it('know the same people', async () => {
    const second = await app.secondNode();
    const elsewhere = person.at(second);

    await expect(elsewhere.http.users.me.query()).resolves.toMatchObject({ id: person.user.id });
    await expectError(second.http('nonsense').users.me.query(), 'UNAUTHORIZED');
    const socket = elsewhere.socket();
    await expect(socket.client.users.me.query()).resolves.toMatchObject({ id: person.user.id });
  });
});

it('keeps no count of sockets that are gone', async () => {
  const visitor = await app.person();
  const socket = await open(visitor.session.accessToken);
  await socket.query('users.me');
  expect(app.node.app.connections.ofSession(visitor.session.sessionId)).toHaveLength(1);
  socket.socket.close();
  await once(socket.socket, 'close');

  await expect.poll(() => app.node.app.connections.ofSession(visitor.session.sessionId).length).toBe(0);
});
