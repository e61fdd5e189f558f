import type { Document } from 'mongodb';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageDocument } from '../../src/modules/messages/messages.model.js';
import { searchTerms } from '../../src/modules/messages/terms/search-terms.js';
import { toId, toObjectId } from '../../src/platform/ids.js';
import { createTestApp, type Person, type TestApp } from '../../src/testing/index.js';

/** Much more than what any of the reads may look at. */
const MESSAGES = 3_000;
const CHANNELS = 12;
const PEOPLE = 40;
const THREAD = 200;
const PAGE = 20;

let app: TestApp;
let reader: Person;
let teamId: string;
let roomId: string;
let rootId: string;
let middle: { id: string; seq: number; createdAt: Date };

beforeAll(async () => {
  app = await createTestApp();
  const people: Person[] = [];
  for (let index = 0; index < PEOPLE; index += 1) people.push(await app.person());
  const [owner] = people;
  if (!owner) throw new Error('There is nobody');
  reader = people[1] ?? owner;
  const team = await app.team({ owner, members: people.slice(1) });
  teamId = team.id;
  const channels = await Promise.all(
    Array.from({ length: CHANNELS }, () => app.channel({ team, by: owner, members: [reader] })),
  );
  roomId = channels[0]?.id ?? '';
  const group = await reader.call.conversations.openGroup({ userIds: [owner.user.id, people[2]?.user.id ?? ''] });
  await owner.call.messages.send({ roomId: group.conversation.id, body: 'to a few' });
  for (const channel of channels) await fill(channel.id, owner, channel.id === roomId ? MESSAGES : MESSAGES / 10);
});
afterAll(() => app[Symbol.asyncDispose]());

/** Messages as the log leaves them, some pinned, mentioning or in a thread: one is sent, the others are copies. */
async function fill(id: string, sender: Person, count: number): Promise<void> {
  const messages = app.container.platform.db.collection<MessageDocument>('messages');
  const sent = await sender.call.messages.send({ roomId: id, body: 'a first word' });
  const template = await messages.findOne({ _id: toObjectId(sent.id) });
  if (!template) throw new Error('What was sent is not there');
  const isMain = id === roomId;
  if (isMain) rootId = sent.id;
  const documents = Array.from({ length: count }, (_, index): MessageDocument => {
    const at = new Date(template.createdAt.getTime() + index + 1);
    const seq = template.seq + index + 1;
    const body = index % 500 === 0 ? `rarity number ${index}` : `words of many kinds ${index}`;
    const message = { ...template, _id: new ObjectId(), clientId: null, body, seq, rev: seq };
    return {
      ...message,
      ...{ createdAt: at, updatedAt: at, terms: searchTerms(message) },
      mentions: index % 100 === 0 ? [toObjectId(reader.user.id)] : [],
      pinnedAt: index % 30 === 0 ? at : null,
      threadRootId: isMain && index % 3 === 1 && index < THREAD * 3 ? template._id : null,
    };
  });
  await messages.insertMany(documents);
  const one = documents[Math.floor(count / 2)];
  if (isMain && one) middle = { id: toId(one._id), seq: one.seq, createdAt: one.createdAt };
}

interface Read {
  /** Words that begin alike stand in the index side by side, each in its own order: what was found has to be sorted. */
  isSorted?: true;
  /** Index entries and documents that all its commands together may look at. */
  most: number;
  read: () => Promise<unknown>;
}

/** A page costs what it shows, and a little for what is looked up once for all of it. */
const PAGE_COST = 6 * PAGE;
/** Every room costs a few steps, however long its history is. */
const ROOMS_COST = 12 * (CHANNELS + 4);
/** So far each room is looked through for what is unread. */
const LOOKED_THROUGH = 200;
const UNREAD_COST = CHANNELS * LOOKED_THROUGH;

