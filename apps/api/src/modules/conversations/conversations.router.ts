import {
  addParticipantsInput,
  conversationInput,
  conversationSchema,
  conversationsListInput,
  conversationsUpdateInput,
  okSchema,
  openDirectInput,
  openedConversationSchema,
  openForSubjectInput,
  openGroupInput,
  pageOf,
  removeParticipantInput,
} from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { ConversationChanges } from './conversation-changes.js';
import type { ConversationsService } from './conversations.service.js';
import type { OpenConversation } from './open-conversation.js';

interface ConversationsRouterOptions {
  conversations: ConversationsService;
  open: OpenConversation;
  changes: ConversationChanges;
}

/** `conversations.*`: the rooms of their participants. */
export function createConversationsRouter({ conversations, open, changes }: ConversationsRouterOptions) {
  return router({
    openDirect: authedProcedure
      .input(openDirectInput)
      .output(openedConversationSchema)
      .mutation(({ ctx, input }) => conversations.opened(ctx.caller, open.direct(ctx.caller, input.userId))),
    openGroup: authedProcedure
      .input(openGroupInput)
      .output(openedConversationSchema)
      .mutation(({ ctx, input }) => conversations.opened(ctx.caller, open.group(ctx.caller, input))),
    openForSubject: authedProcedure
      .input(openForSubjectInput)
      .output(openedConversationSchema)
      .mutation(({ ctx, input }) => conversations.opened(ctx.caller, open.forSubject(ctx.caller, input))),
    list: authedProcedure
      .input(conversationsListInput)
      .output(pageOf(conversationSchema))
      .query(({ ctx, input }) => conversations.list(ctx.caller, input)),
    get: authedProcedure
      .input(conversationInput)
      .output(conversationSchema)
      .query(({ ctx, input }) => conversations.get(ctx.caller, input.conversationId)),
    update: authedProcedure
      .input(conversationsUpdateInput)
      .output(conversationSchema)
      .mutation(({ ctx, input }) => changes.update(ctx.caller, input)),
    addParticipants: authedProcedure
      .input(addParticipantsInput)
      .output(conversationSchema)
      .mutation(({ ctx, input }) => changes.addParticipants(ctx.caller, input)),
    removeParticipant: authedProcedure
      .input(removeParticipantInput)
      .output(conversationSchema)
      .mutation(({ ctx, input }) => changes.removeParticipant(ctx.caller, input)),
    delete: authedProcedure
      .input(conversationInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await changes.delete(ctx.caller, input.conversationId);
        return { ok: true };
      }),
  });
}
