import type { EventBus } from '../../platform/event-bus.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { FilesModule } from '../files/index.js';
import { entriesCommitted, entryOfKind, type RoomLogEntry, type RoomsModule } from '../rooms/index.js';
import { messageCreated } from './kinds/message-created.js';
import { messageDeleted } from './kinds/message-deleted.js';
import { messageEdited } from './kinds/message-edited.js';
import { withoutDeleted } from './late-entries.js';
import { MessageHistory } from './list-messages.js';
import { MessageChanges } from './message-changes.js';
import { createMessageFiles } from './message-files.js';
import { messageFeedSources } from './messages.feed.js';
import { messagesCollection } from './messages.model.js';
import { MessagesPresenter } from './messages.presenter.js';
import { MessagesRepository } from './messages.repository.js';
import { createMessagesRouter } from './messages.router.js';
import { MessagesService } from './messages.service.js';
import { ProjectedHead } from './projected-head.js';
import { createRoomMessages } from './room-messages.js';
import { systemMessageSteps } from './system-messages.js';

export { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from './messages.model.js';
export { fold, foldWithPlaces } from './terms/fold.js';
export { searchMarks, searchTerms } from './terms/search-terms.js';
export { wordsOf } from './terms/words.js';

interface MessagesDependencies {
  auth: AuthModule;
  rooms: RoomsModule;
  files: FilesModule;
}

/** What is said in rooms. */
export function createMessagesModule(platform: Platform, { auth, rooms, files }: MessagesDependencies) {
  const repository = new MessagesRepository(platform.db);
  const presenter = new MessagesPresenter(auth.accounts);
  rooms.log.register(messageCreated);
  rooms.log.register(messageEdited);
  rooms.log.register(messageDeleted);
  rooms.log.registerCompanion(systemMessageSteps);
  rooms.giveMessages(createRoomMessages(repository, presenter));
  files.giveMessages(createMessageFiles(repository));

  const head = new ProjectedHead(rooms, repository);
  const history = new MessageHistory(repository, presenter);
  const messages = new MessagesService({
    rooms,
    repository,
    presenter,
    history,
    head,
    files,
    limiter: platform.limiter,
  });
  const changes = new MessageChanges({ rooms, repository, presenter, head });

  /** Who has sent a message has stopped typing it. */
  const subscribe = (bus: EventBus) =>
    bus.subscribe(entriesCommitted, async ({ entries }) => {
      for (const entry of entries) {
        if (entry.kind !== messageCreated.name) continue;
        const { senderId, threadRootId } = entryOfKind(messageCreated, entry).data.message;
        await rooms.typing.sent(entry.roomId, senderId, threadRootId);
      }
    });

  return {
    router: createMessagesRouter(messages, changes),
    collections: [messagesCollection],
    presenter,
    feedSources: messageFeedSources(presenter),
    /** For entries that are not told right after they were committed. */
    withoutDeleted: (entries: readonly RoomLogEntry[]) => withoutDeleted(entries, repository),
    /** Registered by the composition root. */
    subscribe,
  };
}
export type MessagesModule = ReturnType<typeof createMessagesModule>;
