import type { Id, MessagePreview } from '@confab/shared';
import { toId } from '../../platform/ids.js';
import type { RoomMessages } from '../rooms/index.js';
import type { MessagesPresenter } from './messages.presenter.js';
import type { MessagesRepository } from './messages.repository.js';
import { systemMessageOf } from './system-messages.js';

/** What the rooms show of their messages. */
export function createRoomMessages(repository: MessagesRepository, presenter: MessagesPresenter): RoomMessages {
  return {
    async newest(roomIds) {
      const messages = await repository.newestOf(roomIds);
      return new Map(messages.map(({ roomId, seq, createdAt }) => [toId(roomId), { seq, at: createdAt }]));
    },
    async previews(roomIds): Promise<Map<Id, MessagePreview>> {
      const newest = await repository.newestOf(roomIds);
      const shown = await Promise.all(
        newest.map((message) => (message.threadRootId ? repository.newestShown(message.roomId) : message)),
      );
      const previews = await presenter.previews(shown.filter((message) => message !== null));
      return new Map(previews.map((preview) => [preview.roomId, preview]));
    },
    countUnread: (range) => repository.countUnread(range),
    countsOf: (userId, rooms) => repository.countsOf(userId, rooms),
    async canHaveThread(roomId, messageId) {
      const [message] = await repository.findMany([roomId], [messageId]);
      return message !== undefined && message.threadRootId === null && message.type !== 'system';
    },
    async systemMessageOf(entry) {
      const message = systemMessageOf(entry);
      return message && presenter.presentOne(message);
    },
  };
}
