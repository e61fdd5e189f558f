import { toId } from '../../platform/ids.js';
import type { RoomMessages } from '../rooms/index.js';
import type { DirectBlocks } from './direct-blocks.js';
import type { MessagesPresenter } from './messages.presenter.js';
import type { MessagesRepository } from './messages.repository.js';
import { systemMessageOf } from './system-messages.js';

/** What the rooms show of their messages. */
export function createRoomMessages(
  repository: MessagesRepository,
  presenter: MessagesPresenter,
  blocks: DirectBlocks,
): RoomMessages {
  return {
    async newest(roomIds) {
      const places = await repository.newestPlaces(roomIds);
      return new Map(places.map(({ _id, seq, createdAt }) => [toId(_id), { seq, at: createdAt }]));
    },
    async latest(roomIds) {
      const newest = await repository.newestOf(roomIds);
      const inThreads = newest.filter(({ threadRootId }) => threadRootId !== null).map(({ roomId }) => roomId);
      const shown = [
        ...newest.filter(({ threadRootId }) => threadRootId === null),
        ...(await repository.newestShownOf(inThreads)),
      ];
      const previews = new Map((await presenter.previews(shown)).map((preview) => [preview.roomId, preview]));
      return new Map(
        newest.map(({ roomId, seq, createdAt: at }) => {
          return [toId(roomId), { seq, at, preview: previews.get(toId(roomId)) ?? null }];
        }),
      );
    },
    countUnread: (range) => repository.countUnread(range),
    countsOf: (userId, rooms) => repository.countsOf(userId, rooms),
    async canHaveThread(roomId, messageId) {
      const [message] = await repository.findMany([roomId], [messageId]);
      return message !== undefined && message.threadRootId === null && message.type !== 'system';
    },
    refusalToSpeak: (userId, roomId) => blocks.refusal(userId, roomId),
    async systemMessageOf(entry) {
      const message = systemMessageOf(entry);
      return message && presenter.presentOne(message);
    },
  };
}
