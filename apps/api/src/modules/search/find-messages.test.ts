import { LIMITS } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionOf } from '../../platform/mongo/index.js';
import { createTestApp, expectError, type TestApp } from '../../testing/index.js';
import { type MessageDocument, messagesCollection, searchTerms } from '../messages/index.js';
import { findMessages } from './find-messages.js';
import { newestFirst } from './found-messages.js';
import { MessagesIndex, type Scope } from './messages-index.js';
import { isAskedFor, searchWordsOf } from './search-words.js';
import { TimeBudget } from './time-budget.js';

const MESSAGES_IN_LARGE_ROOM = 6_000;
const SMALL_ROOMS = 230;
const MESSAGES_IN_SMALL_ROOM = 6;
const START = new Date('2026-01-01').getTime();
/** The promise: so many index entries are looked at for each message that is found. */
const ENTRIES_PER_RESULT = 20;
const ENTRIES_TO_COMPARE = 50;

const large = new ObjectId();
const small = Array.from({ length: SMALL_ROOMS }, () => new ObjectId());
let app: TestApp;
let all: MessageDocument[];

/** What is said in the large room: some words all the time, some only in its older half. */
function wordsAt(place: number): string {
  const words = ['hello', `topic${place % 7}`];
  if (place % 2 === 0) words.push('status');
  if (place === 40) words.push('xylophone');
  if (place < 3_000) {
    if (place % 5 === 0) words.push(`config${'urations'.slice(0, (place / 5) % 9)}`);
    if (place % 4 === 0) words.push(`ticket-${place}`);
  }
  return words.join(' ');
}

function message(roomId: ObjectId, seq: number, fields: { body: string; at: number }): MessageDocument {
  // Several share a moment.
  const at = new Date(START + Math.floor(fields.at / 3) * 1_000);
  const document = {
    _id: new ObjectId(),
    roomId,
    seq,
    rev: seq,
    clientId: null,
    senderId: new ObjectId('0123456789abcdef01234567'),
    type: 'text' as const,
    body: fields.body,
    system: null,
    attachments: [],
    mentions: [],
    mentionsAll: null,
    replyToId: null,
    threadRootId: null,
    reactions: [],
    pinnedAt: null,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    createdAt: at,
    updatedAt: at,
  };
  return { ...document, terms: searchTerms(document) };
}

beforeAll(async () => {
  app = await createTestApp();
  const { db } = app.container.platform;
  all = Array.from({ length: MESSAGES_IN_LARGE_ROOM }, (_, place) =>
    message(large, place + 2, { body: wordsAt(place), at: place }),
  );
  for (let place = 0; place < MESSAGES_IN_SMALL_ROOM; place += 1) {
    for (const [index, roomId] of small.entries()) {
      all.push(
        message(roomId, place + 2, { body: `status of room${index} ${place}`, at: 20_000 + place * 300 + index }),
      );
    }
  }
  // In no order that would help.
  const documents = all.toSorted((a, b) => (a._id.id.toReversed() < b._id.id.toReversed() ? -1 : 1));
  await collectionOf(db, messagesCollection).insertMany(documents);
  await db.setProfilingLevel('all');
});
afterAll(() => app[Symbol.asyncDispose]());

