import { pageOf, roomSchema, searchHitSchema, searchMessagesInput, searchRoomsInput } from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { SearchService } from './search.service.js';

/** `search.*`: finding what was said, and where. */
export function createSearchRouter(search: SearchService) {
  return router({
    messages: authedProcedure
      .input(searchMessagesInput)
      .output(pageOf(searchHitSchema))
      .query(({ ctx, input }) => search.messages(ctx.caller, input)),
    rooms: authedProcedure
      .input(searchRoomsInput)
      .output(pageOf(roomSchema))
      .query(({ ctx, input }) => search.rooms(ctx.caller, input)),
  });
}
