import { pageOf, userSchema, usersInRoomInput } from '@confab/shared';
import { toObjectId } from '../../platform/ids.js';
import { authedProcedure } from '../../platform/trpc.js';
import type { Users } from '../users/index.js';
import type { RoomsService } from './rooms.service.js';

/** What rooms add to `users.*`. */
export function createRoomUsersProcedures({ rooms, users }: { rooms: RoomsService; users: Pick<Users, 'present'> }) {
  return {
    inRoom: authedProcedure
      .input(usersInRoomInput)
      .output(pageOf(userSchema))
      .query(async ({ ctx: { caller }, input }) => {
        const { items, nextCursor } = await rooms.members(caller, input);
        const userIds = items.map(({ user }) => toObjectId(user.id));
        return { items: await users.present(toObjectId(caller.userId), userIds), nextCursor };
      }),
  };
}