/** Searches, and tells what was found and what was looked at for it. */
async function search(query: string, scope: Partial<Scope> = {}) {
  const { db } = app.container.platform;
  const wanted = { marks: [], ...searchWordsOf(query) };
  const limit = scope.limit ?? LIMITS.searchPage;
  const started = new Date();
  const found = await findMessages(
    new MessagesIndex(db),
    { roomIds: [large], since: null, until: null, after: null, limit, budget: new TimeBudget(10_000), ...scope },
    wanted,
  );
  const commands = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.messages`, ts: { $gte: started } })
    .toArray();
  const sum = (field: string) => commands.reduce((total, command) => total + Number(command[field] ?? 0), 0);
  for (const { command } of commands) expect(command, JSON.stringify(command)).toHaveProperty('maxTimeMS');
  return {
    ids: found.slice(0, limit).map(({ _id }) => _id.toHexString()),
    entries: sum('keysExamined'),
    documents: sum('docsExamined'),
  };
}

/** The same by looking at every message. */
function naive(query: string, { roomIds = [large], limit = LIMITS.searchPage, after }: Partial<Scope> = {}): string[] {
  const words = searchWordsOf(query);
  const rooms = new Set(roomIds.map((roomId) => roomId.toHexString()));
  const matching = all.filter(
    ({ roomId, terms }) =>
      rooms.has(roomId.toHexString()) &&
      words.whole.every((word) => terms.includes(word)) &&
      (words.beginning === null || terms.some((term) => isAskedFor(term, { ...words, whole: [] }))),
  );
  const sorted = matching.sort(newestFirst).map(({ _id }) => _id.toHexString());
  const start = after ? sorted.indexOf(after.id.toHexString()) + 1 : 0;
  return sorted.slice(start, start + limit);
}

const CASES: Record<string, string> = {
  'a rare word': 'xylophone x',
  'the beginning of a rare word': 'xylo',
  'a common word': 'status status',
  'the beginning of a common word': 'sta',
  'one letter': 's',
  'the beginning of a few words of long ago': 'conf',
  'two common words': 'hello status',
  'a common and a rare word': 'hello xylophone',
  'a common word and the beginning of a rare one': 'hello xyl',
  'a word that there is not': 'nothing',
};

describe('what a search looks at in a room of thousands of messages', () => {
  it.each(Object.entries(CASES))('is little for %s', async (_, query) => {
    const { ids, entries, documents } = await search(query);
    expect(ids).toEqual(naive(query));
    // Of several words, which is the rarest has to be found out first.
    const words = query.split(' ').length;
    const comparing = words > 1 ? words * ENTRIES_TO_COMPARE : 0;
    expect((entries - comparing) / Math.max(1, ids.length)).toBeLessThanOrEqual(ENTRIES_PER_RESULT);
    expect(documents / Math.max(1, ids.length)).toBeLessThanOrEqual(ENTRIES_PER_RESULT);
  });

  it('is as little on a later page', async () => {
    const pageAfter = async (query: string, page: number) => {
      const last = naive(query, { limit: page * LIMITS.searchPage }).at(-1);
      const after = all.find(({ _id }) => _id.toHexString() === last);
      if (!after) throw new Error('There is no such page');
      const scope = { after: { at: after.createdAt, id: after._id } };
      const { ids, entries } = await search(query, scope);
      expect(ids).toEqual(naive(query, scope));
      expect(ids).toHaveLength(LIMITS.searchPage);
      expect(entries / ids.length).toBeLessThanOrEqual(ENTRIES_PER_RESULT);
    };
    await pageAfter('status', 40);
    await pageAfter('conf', 5);
  });

  it('is all of them, and no more, for a beginning that many words share and few messages have', async () => {
    const { ids, entries } = await search('ticket');
    expect(ids).toEqual(naive('ticket'));
    expect(entries).toBeLessThanOrEqual(750 + 3 * LIMITS.searchPage * ENTRIES_PER_RESULT);
  });

  it('is as little in a stretch of time', async () => {
    const since = new Date(START + 500_000);
    const until = new Date(START + 600_000);
    const { ids, entries } = await search('status', { since, until });
    expect(ids.length).toBe(LIMITS.searchPage);
    expect(entries / ids.length).toBeLessThanOrEqual(ENTRIES_PER_RESULT);
  });
});

describe('what a search looks at in many rooms', () => {
  const roomIds = [...small, large];

  it.each(['status', 'sta', 'status of', 'room1', 'xylophone', 'room1 3'])('is little for %s', async (query) => {
    const { ids, entries } = await search(query, { roomIds });
    expect(ids).toEqual(naive(query, { roomIds }));
    // Besides, each room has to be looked into, twice at most.
    const perResult = (entries - 2 * roomIds.length) / Math.max(1, ids.length);
    expect(perResult).toBeLessThanOrEqual(ENTRIES_PER_RESULT);
  });
});

describe('a search', () => {
  it('is given up when its time is over', async () => {
    await expectError(search('status', { budget: new TimeBudget(0) }), 'SERVICE_UNAVAILABLE');
  });
});
