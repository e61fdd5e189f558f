import type { FeedEventOf } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { toId } from '../../platform/ids.js';
import type { FeedSource } from '../rooms/index.js';
import { messageCreated } from './kinds/message-created.js';
import { messageDeleted } from './kinds/message-deleted.js';
import { messageEdited } from './kinds/message-edited.js';
import { messagePinned } from './kinds/message-pinned.js';
import { messageReacted } from './kinds/message-reacted.js';
import { messageState } from './messages.model.js';
import type { MessagesPresenter } from './messages.presenter.js';

const aboutMessage = z.object({ message: messageState });

/** How the entries about messages are told. */
export function messageFeedSources(presenter: MessagesPresenter): FeedSource[] {
  /** The thread as it is now: more replies than this one may be in it already, and clients take the newest word. */
  const threadOf = async (rootId: ObjectId): Promise<FeedEventOf<'message'>['thread']> => {
    const thread = await presenter.thread(rootId);
    const none = { replyCount: 0, lastReplyAt: new Date(0), participants: [] };
    return { rootId: toId(rootId), ...(thread ?? none) };
  };
  const source = (kind: string, change: FeedEventOf<'message'>['change']): FeedSource => ({
    kind,
    async present(entry) {
      const { message } = aboutMessage.parse(entry.data);
      const shown = { ...message, rev: entry.rev };
      const rootId = change === 'created' || change === 'deleted' ? message.threadRootId : null;
      const [presented, thread] = await Promise.all([
        change === 'created' ? presenter.presentNew(shown) : presenter.presentOne(shown),
        rootId && threadOf(rootId),
      ]);
      return {
        type: 'message',
        roomId: toId(entry.roomId),
        rev: entry.rev,
        change,
        message: presented,
        ...(thread && { thread }),
      };
    },
  });
  return [
    source(messageCreated.name, 'created'),
    source(messageEdited.name, 'edited'),
    source(messageDeleted.name, 'deleted'),
    source(messageReacted.name, 'reaction'),
    source(messagePinned.name, 'pin'),
  ];
}
