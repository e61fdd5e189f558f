import fc from 'fast-check';
import { type Collection, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toId } from '../../platform/ids.js';
import { collectionOf } from '../../platform/mongo/index.js';
import { createTestApp, type TestApp } from '../../testing/index.js';
import type { UnreadSince } from '../rooms/index.js';
import { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from './messages.model.js';
import { nearRanges, UnreadCounter } from './unread-counts.js';

const reader = new ObjectId();
let app: TestApp;
let messages: Collection<MessageDocument>;
let sample: MessageDocument;

beforeAll(async () => {
  app = await createTestApp();
  messages = collectionOf(app.container.platform.db, messagesCollection);
  const owner = await app.person();
  const { id: roomId } = await app.channel({ team: await app.team({ owner }), by: owner });
  await owner.call.messages.send({ roomId, body: 'one of many' });
  const sent = await messages.findOne({ type: 'text' });
  if (!sent) throw new Error('Nothing was sent');
  sample = sent;
});
afterAll(() => app[Symbol.asyncDispose]());

const kinds = {
  ofOthers: {},
  own: { senderId: reader },
  system: { type: 'system' },
  deleted: { deletedAt: new Date() },
  reply: { threadRootId: new ObjectId() },
} as const satisfies Record<string, Partial<MessageDocument>>;
type Kind = keyof typeof kinds;

const kind = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Kind>('ofOthers') },
  { weight: 1, arbitrary: fc.constantFrom<Kind>('own', 'system', 'deleted', 'reply') },
);
/** What was said in a room, in order, and up to where it is read: near its beginning, or anywhere. */
const room = fc.array(kind, { maxLength: 350, size: 'max' }).chain((said) =>
  fc.record({
    said: fc.constant(said),
    afterSeq: fc.oneof(fc.nat({ max: Math.min(40, said.length) }), fc.nat({ max: said.length })),
  }),
);

async function fill(said: readonly Kind[]): Promise<ObjectId> {
  const roomId = new ObjectId();
  const documents = said.map((each, index): MessageDocument => {
    return { ...sample, _id: new ObjectId(), roomId, seq: index + 1, rev: index + 1, ...kinds[each] };
  });
  if (documents.length > 0) await messages.insertMany(documents);
  return roomId;
}

describe('what is unread in many rooms', () => {
  it('is what others said after what is read of each, up to a hundred', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(room, { minLength: 1, maxLength: 8 }), fc.boolean(), async (rooms, isNewestKnown) => {
        const since = await Promise.all(
          rooms.map(async ({ said, afterSeq }): Promise<UnreadSince> => {
            const known = { roomId: await fill(said), afterSeq };
            return isNewestKnown ? { ...known, newestSeq: said.length } : known;
          }),
        );
        const counts = await new UnreadCounter(messages, reader).count(since);
        const counted = since.map(({ roomId }) => counts.get(toId(roomId))?.unreadCount ?? 0);
        const expected = rooms.map(({ said, afterSeq }) => {
          return Math.min(100, said.slice(afterSeq).filter((each) => each === 'ofOthers').length);
        });
        expect(counted).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('is found in the index alone, and no room makes another be read from its beginning', async () => {
    const everything = Array.from({ length: 300 }, (): Kind => 'ofOthers');
    const since = await Promise.all(
      [0, 10, 250, 290].map(async (afterSeq) => ({ roomId: await fill(everything), afterSeq })),
    );
    const explained = await messages
      .find({ $or: nearRanges(since) }, { hint: MESSAGE_INDEXES.seq, projection: { _id: 0, roomId: 1, seq: 1 } })
      .explain('executionStats');
    const { totalKeysExamined, totalDocsExamined } = explained.executionStats;
    expect(totalDocsExamined).toBe(0);
    // Of the first two rooms the numbers up to 178, of the others what is left, and where a range ends.
    expect(totalKeysExamined).toBeLessThan(2 * 178 + 50 + 10 + 20);
    expect(JSON.stringify(explained.queryPlanner.winningPlan)).not.toMatch(/COLLSCAN|FETCH|SORT"/);
  });
});
