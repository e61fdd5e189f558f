import {
  messageSchema,
  messagesChangesInput,
  messagesChangesResult,
  messagesDeleteInput,
  messagesEditInput,
  messagesGetInput,
  messagesListInput,
  messagesListResult,
  messagesMarkReadInput,
  messagesMarkReadResult,
  messagesPinInput,
  messagesPinsInput,
  messagesReactInput,
  messagesReactResult,
  messagesReadersInput,
  messagesRecentInput,
  messagesSendInput,
  messagesSeqAtInput,
  messagesSeqAtResult,
  messagesThreadInput,
  messagesThreadResult,
  pageOf,
  readerSchema,
} from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { FindMessages } from './find-messages.js';
import type { MessageChanges } from './message-changes.js';
import type { MessageMarks } from './message-marks.js';
import type { MessageReaders } from './message-readers.js';
import type { MessagesService } from './messages.service.js';

interface MessagesRouterOptions {
  messages: MessagesService;
  changes: MessageChanges;
  marks: MessageMarks;
  find: FindMessages;
  readers: MessageReaders;
}

/** `messages.*`: what is said in rooms. */
export function createMessagesRouter({ messages, changes, marks, find, readers }: MessagesRouterOptions) {
  return router({
    list: authedProcedure
      .input(messagesListInput)
      .output(messagesListResult)
      .query(({ ctx, input }) => messages.list(ctx.caller, input)),
    get: authedProcedure
      .input(messagesGetInput)
      .output(messageSchema)
      .query(({ ctx, input }) => messages.get(ctx.caller, input.messageId)),
    thread: authedProcedure
      .input(messagesThreadInput)
      .output(messagesThreadResult)
      .query(({ ctx, input }) => find.thread(ctx.caller, input)),
    pins: authedProcedure
      .input(messagesPinsInput)
      .output(pageOf(messageSchema))
      .query(({ ctx, input }) => marks.pins(ctx.caller, input)),
    recent: authedProcedure
      .input(messagesRecentInput)
      .output(pageOf(messageSchema))
      .query(({ ctx, input }) => find.recent(ctx.caller, input)),
    seqAt: authedProcedure
      .input(messagesSeqAtInput)
      .output(messagesSeqAtResult)
      .query(({ ctx, input }) => find.seqAt(ctx.caller, input)),
    react: authedProcedure
      .input(messagesReactInput)
      .output(messagesReactResult)
      .mutation(({ ctx, input }) => marks.react(ctx.caller, input)),
    markRead: authedProcedure
      .input(messagesMarkReadInput)
      .output(messagesMarkReadResult)
      .mutation(({ ctx, input }) => readers.markRead(ctx.caller, input.messageId)),
    readers: authedProcedure
      .input(messagesReadersInput)
      .output(pageOf(readerSchema))
      .query(({ ctx, input }) => readers.readers(ctx.caller, input)),
    pin: authedProcedure
      .input(messagesPinInput)
      .output(messageSchema)
      .mutation(({ ctx, input }) => marks.pin(ctx.caller, input.messageId, true)),
    unpin: authedProcedure
      .input(messagesPinInput)
      .output(messageSchema)
      .mutation(({ ctx, input }) => marks.pin(ctx.caller, input.messageId, false)),
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
