import {
  conversationInput,
  conversationSchema,
  conversationsListInput,
  openDirectInput,
  openedConversationSchema,
  pageOf,
} from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { ConversationsService } from './conversations.service.js';

/** `conversations.*`: the rooms of their participants. */
export function createConversationsRouter(conversations: ConversationsService) {
  return router({
    openDirect: authedProcedure
      .input(openDirectInput)
      .output(openedConversationSchema)
      .mutation(({ ctx, input }) => conversations.openDirect(ctx.caller, input.userId)),
    list: authedProcedure
      .input(conversationsListInput)
      .output(pageOf(conversationSchema))
      .query(({ ctx, input }) => conversations.list(ctx.caller, input)),
    get: authedProcedure
      .input(conversationInput)
      .output(conversationSchema)
      .query(({ ctx, input }) => conversations.get(ctx.caller, input.conversationId)),
  });
}
