import type { FeedEventOf } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import { type EntryKind, entryOfKind, type FeedSource } from '../rooms/index.js';
import { messageCreated } from './kinds/message-created.js';
import { messageDeleted } from './kinds/message-deleted.js';
import { messageEdited } from './kinds/message-edited.js';
import { messagePinned } from './kinds/message-pinned.js';
import { messageReacted } from './kinds/message-reacted.js';
import type { MessageState } from './messages.model.js';
import type { MessagesPresenter } from './messages.presenter.js';

/** All of them say how the message is then. */
type MessageKind<Input> = EntryKind<Input, { message: MessageState }>;

/** How the entries about messages are told. */
export function messageFeedSources(presenter: MessagesPresenter): FeedSource[] {
  /** The thread as it is now: more replies than this one may be in it already, and clients take the newest word. */
  const threadOf = async (rootId: ObjectId): Promise<FeedEventOf<'message'>['thread']> => {
    const thread = await presenter.thread(rootId);
    const none = { replyCount: 0, lastReplyAt: new Date(0), participants: [] };
    return { rootId: toId(rootId), ...(thread ?? none) };
  };
  const source = <Input>(kind: MessageKind<Input>, change: FeedEventOf<'message'>['change']): FeedSource => ({
    kind: kind.name,
    async present(entry) {
      const { message } = entryOfKind(kind, entry).data;
      const rootId = change === 'created' || change === 'deleted' ? message.threadRootId : null;
      const presented =
        change === 'created'
          ? await presenter.presentNew(message, entry.rev)
          : await presenter.presentOne({ ...message, rev: entry.rev });
      const thread = rootId && (await threadOf(rootId));
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
    source(messageCreated, 'created'),
    source(messageEdited, 'edited'),
    source(messageDeleted, 'deleted'),
    source(messageReacted, 'reaction'),
    source(messagePinned, 'pin'),
  ];
}
