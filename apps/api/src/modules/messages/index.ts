import type { EventBus } from '../../platform/event-bus.js';
import { Job } from '../../platform/job.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { FilesModule } from '../files/index.js';
import { entriesCommitted, entryOfKind, memberJoined, type RoomLogEntry, type RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';
import type { UsersModule } from '../users/index.js';
import { DirectBlocks } from './direct-blocks.js';
import { EmptyDeletedMessages } from './empty-deleted.js';
import { FindMessages } from './find-messages.js';
import { messageCreated } from './kinds/message-created.js';
import { messageDeleted } from './kinds/message-deleted.js';
import { messageEdited } from './kinds/message-edited.js';
import { messagePinned } from './kinds/message-pinned.js';
import { messageReacted } from './kinds/message-reacted.js';
import { withoutDeleted } from './late-entries.js';
import { MessageHistory } from './list-messages.js';
import { MessageChanges } from './message-changes.js';
import { createMessageFiles } from './message-files.js';
import { MessageMarks } from './message-marks.js';
import { MessageReaders } from './message-readers.js';
import { messageFeedSources } from './messages.feed.js';
import { messagesCollection } from './messages.model.js';
import { MessagesPresenter } from './messages.presenter.js';
import { MessagesRepository } from './messages.repository.js';
import { createMessagesRouter } from './messages.router.js';
import { MessagesService } from './messages.service.js';
import { ProjectedHead } from './projected-head.js';
import { createRoomMessages } from './room-messages.js';
import { roomPinsCollection } from './room-pins.js';
import { systemMessageSteps } from './system-messages.js';
import { threadFollowsCollection } from './threads/thread-follows.model.js';
import { ThreadFollowsRepository } from './threads/thread-follows.repository.js';
import { ThreadRepliesRepository } from './threads/thread-replies.repository.js';
import { createThreadsRouter } from './threads/threads.router.js';
import { ThreadsService } from './threads/threads.service.js';

export { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from './messages.model.js';
export { fold, foldWithPlaces } from './terms/fold.js';
export { searchMarks, searchTerms } from './terms/search-terms.js';
export { wordsOf } from './terms/words.js';

const EMPTY_EVERY_MS = 60 * 60_000;

interface MessagesDependencies {
  auth: AuthModule;
  users: UsersModule;
  teams: TeamsModule;
  rooms: RoomsModule;
  files: FilesModule;
}

/** What is said in rooms. */
export function createMessagesModule(
  platform: Platform,
  { auth, users: { users }, teams, rooms, files }: MessagesDependencies,
) {
  const repository = new MessagesRepository(platform.db);
  const replies = new ThreadRepliesRepository(platform.db);
  const presenter = new MessagesPresenter(auth.accounts, repository, replies);
  rooms.log.register(messageCreated);
  rooms.log.register(messageEdited);
  rooms.log.register(messageDeleted);
  rooms.log.register(messageReacted);
  rooms.log.register(messagePinned);
  rooms.log.registerCompanion(systemMessageSteps);
  files.giveMessages(createMessageFiles(repository));

  const head = new ProjectedHead(rooms, repository);
  const history = new MessageHistory(repository, presenter);
  const blocks = new DirectBlocks({ rooms, users });
  rooms.giveMessages(createRoomMessages(repository, presenter, blocks));
  const messages = new MessagesService({
    rooms,
    repository,
    presenter,
    history,
    head,
    files,
    blocks,
    accounts: auth.accounts,
    limiter: platform.limiter,
  });
  const marks = new MessageMarks({ rooms, repository, presenter, blocks });
  const find = new FindMessages({
    rooms,
    teams: teams.teams,
    repository,
    presenter,
    threads: new MessageHistory(replies, presenter),
    head,
  });
  const follows = new ThreadFollowsRepository(platform.db);
  const threads = new ThreadsService({ rooms, repository, replies, follows, presenter, clock: platform.clock });
  const readers = new MessageReaders({ rooms, repository, threads, follows });
  const changes = new MessageChanges({ rooms, repository, presenter, head });

  const emptying = new EmptyDeletedMessages({ db: platform.db, clock: platform.clock });
  const job = new Job({
    everyMs: EMPTY_EVERY_MS,
    run: () => emptying.run(),
    logger: platform.logger,
    failure: 'Deleted messages could not be emptied',
  });
  rooms.registerRoomData(async (roomId) => {
    await files.removal.checkRoom(roomId);
    await follows.remove(roomId);
    await platform.db.collection(roomPinsCollection.name).deleteOne({ _id: roomId });
    await repository.removeRoom(roomId);
  });

  /** Who has sent a message has stopped typing it, and has read what was said before. Who comes back begins anew. */
  const subscribe = (bus: EventBus) =>
    bus.subscribeHere(entriesCommitted, async ({ entries }) => {
      const created = entries.filter(({ kind }) => kind === messageCreated.name);
      await Promise.all(
        created.map(async (entry) => {
          const { senderId, threadRootId } = entryOfKind(messageCreated, entry).data.message;
          await rooms.typing.sent(entry.roomId, senderId, threadRootId);
          if (!threadRootId) rooms.readMarks.noteSend(entry.roomId, senderId, entry.rev);
        }),
      );
      const joined = entries.filter(({ kind }) => kind === memberJoined.name);
      await Promise.all(
        joined.map(async (entry) => {
          const returned = entryOfKind(memberJoined, entry).data.members.filter(({ isNew }) => !isNew);
          const userIds = returned.map(({ userId }) => userId);
          if (userIds.length > 0) await follows.forget(entry.roomId, userIds, entry.at);
        }),
      );
    });

  return {
    router: createMessagesRouter({ messages, changes, marks, find, readers }),
    threadsRouter: createThreadsRouter(threads),
    collections: [messagesCollection, roomPinsCollection, threadFollowsCollection],
    presenter,
    feedSources: messageFeedSources(presenter),
    /** For entries that are not told right after they were committed. */
    withoutDeleted: (entries: readonly RoomLogEntry[]) => withoutDeleted(entries, repository),
    /** Registered by the composition root. */
    subscribe,
    start: () => job.start(),
    /** For whoever does not want to wait for the next round. */
    emptyDeleted: () => job.run(),
    close: () => job.close(),
  };
}
export type MessagesModule = ReturnType<typeof createMessagesModule>;
