import { ObjectId } from 'mongodb';
import type { PersonalStep, RoomLogEntry } from '../../rooms/index.js';
import type { MessageState } from '../messages.model.js';
import { threadFollowsCollection } from './thread-follows.model.js';

type Reply = Pick<MessageState, 'seq' | 'senderId' | 'threadRootId' | 'mentions'>;

/** A reply makes its sender, those it mentions and whoever wrote the first message follow the thread. */
export function followSteps(entry: RoomLogEntry, reply: Reply, rootSenderId: ObjectId | null): PersonalStep[] {
  const steps = mentionSteps(entry, reply);
  if (!reply.threadRootId) return steps;
  if (rootSenderId && !rootSenderId.equals(reply.senderId)) {
    // Whoever wrote it has read as far as it, and may have stopped following since.
    steps.push(onlyIfNew(entry, reply.threadRootId, rootSenderId));
  }
  steps.push(follow(entry, reply.threadRootId, reply.senderId, { readUpTo: entry.rev }));
  return steps;
}

/** Who is mentioned in a reply follows the thread, also where an edit mentions them. */
export function mentionSteps(entry: RoomLogEntry, { seq, threadRootId, senderId, mentions }: Reply): PersonalStep[] {
  if (!threadRootId) return [];
  return mentions
    .filter((userId) => !userId.equals(senderId))
    .map((userId) => follow(entry, threadRootId, userId, { newFrom: seq }));
}

/** Each entry makes somebody follow once: repeated later, it does not undo what the person has said since. */
function follow(
  entry: RoomLogEntry,
  rootId: ObjectId,
  userId: ObjectId,
  /** For who writes, all up to there is read; to who is mentioned, all from there on is new. */
  how: { readUpTo: number } | { newFrom: number },
): PersonalStep {
  const { roomId, rev, at } = entry;
  return {
    collection: { definition: threadFollowsCollection },
    filter: { rootId, userId, rev: { $lt: rev } },
    update: {
      $set: { followed: true, rev, updatedAt: at },
      $setOnInsert: {
        _id: new ObjectId(),
        roomId,
        createdAt: at,
        ...('newFrom' in how && { lastReadSeq: how.newFrom - 1 }),
      },
      ...('readUpTo' in how && { $max: { lastReadSeq: how.readUpTo } }),
    },
    upsert: true,
  };
}

function onlyIfNew({ roomId, at }: RoomLogEntry, rootId: ObjectId, userId: ObjectId): PersonalStep {
  const fields = { _id: new ObjectId(), roomId, followed: true, rev: 0, lastReadSeq: 0, createdAt: at, updatedAt: at };
  return {
    collection: { definition: threadFollowsCollection },
    filter: { rootId, userId },
    update: { $setOnInsert: fields },
    upsert: true,
  };
}
