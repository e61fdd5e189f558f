import {
  messageSchema,
  messagesChangesInput,
  messagesChangesResult,
  messagesDeleteInput,
  messagesEditInput,
  messagesGetInput,
  messagesListInput,
  messagesListResult,
  messagesSendInput,
} from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { MessageChanges } from './message-changes.js';
import type { MessagesService } from './messages.service.js';

/** `messages.*`: what is said in rooms. */
export function createMessagesRouter(messages: MessagesService, changes: MessageChanges) {
  return router({
    list: authedProcedure
      .input(messagesListInput)
      .output(messagesListResult)
      .query(({ ctx, input }) => messages.list(ctx.caller, input)),
    get: authedProcedure
      .input(messagesGetInput)
      .output(messageSchema)
      .query(({ ctx, input }) => messages.get(ctx.caller, input.messageId)),
    changes: authedProcedure
      .input(messagesChangesInput)
      .output(messagesChangesResult)
      .query(({ ctx, input }) => changes.since(ctx.caller, input)),
    send: authedProcedure
      .input(messagesSendInput)
      .output(messageSchema)
      .mutation(({ ctx, input }) => messages.send(ctx.caller, input)),
    edit: authedProcedure
      .input(messagesEditInput)
      .output(messageSchema)
      .mutation(({ ctx, input }) => messages.edit(ctx.caller, input)),
    delete: authedProcedure
      .input(messagesDeleteInput)
      .output(messageSchema)
      .mutation(({ ctx, input }) => messages.delete(ctx.caller, input.messageId)),
  });
}
