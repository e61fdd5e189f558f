import { TIMES } from '@confab/shared';
import { expect, it } from 'vitest';
import { createTestApp } from '../../testing/index.js';

it('removes the others where one room cannot be removed, and that one later', async () => {
  await using app = await createTestApp();
  const owner = await app.person();
  const team = await app.team({ owner });
  const channels = await Promise.all(Array.from({ length: 3 }, () => app.channel({ team, by: owner })));
  for (const { id: channelId } of channels) await owner.call.channels.delete({ channelId });
  const stubborn = channels[0]?.id;
  let isStubborn = true;
  app.container.rooms.registerRoomData(async (roomId) => {
    if (isStubborn && roomId.toHexString() === stubborn) throw new Error('Not today');
  });
  const left = async () => {
    const rooms = await app.container.platform.db
      .collection('rooms')
      .find({ deletedAt: { $ne: null } })
      .toArray();
    return rooms.map(({ _id }) => _id.toHexString());
  };
  app.clock.advance(TIMES.deleted + 60_000);
  await app.container.rooms.purge();
  expect(await left()).toEqual([stubborn]);
  isStubborn = false;
  await app.container.rooms.purge();
  expect(await left()).toEqual([]);
});
