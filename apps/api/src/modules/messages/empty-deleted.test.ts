import { TIMES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp } from '../../testing/index.js';

const DELETED_AT_ONCE = 450;

it('empties all that was deleted in one moment, however much that was, and comes to an end', async () => {
  await using app = await createTestApp();
  const owner = await app.person();
  const { id: roomId } = await app.channel({ team: await app.team({ owner }), by: owner });
  const { id } = await owner.call.messages.send({ roomId, body: 'to be forgotten' });
  await owner.call.messages.delete({ messageId: id });
  const messages = app.container.platform.db.collection('messages');
  const deleted = await messages.findOne({ _id: toObjectId(id) });
  await messages.insertMany(
    Array.from({ length: DELETED_AT_ONCE }, (_, index) => ({ ...deleted, _id: new ObjectId(), seq: 1_000 + index })),
  );
  app.clock.advance(TIMES.deleted + 60_000);
  await app.container.messages.emptyDeleted();
  expect(await messages.countDocuments({ deletedAt: { $ne: null } })).toBe(DELETED_AT_ONCE + 1);
  expect(await messages.countDocuments({ body: 'to be forgotten' })).toBe(0);
});
