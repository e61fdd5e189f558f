import { toId } from '../../platform/ids.js';
import type { MessageFilesSource } from '../files/index.js';
import type { MessagesRepository } from './messages.repository.js';

/** What the files are told of the messages that show them. */
export function createMessageFiles(repository: MessagesRepository): MessageFilesSource {
  return async (roomId, messageId) => {
    const [message] = await repository.findMany([roomId], [messageId]);
    if (!message) return 'unknown';
    if (message.deletedAt) return 'deleted';
    return new Set(message.attachments.map(({ fileId }) => toId(fileId)));
  };
}
