import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { Job } from '../../platform/job.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { TeamsModule } from '../teams/index.js';
import type { UsersModule } from '../users/index.js';
import { roomAcquaintances } from './acquaintances.js';
import { memberJoined } from './kinds/member-joined.js';
import { memberLeft } from './kinds/member-left.js';
import { memberRole } from './kinds/member-role.js';
import { roomArchived } from './kinds/room-archived.js';
import { roomCreated } from './kinds/room-created.js';
import { roomDeleted } from './kinds/room-deleted.js';
import { roomUpdated } from './kinds/room-updated.js';
import { RoomLog, roomLogCollection } from './log/index.js';
import { ReadMarks } from './read-state/read-marks.js';
import { readMarksCollection } from './read-state/read-marks.model.js';
import { ReadStateService } from './read-state/read-state.service.js';
import { RoomAccess } from './room-access.js';
import { RoomList } from './room-list.js';
import { RoomMessagesSlot } from './room-messages.js';
import { type RemoveRoomData, RoomPurge } from './room-purge.js';
import { createRoomUsersProcedures } from './room-users.router.js';
import { typingChanged } from './rooms.events.js';
import { roomFeedSources } from './rooms.feed.js';
import { roomMembersCollection, roomsCollection } from './rooms.model.js';
import { RoomsPresenter } from './rooms.presenter.js';
import { RoomsRepository } from './rooms.repository.js';
import { createRoomsRouter } from './rooms.router.js';
import { RoomsService } from './rooms.service.js';
import { MemoryTypingStore } from './typing/memory-typing-store.js';
import { RedisTypingStore } from './typing/redis-typing-store.js';
import { TypingService } from './typing/typing.service.js';

export type { FeedSource } from './feed-source.js';
export { memberJoined } from './kinds/member-joined.js';
export { memberLeft } from './kinds/member-left.js';
export { memberRole } from './kinds/member-role.js';
export { roomArchived } from './kinds/room-archived.js';
export { roomDeleted } from './kinds/room-deleted.js';
export { roomUpdated } from './kinds/room-updated.js';
export { actorOf, entryOfKind, submitChange } from './kinds/submit-change.js';
export {
  type DocumentRef,
  DuplicateRoomError,
  type EntryKind,
  entriesCommitted,
  type PersonalStep,
  type ProjectedCollection,
  type ProjectionStep,
  type RoomLogEntry,
  type RoomView,
  roomLogCollection,
} from './log/index.js';
export type { RoomMessages, UnreadCounts, UnreadRange, UnreadSince } from './room-messages.js';
export { memberRef, projectedMembers, roomRef } from './room-projections.js';
export { preferencesChanged, readMarkMoved, typingChanged } from './rooms.events.js';
export type { RoomDocument } from './rooms.model.js';
export {
  canManage,
  canTakePart,
  canTend,
  demand,
  isChannel,
  isRoomAdmin,
  type Standing,
  type Verdict,
} from './rooms.policy.js';
export { asChannel, asConversation } from './rooms.presenter.js';
export { presentSystemNote, storedSystemNote } from './system-note.js';
export { refOf } from './user-refs.js';

const PURGE_EVERY_MS = 60 * 60_000;

interface RoomsDependencies {
  auth: AuthModule;
  users: UsersModule;
  teams: TeamsModule;
}

/** Rooms of every kind: the log, who is in them, how far each has read, who is typing. */
export function createRoomsModule(platform: Platform, { auth, users, teams }: RoomsDependencies) {
  const { db, clock, logger, metrics, bus, redis } = platform;
  const { accounts } = auth;
  const others = redis && { peers: redis.peers, nodes: redis.nodes, nodeId: redis.link.nodeId };
  const log = new RoomLog({ db, clock, logger, metrics, bus, others });
  log.register(roomCreated);
  log.register(roomUpdated);
  log.register(roomArchived);
  log.register(roomDeleted);
  log.register(memberJoined);
  log.register(memberLeft);
  log.register(memberRole);
  const messages = new RoomMessagesSlot();
  const repository = new RoomsRepository(db);
  const access = new RoomAccess(repository, teams.teams);
  const presenter = new RoomsPresenter({ repository, log, messages, accounts });
  const list = new RoomList(access, presenter, messages);
  const rooms = new RoomsService({ repository, access, presenter, list, log });
  const marks = new ReadMarks({ db, clock, logger });
  const readState = new ReadStateService({ repository, access, presenter, marks, messages, bus, clock });
  const ownTyping = new MemoryTypingStore(clock);
  const typingStore = redis ? new RedisTypingStore({ link: redis.link, clock, memory: ownTyping }) : ownTyping;
  bus.subscribeEverywhere(typingChanged, (news) => typingStore.heard(news));
  const typing = new TypingService({ repository, access, messages, store: typingStore, bus, accounts });
  const purge = new RoomPurge({ repository, clock });
  purge.register((roomId) => marks.remove(roomId));
  const purgeJob = new Job({
    everyMs: PURGE_EVERY_MS,
    run: () => purge.run(),
    logger,
    failure: 'Deleted rooms could not be purged',
  });
  users.users.registerAcquaintances(roomAcquaintances(repository, teams.teams));

  return {
    router: createRoomsRouter({ rooms, readState, typing }),
    /** Belongs to `users.*`. */
    usersProcedures: createRoomUsersProcedures({ rooms, users: users.users }),
    collections: [roomLogCollection, roomsCollection, roomMembersCollection, readMarksCollection],
    log,
    rooms,
    access,
    presenter,
    list,
    repository,
    typing,
    readState,
    readMarks: marks,
    /** Has what a module keeps of a room removed with it. */
    registerRoomData: (remove: RemoveRoomData) => purge.register(remove),
    /** For whoever does not want to wait for the next round. */
    purge: () => purgeJob.run(),
    start: () => purgeJob.start(),
    /** The number of the newest message of each room, by id. */
    newestSeqs: async (roomIds: readonly ObjectId[]): Promise<Map<Id, number>> => {
      const newest = await messages.get().newest(roomIds);
      return new Map([...newest].map(([id, { seq }]) => [id, seq]));
    },
    feedSources: roomFeedSources({ presenter, accounts, messages }),
    /** Called once by the module of the messages. */
    giveMessages: messages.give.bind(messages),
    /** Lets the changes under way finish and takes no more. */
    close: async () => {
      await purgeJob.close();
      await log.close();
      await marks.flush();
    },
  };
}
export type RoomsModule = ReturnType<typeof createRoomsModule>;
