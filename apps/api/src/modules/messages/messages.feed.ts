import type { FeedEventOf } from '@confab/shared';
import { z } from 'zod';
import { toId } from '../../platform/ids.js';
import type { FeedSource } from '../rooms/index.js';
import { messageCreated } from './kinds/message-created.js';
import { messageDeleted } from './kinds/message-deleted.js';
import { messageEdited } from './kinds/message-edited.js';
import { messageState } from './messages.model.js';
import type { MessagesPresenter } from './messages.presenter.js';

const aboutMessage = z.object({ message: messageState });

/** How the entries about messages are told. */
export function messageFeedSources(presenter: MessagesPresenter): FeedSource[] {
  const source = (kind: string, change: FeedEventOf<'message'>['change']): FeedSource => ({
    kind,
    async present(entry) {
      const { message } = aboutMessage.parse(entry.data);
      return {
        type: 'message',
        roomId: toId(entry.roomId),
        rev: entry.rev,
        change,
        message: await presenter.presentOne({ ...message, rev: entry.rev }),
      };
    },
  });
  return [
    source(messageCreated.name, 'created'),
    source(messageEdited.name, 'edited'),
    source(messageDeleted.name, 'deleted'),
  ];
}
