import type { Document } from 'mongodb';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, type TestApp } from '../../testing/index.js';
import { MESSAGE_INDEXES } from './messages.model.js';
import { newestPipeline, unreadFilter } from './messages.repository.js';

const ROOMS = 4;
const MESSAGES_EACH = 40;

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
    const plan = summaryOf(await messages().aggregate(newestPipeline(roomIds)).explain('executionStats'));
    expect(plan).toEqual({ stages: ['FETCH', 'DISTINCT_SCAN'], totalKeysExamined: ROOMS, totalDocsExamined: ROOMS });
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
