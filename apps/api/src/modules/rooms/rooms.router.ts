import {
  markReadResult,
  markUnreadResult,
  noInput,
  okSchema,
  pageOf,
  roomInput,
  roomMemberSchema,
  roomSchema,
  roomsListInput,
  roomsMarkReadInput,
  roomsMarkUnreadInput,
  roomsMembersInput,
  roomsSetPreferencesInput,
  setTypingInput,
  typingResult,
  unreadTotalResult,
} from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { ReadStateService } from './read-state/read-state.service.js';
import type { RoomsService } from './rooms.service.js';
import type { TypingService } from './typing/typing.service.js';

/** `rooms.*`: what is the same for channels and conversations. */
export function createRoomsRouter(services: {
  rooms: RoomsService;
  readState: ReadStateService;
  typing: TypingService;
}) {
  const { rooms, readState, typing } = services;
  return router({
    list: authedProcedure
      .input(roomsListInput)
      .output(pageOf(roomSchema))
      .query(({ ctx, input }) => rooms.list(ctx.caller, input)),
    get: authedProcedure
      .input(roomInput)
      .output(roomSchema)
      .query(({ ctx, input }) => rooms.get(ctx.caller, input.roomId)),
    members: authedProcedure
      .input(roomsMembersInput)
      .output(pageOf(roomMemberSchema))
      .query(({ ctx, input }) => rooms.members(ctx.caller, input)),
    leave: authedProcedure
      .input(roomInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await rooms.leave(ctx.caller, input.roomId);
        return { ok: true };
      }),
    markRead: authedProcedure
      .input(roomsMarkReadInput)
      .output(markReadResult)
      .mutation(({ ctx, input }) => readState.markRead(ctx.caller, input)),
    markUnread: authedProcedure
      .input(roomsMarkUnreadInput)
      .output(markUnreadResult)
      .mutation(({ ctx, input }) => readState.markUnread(ctx.caller, input)),
    setPreferences: authedProcedure
      .input(roomsSetPreferencesInput)
      .output(roomSchema)
      .mutation(({ ctx, input }) => readState.setPreferences(ctx.caller, input)),
    unreadTotal: authedProcedure
      .input(noInput)
      .output(unreadTotalResult)
      .query(({ ctx }) => readState.unreadTotal(ctx.caller)),
    setTyping: authedProcedure
      .input(setTypingInput)
      .output(okSchema)
      .mutation(({ ctx, input }) => typing.setTyping(ctx.caller, input)),
    typing: authedProcedure
      .input(roomInput)
      .output(typingResult)
      .query(({ ctx, input }) => typing.typing(ctx.caller, input.roomId)),
  });
}
