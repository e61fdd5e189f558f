import { setTimeout as sleep } from 'node:timers/promises';
import { createTestApp, type Person } from '@confab/api/testing';
import type { Id, Message } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyToMessages, type ConfabClient, type MessageWindow, type RoomChanges, type RoomEvent } from '../index.js';
import { FlakyNetwork } from './flaky-network.fixture.js';
import { clientOf, eventually, type TestApp, until } from './live.fixture.js';

let app: TestApp;
let writer: Person;
let reader: Person;
let roomId: Id;
beforeAll(async () => {
  app = await createTestApp();
  writer = await app.person();
  reader = await app.person();
  const team = await app.team({ owner: writer, members: [reader] });
  roomId = (await app.channel({ team, by: writer })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

const write = (body: string): Promise<Message> => writer.call.messages.send({ roomId, body });
const open = { status: 'open' } as const;

/** Holds a room as a page of an application would. */
async function holdRoom(client: ConfabClient) {
  const { rev, items, hasBefore, hasAfter } = await client.api.messages.list.query({ roomId, limit: 100 });
  const room: { window: MessageWindow; created: string[] } = {
    window: { messages: items, hasBefore, hasAfter },
    created: [],
  };
  const take = (news: RoomEvent | RoomChanges) => {
    if (news.roomId === roomId) room.window = applyToMessages(room.window, news);
  };
  client.feed.on('applied', take);
  client.feed.on('changes', take);
  client.feed.on('created', ({ body }) => room.created.push(body));
  client.feed.opened(roomId, rev);
  client.feed.watch(roomId);
  return room;
}

async function present(): Promise<Map<Id, Message>> {
  const { items } = await reader.http.messages.list.query({ roomId, limit: 100 });
  return new Map(items.map((message) => [message.id, message]));
}

describe('the feed', () => {
  it('misses nothing, doubles nothing and keeps the order through cuts', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const client = await clientOf(reader, { url: network.url });
    await client.connect();
    const room = await holdRoom(client);

    const wanted: string[] = [];
    for (let index = 0; index < 60; index += 1) {
      const message = await write(`number ${index}`);
      if (index % 5 === 0)
        await writer.call.messages.edit({ messageId: message.id, body: `number ${index}, corrected` });
      if (index % 15 === 7) network.cut();
      wanted.push(message.id);
    }
    const server = await present();
    await eventually(() => room.window.messages.at(-1)?.id === wanted.at(-1));
    await eventually(() => room.window.messages.every(({ id, rev }) => rev === server.get(id)?.rev));

    expect(new Map(room.window.messages.map((message) => [message.id, message]))).toEqual(server);
    expect(room.created.map((body) => body.replace(', corrected', ''))).toEqual(
      wanted.map((_, index) => `number ${index}`),
    );
    client.close();
  });

  it('catches up after an absence, and waits in between with growing patience', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const client = await clientOf(reader, { url: network.url });
    await client.connect();
    const room = await holdRoom(client);

    network.close();
    const { retryAt } = await until(client.connection, (state) => state.status === 'waiting');
    expect(retryAt.getTime()).toBeLessThan(Date.now() + 1_000);
    const missed = await write('while you were out');
    network.open();
    client.reconnectNow();

    await until(client.connection, ({ status }) => status === open.status);
    await eventually(() => room.window.messages.at(-1)?.id === missed.id);
    expect(room.created).toEqual(['while you were out']);
    client.close();
  });

  it('gives up a try that hangs, when asked to try now', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const client = await clientOf(reader, { url: network.url });
    await client.connect();

    network.loseAnswers();
    network.cut();
    await until(client.connection, ({ status }) => status === 'waiting');
    client.reconnectNow();
    await until(client.connection, ({ status }) => status === 'connecting');
    await sleep(5_500);
    network.answer();
    const asked = performance.now();
    client.reconnectNow();
    await until(client.connection, ({ status }) => status === open.status);
    expect(performance.now() - asked).toBeLessThan(2_000);
    client.close();
  });

  it('finds out that a connection only looks open, when asked to', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const client = await clientOf(reader, { url: network.url });
    await client.connect();
    const room = await holdRoom(client);

    network.silence();
    const missed = await write('into the void');
    client.reconnectNow();
    await eventually(() => room.window.messages.at(-1)?.id === missed.id);
    client.close();
  });

  it('tells of new rooms, and follows all of them for whoever wants to miss none', async () => {
    await using network = await FlakyNetwork.before(app.url);
    const client = await clientOf(reader, { url: network.url });
    client.feed.followAll();
    const heard: string[] = [];
    const appeared: Id[] = [];
    client.feed.on('created', ({ body, type }) => {
      if (type === 'text') heard.push(body);
    });
    client.feed.on('roomNew', (room) => appeared.push(room.roomId));
    await client.connect();

    const stranger = await app.person();
    await app.team({ owner: stranger, members: [reader] });
    const direct = await app.direct(stranger, reader);
    await stranger.call.messages.send({ roomId: direct.id, body: 'hello' });
    await eventually(() => heard.length === 1);
    network.close();
    await stranger.call.messages.send({ roomId: direct.id, body: 'still there?' });
    network.open();
    await eventually(() => heard.length === 2);

    expect(heard).toEqual(['hello', 'still there?']);
    expect(appeared).toContain(direct.id);
    client.close();
  });
});
