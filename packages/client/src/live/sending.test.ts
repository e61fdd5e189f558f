import { createTestApp, type Person } from '@confab/api/testing';
import type { Id } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FlakyNetwork } from './flaky-network.fixture.js';
import { clientOf, countingFetch, eventually, type TestApp, until } from './live.fixture.js';

let app: TestApp;
let person: Person;
let roomId: Id;
beforeAll(async () => {
  app = await createTestApp();
  person = await app.person();
  const team = await app.team({ owner: person });
  roomId = (await app.channel({ team, by: person })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

async function bodies(): Promise<string[]> {
  const { items } = await person.call.messages.list({ roomId, limit: 100 });
  return items.filter(({ type }) => type === 'text').map(({ body }) => body);
}

async function times(body: string): Promise<number> {
  return (await bodies()).filter((stored) => stored === body).length;
}

describe('a hot call', () => {
  it('goes over the socket while that is open, and over HTTP otherwise', async () => {
    const { fetch, count } = countingFetch();
    const client = await clientOf(person, { url: app.url, fetch });
    await client.api.messages.send.mutate({ roomId, body: 'by HTTP' });
    expect(count('messages.send')).toBe(1);
    await client.connect();
    await client.api.messages.send.mutate({ roomId, body: 'by socket' });
    await client.api.rooms.markRead.mutate({ roomId });
    await client.api.messages.send.mutate({ roomId, body: 'long '.repeat(1_900) });
    expect([count('messages.send'), count('rooms.markRead')]).toEqual([2, 0]);
    client.close();
  });

  it('is answered after all when the socket is cut, whether the server had heard it or not', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const client = await clientOf(person, { url: network.url });

    for (const [body, fault] of [
      ['heard, but the answer lost', () => network.silence()],
      ['never heard', () => network.swallow()],
    ] as const) {
      await client.connect();
      await until(client.connection, ({ status }) => status === 'open');
      fault();
      const sending = client.api.messages.send.mutate({ roomId, body });
      if (body !== 'never heard') await eventually(async () => (await times(body)) === 1);
      else await new Promise((resolve) => setTimeout(resolve, 100));
      network.cut();
      await expect(sending).resolves.toMatchObject({ body });
      expect(await times(body)).toBe(1);
    }
    client.close();
  });

  it('fails as a matter of the network when nobody is there at all', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const client = await clientOf(person, { url: network.url });
    await client.connect();
    network.swallow();
    const sending = client.api.messages.send.mutate({ roomId, body: 'lost' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    network.close();
    await expect(sending).rejects.toMatchObject({ code: 'NETWORK', message: 'The server cannot be reached' });
    client.close();
  });
});

describe('the outbox', () => {
  it('sends in order and once what was written without a network', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const client = await clientOf(person, { url: network.url });
    await client.connect();
    network.close();
    for (const body of ['one', 'two', 'three']) client.outbox.add({ roomId, body });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(client.outbox.items.get().map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);

    network.open();
    client.reconnectNow();
    await until(client.outbox.items, (items) => items.length === 0);

    expect((await bodies()).slice(-3)).toEqual(['one', 'two', 'three']);
    client.close();
  });

  it('gives up what the server refuses, and says why', async () => {
    const outsider = await app.person();
    const client = await clientOf(outsider, { url: app.url });
    client.outbox.add({ roomId, body: 'let me in' });
    const items = await until(client.outbox.items, ([item]) => item?.state === 'failed');
    expect(items[0]?.error?.code).toBe('NOT_FOUND');
    client.close();
  });
});