const reads: Record<string, Read> = {
  'rooms.list': { most: ROOMS_COST + UNREAD_COST, read: () => reader.call.rooms.list({ limit: 100 }) },
  'rooms.unreadTotal': { most: ROOMS_COST + UNREAD_COST, read: () => reader.call.rooms.unreadTotal() },
  'rooms.get': { most: LOOKED_THROUGH + 100, read: () => reader.call.rooms.get({ roomId }) },
  'channels.list': { most: ROOMS_COST + UNREAD_COST, read: () => reader.call.channels.list({ teamId }) },
  'conversations.list': { most: ROOMS_COST, read: () => reader.call.conversations.list({ limit: 100 }) },
  'messages.list, newest': { most: PAGE_COST, read: () => reader.call.messages.list({ roomId, limit: PAGE }) },
  'messages.list, in the middle': {
    most: 2 * PAGE_COST,
    read: () => reader.call.messages.list({ roomId, around: middle.seq, limit: PAGE }),
  },
  'messages.list, further back': {
    most: PAGE_COST,
    read: () => reader.call.messages.list({ roomId, before: middle.seq, limit: PAGE }),
  },
  'messages.changes': {
    // Among them the making of the channel, shown as it is now.
    most: PAGE_COST + THREAD + LOOKED_THROUGH + 2 * PEOPLE,
    read: () => reader.call.messages.changes({ roomId, sinceRev: 0, limit: PAGE }),
  },
  'messages.get': { most: 30, read: () => reader.call.messages.get({ messageId: middle.id }) },
  'messages.seqAt': { most: 20, read: () => reader.call.messages.seqAt({ roomId, at: middle.createdAt }) },
  'messages.pins': { most: PAGE_COST, read: () => reader.call.messages.pins({ roomId, limit: PAGE }) },
  'messages.thread': {
    most: PAGE_COST + THREAD,
    read: () => reader.call.messages.thread({ messageId: rootId, limit: PAGE }),
  },
  'messages.readers': {
    most: 4 * PEOPLE,
    read: () => reader.call.messages.readers({ messageId: middle.id, limit: PAGE }),
  },
  'messages.recent': { most: ROOMS_COST + PAGE_COST, read: () => reader.call.messages.recent({ limit: PAGE }) },
  'threads.list': { most: ROOMS_COST + THREAD, read: () => reader.call.threads.list({ limit: PAGE }) },
  'rooms.members': { most: 4 * PEOPLE, read: () => reader.call.rooms.members({ roomId, limit: PAGE }) },
  'teams.members': { most: 4 * PEOPLE, read: () => reader.call.teams.members({ teamId, limit: PAGE }) },
  'search.messages': {
    most: ROOMS_COST + UNREAD_COST + PAGE_COST,
    isSorted: true,
    read: () => reader.call.search.messages({ query: 'rarity', limit: PAGE }),
  },
};

/** What the database did for a read, a line for each command. */
async function commandsOf({ read }: Read): Promise<Document[]> {
  const { db } = app.container.platform;
  await db.command({ profile: 2 });
  await read().finally(() => db.command({ profile: 0 }));
  const commands = await db
    .collection('system.profile')
    .find({ op: { $in: ['query', 'command', 'getmore'] }, planSummary: { $exists: true } })
    .toArray();
  await db.collection('system.profile').drop();
  return commands;
}

/** Of some tries the one that looked at least: what a server does of its own accord is not part of a read. */
async function leastOf(read: Read): Promise<{ commands: Document[]; looked: number }> {
  const tries: { commands: Document[]; looked: number }[] = [];
  for (let number = 0; number < 3; number += 1) {
    const commands = await commandsOf(read);
    const each = commands.map(({ keysExamined = 0, docsExamined = 0 }) => Math.max(keysExamined, docsExamined));
    tries.push({ commands, looked: each.reduce((sum, one) => sum + one, 0) });
  }
  return tries.reduce((least, one) => (one.looked < least.looked ? one : least));
}

describe('the reads that are asked most', () => {
  it.for(Object.entries(reads))('%s: by an index, in its order, and no more than it shows', async ([, read]) => {
    await read.read();
    const { commands, looked } = await leastOf(read);
    expect(commands.length).toBeGreaterThan(0);
    for (const { ns, planSummary, hasSortStage = false } of commands) {
      const collection = String(ns).split('.').at(-1);
      expect({ collection, planSummary }).not.toMatchObject({ planSummary: expect.stringContaining('COLLSCAN') });
      if (!read.isSorted) expect({ collection, hasSortStage }).toEqual({ collection, hasSortStage: false });
    }
    expect(looked).toBeLessThanOrEqual(read.most);
  });
});
