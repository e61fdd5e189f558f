import { CLOSE_CODES } from '@confab/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { RawSocket, within } from './raw-socket.fixture.js';

let app: TestApp;
let person: Person;

beforeAll(async () => {
  app = await createTestApp();
});
beforeEach(async () => {
  person = await app.person();
});
afterAll(() => app[Symbol.asyncDispose]());

const open = (accessToken: string = person.session.accessToken) => RawSocket.open(app.url, { accessToken });

describe('limits', () => {
  it('lets a person have ten sockets, and closes the oldest', async () => {
    const busy = await app.person();
    const sockets = [];
    for (let count = 0; count < 11; count += 1) {
      const socket = await open(busy.session.accessToken);
      await socket.query('users.me');
      sockets.push(socket);
    }
    const [oldest, ...others] = sockets;

    expect(await within(1_500, oldest?.closed ?? Promise.reject())).toBe(CLOSE_CODES.flood);
    expect(others.every(({ socket }) => socket.readyState === socket.OPEN)).toBe(true);
    for (const socket of others) socket.close();
  });

  it('lets a socket have eight subscriptions, and counts those down that were stopped', async () => {
    const socket = await open();
    await socket.query('users.me');
    const ids = Array.from({ length: 8 }, () => socket.begin('subscription', 'events.feed'));
    for (const id of ids) expect((await socket.answer(id)).result?.type).toBe('started');

    const ninth = await socket.answer(socket.begin('subscription', 'events.feed'));
    expect(ninth.error?.json.data.code).toBe('TOO_MANY_REQUESTS');

    socket.send({ id: ids[0], method: 'subscription.stop' });
    await expect
      .poll(() => socket.received.some(({ id, result }) => id === ids[0] && result?.type === 'stopped'))
      .toBe(true);
    expect((await socket.answer(socket.begin('subscription', 'events.feed'))).result?.type).toBe('started');
    socket.close();
  });

  it('lets a socket have 32 calls under way', async () => {
    const socket = await open();
    await socket.query('users.me');
    const ids = Array.from({ length: 100 }, () => socket.begin('query', 'teams.list'));
    const answers = await Promise.all(ids.map((id) => socket.answer(id)));
    const codes = answers.map(({ error }) => error?.json.data.code ?? 'ok');

    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(32);
    expect(new Set(codes)).toEqual(new Set(['ok', 'TOO_MANY_REQUESTS']));
    expect((await socket.query('teams.list')).result).toBeDefined();
    socket.close();
  });

  it('refuses a frame with more than ten calls, each of them', async () => {
    const socket = await open();
    await socket.query('users.me');
    const params = { path: 'teams.create', input: { json: { name: 'In a frame' } } };
    socket.send(Array.from({ length: 11 }, (_, index) => ({ id: 100 + index, method: 'mutation', params })));

    expect((await socket.answer(110)).error?.json.data.code).toBe('BAD_REQUEST');
    expect((await person.call.teams.list()).map(({ name }) => name)).not.toContain('In a frame');
    socket.close();
  });

  it('closes for a frame over 64 KiB', async () => {
    const socket = await open();
    await socket.query('users.me');
    socket.socket.send('x'.repeat(64 * 1024 + 1));

    expect(await within(1_500, socket.closed)).toBe(CLOSE_CODES.tooBig);
  });

  it('closes what does not read', async () => {
    const socket = await open();
    await socket.query('users.me');
    const [connection] = app.node.app.connections.ofUser(person.user.id);
    socket.socket.pause();
    // More than the system's own buffers between the two take.
    for (let sent = 0; sent < 20; sent += 1) connection?.send('x'.repeat(1024 * 1024));

    await expect.poll(() => app.node.app.connections.ofUser(person.user.id).length, { timeout: 5_000 }).toBe(0);
    socket.close();
  });
});

describe('who does not keep up', () => {
  it('is cut off after ten seconds in which nothing was read, however little waits', async () => {
    const slow = await app.person();
    const socket = await RawSocket.open(app.url, { accessToken: slow.session.accessToken });
    await socket.query('users.me');
    const [connection] = app.node.app.connections.ofUser(slow.user.id);
    socket.socket.pause();
    // Until the system's own buffers between the two are full, and a little waits.
    for (let sent = 0; sent < 100 && !connection?.isBehind; sent += 1) {
      connection?.send('x'.repeat(300 * 1024));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(connection?.isBehind).toBe(true);
    expect(connection?.isOpen).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 700));
    app.clock.advance(11_000);
    await expect.poll(() => app.node.app.connections.ofUser(slow.user.id).length, { timeout: 5_000 }).toBe(0);
    socket.close();
  });
});

describe('floods', () => {
  it.each(['PING', 'calls', 'ping frames'])('of %s close the socket, and leave the others alone', async (kind) => {
    await using limited = await createTestApp({ rateLimits: true });
    const [flooder, victim] = [await limited.person(), await limited.person()];
    const socket = await RawSocket.open(limited.url, { accessToken: flooder.session.accessToken });
    const other = await RawSocket.open(limited.url, { accessToken: victim.session.accessToken });
    await socket.query('users.me');
    for (let count = 0; count < 5_000; count += 1) {
      if (kind === 'PING') socket.socket.send('PING');
      else if (kind === 'calls') socket.begin('query', 'no.such');
      else socket.socket.ping();
    }

    // Of ping frames that come too thick even to be answered, `ws` itself cuts the socket off.
    expect([CLOSE_CODES.flood, 1006]).toContain(await within(3_000, socket.closed));
    expect((await other.query('users.me')).result).toBeDefined();
    other.close();
  });
});

describe('inputs that cannot be read', () => {
  it('fail alone: neither the frame nor the socket is lost', async () => {
    const socket = await open();
    await socket.query('users.me');
    const deep = JSON.parse(`${'['.repeat(30)}${']'.repeat(30)}`);
    socket.send([
      { id: 201, method: 'query', params: { path: 'users.me', input: { json: deep } } },
      { id: 202, method: 'query', params: { path: 'users.me', input: { json: 'x', meta: { values: ['regexp'] } } } },
      { id: 203, method: 'query', params: { path: 'users.me', input: 'nonsense' } },
      { id: 204, method: 'query', params: { path: 'users.me' } },
    ]);

    for (const id of [201, 202, 203]) expect((await socket.answer(id)).error?.json.data.code).toBe('BAD_REQUEST');
    expect((await socket.answer(204)).result).toBeDefined();
    socket.close();
  });

  it('and frames that are no calls leave the process alive', async () => {
    const socket = await open();
    await socket.query('users.me');
    for (const frame of ['', '{', '[]', '5', '{"id":{}}', '{"id":1,"method":"__proto__"}', '[[[[]]]]', '\u0000']) {
      socket.socket.send(frame);
    }
    socket.socket.send(Buffer.from([1, 2, 3]));

    expect((await socket.query('users.me')).result).toBeDefined();
    socket.close();
  });
});
