import type { Document } from 'mongodb';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, type TestApp } from '../../testing/index.js';
import { MESSAGE_INDEXES } from './messages.model.js';
import { newestPipeline, newestShownPipeline } from './messages.repository.js';
import { newestRepliesPipeline } from './threads/thread-replies.repository.js';
import { newestMentionPipeline, unreadFilter } from './unread-counts.js';

const ROOMS = 4;
const MESSAGES_EACH = 40;
const THREADS = 5;
const REPLIES_EACH = 20;

let app: TestApp;
let roomIds: ObjectId[];
const messages = () => app.container.platform.db.collection('messages');

beforeAll(async () => {
  app = await createTestApp();
  const owner = await app.person();
  const team = await app.team({ owner });
  const channels = await Promise.all(Array.from({ length: ROOMS }, () => app.channel({ team, by: owner })));
  roomIds = channels.map(({ id }) => toObjectId(id));
  for (const { id: roomId } of channels) {
    await Promise.all(
      Array.from({ length: MESSAGES_EACH }, (_, index) => owner.call.messages.send({ roomId, body: `${index}` })),
    );
  }
});
afterAll(() => app[Symbol.asyncDispose]());

/** The names of all stages of a plan, and what its execution looked at. */
function summaryOf(explained: Document) {
  const { stages } = explained;
  const cursor = Array.isArray(stages) ? stages[0].$cursor : explained;
  const { totalKeysExamined, totalDocsExamined } = cursor.executionStats;
  const stagesOfPlan = [...JSON.stringify(cursor.queryPlanner.winningPlan).matchAll(/"stage":"(\w+)"/g)];
  return { stages: stagesOfPlan.map(([, stage]) => stage), totalKeysExamined, totalDocsExamined };
}

describe('the queries that are asked most', () => {
  it('find the newest message of each room in as many steps as there are rooms', async () => {
    const pipeline = newestPipeline(roomIds, { newest: { $first: '$$ROOT' } });
    const plan = summaryOf(await messages().aggregate(pipeline).explain('executionStats'));
    expect(plan).toEqual({ stages: ['FETCH', 'DISTINCT_SCAN'], totalKeysExamined: ROOMS, totalDocsExamined: ROOMS });
  });

  it('find the newest reply of each thread in the index alone, in as many steps as there are threads', async () => {
    const roots = await messages()
      .find({ roomId: roomIds[0] ?? new ObjectId() })
      .limit(THREADS)
      .toArray();
    const replies = roots.flatMap((root) =>
      Array.from({ length: REPLIES_EACH }, (_, index) => {
        return { ...root, _id: new ObjectId(), threadRootId: root._id, seq: 1_000 + index };
      }),
    );
    await messages().insertMany(replies);
    const pipeline = newestRepliesPipeline(roots.map(({ _id }) => _id));
    const { stages, totalKeysExamined, totalDocsExamined } = summaryOf(
      await messages().aggregate(pipeline).explain('executionStats'),
    );
    expect(stages).toContain('DISTINCT_SCAN');
    expect({ totalKeysExamined, totalDocsExamined }).toEqual({ totalKeysExamined: THREADS, totalDocsExamined: 0 });
    await messages().deleteMany({ _id: { $in: replies.map(({ _id }) => _id) } });
  });

  it('find the newest message outside threads from the end of the index on', async () => {
    const pipeline = newestShownPipeline(roomIds[0] ?? new ObjectId());
    const plan = summaryOf(await messages().aggregate(pipeline).explain('executionStats'));
    expect(plan).toEqual({ stages: ['LIMIT', 'FETCH', 'IXSCAN'], totalKeysExamined: 1, totalDocsExamined: 1 });
  });

  it('find the newest mention of all in each room in the index alone', async () => {
    const sample = await messages().findOne({ roomId: roomIds[0] ?? new ObjectId() });
    const mentions = roomIds.flatMap((roomId) =>
      Array.from({ length: 20 }, (_, index) => {
        return { ...sample, _id: new ObjectId(), roomId, mentionsAll: 'channel', seq: 2_000 + index };
      }),
    );
    await messages().insertMany(mentions);
    const found = messages().aggregate(newestMentionPipeline(roomIds, 'channel'), {
      hint: MESSAGE_INDEXES.mentionsAll,
    });
    const { stages, totalKeysExamined, totalDocsExamined } = summaryOf(await found.explain('executionStats'));
    expect(stages).toContain('DISTINCT_SCAN');
    expect({ totalKeysExamined, totalDocsExamined }).toEqual({ totalKeysExamined: ROOMS, totalDocsExamined: 0 });
    await messages().deleteMany({ _id: { $in: mentions.map(({ _id }) => _id) } });
  });

  it('count what is unread in the index alone', async () => {
    const filter = unreadFilter({ roomId: roomIds[0] ?? new ObjectId(), userId: new ObjectId(), afterSeq: 11 });
    const count = messages().aggregate(
      [{ $match: filter }, { $limit: 100 }, { $group: { _id: null, n: { $sum: 1 } } }],
      {
        hint: MESSAGE_INDEXES.seq,
      },
    );
    const { stages, totalDocsExamined, totalKeysExamined } = summaryOf(await count.explain('executionStats'));
    expect(stages).toEqual(expect.arrayContaining(['IXSCAN']));
    expect(stages).not.toContain('FETCH');
    expect(totalDocsExamined).toBe(0);
    expect(totalKeysExamined).toBeLessThanOrEqual(MESSAGES_EACH);
  });
});
