import type {
  FollowedThread,
  Id,
  Page,
  threadsListInput,
  threadsMarkReadInput,
  threadsMarkReadResult,
} from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.js';
import { errors } from '../../../platform/errors.js';
import { toId, toObjectId } from '../../../platform/ids.js';
import { decodeCursor, toPage } from '../../../platform/mongo/index.js';
import type { Caller } from '../../../platform/trpc.js';
import type { RoomsModule } from '../../rooms/index.js';
import type { MessagesPresenter } from '../messages.presenter.js';
import type { MessagesRepository } from '../messages.repository.js';
import type { ThreadFollowDocument } from './thread-follows.model.js';
import type { ThreadFollowsRepository } from './thread-follows.repository.js';
import type { ThreadRepliesRepository } from './thread-replies.repository.js';

interface ThreadsOptions {
  rooms: Pick<RoomsModule, 'access'>;
  repository: Pick<MessagesRepository, 'find' | 'findMany'>;
  replies: ThreadRepliesRepository;
  follows: ThreadFollowsRepository;
  presenter: MessagesPresenter;
  clock: Clock;
}

/** Of the threads that somebody follows, so many are looked at: those that were touched last. */
const LOOKED_AT = 1_000;
/** The last one shown: whether it had news, when it was last written to, and its root. */
const positionSchema = z.tuple([z.number(), z.number(), z.string()]);

interface Listed {
  follow: ThreadFollowDocument;
  hasNews: number;
  at: number;
  id: Id;
}

/** The threads that people follow, and how far they have read them. */
export class ThreadsService {
  readonly #options: ThreadsOptions;

  constructor(options: ThreadsOptions) {
    this.#options = options;
  }

  /** Those with news first, and among them those that were written to last. */
  async list(caller: Caller, { cursor, limit }: z.output<typeof threadsListInput>): Promise<Page<FollowedThread>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, positionSchema);
    const listed = (await this.#listed(toObjectId(caller.userId))).filter((row) => !after || comesAfter(row, after));
    const page = toPage(listed.slice(0, limit + 1), limit, {
      present: ({ follow }) => follow,
      position: ({ hasNews, at, id }) => [hasNews, at, id],
    });
    return { items: await this.#present(page.items), nextCursor: page.nextCursor };
  }

  async markRead(
    caller: Caller,
    { messageId, seq }: z.output<typeof threadsMarkReadInput>,
  ): Promise<z.output<typeof threadsMarkReadResult>> {
    const thread = await this.#threadOf(caller, messageId);
    const last = await this.#lastSeq(thread.rootId);
    return this.#advance(thread, Math.min(seq ?? last, last));
  }

  /** Reads one message, which stands in a thread; whether it was read before. */
  async readUpTo(caller: Caller, message: { id: Id; seq: number }): Promise<boolean> {
    const thread = await this.#threadOf(caller, message.id);
    const known = await this.#options.follows.find(thread.rootId, thread.userId);
    await this.#advance(thread, message.seq);
    return (known?.lastReadSeq ?? 0) >= message.seq;
  }

  async setFollowed(caller: Caller, messageId: Id, followed: boolean): Promise<void> {
    const { follows, clock } = this.#options;
    const thread = await this.#threadOf(caller, messageId);
    const lastReadSeq = await this.#lastSeq(thread.rootId);
    await follows.setFollowed(thread, { followed, lastReadSeq, at: clock.now() });
  }

  async #advance(thread: { roomId: ObjectId; rootId: ObjectId; userId: ObjectId }, seq: number) {
    const { follows, clock } = this.#options;
    return { lastReadSeq: await follows.advance(thread, { seq, at: clock.now() }) };
  }

  async #lastSeq(rootId: ObjectId): Promise<number> {
    return (await this.#options.replies.newest([rootId])).get(toId(rootId))?.seq ?? 0;
  }

  /** The thread of a message, for who is in its room. */
  async #threadOf(caller: Caller, messageId: Id) {
    const { rooms, repository } = this.#options;
    const userId = toObjectId(caller.userId);
    const message = await repository.find(toObjectId(messageId));
    if (!message) throw errors.notFound();
    await rooms.access.asMember(userId, message.roomId);
    return { roomId: message.roomId, rootId: message.threadRootId ?? message._id, userId };
  }

  async #listed(userId: ObjectId): Promise<Listed[]> {
    const { rooms, replies, follows } = this.#options;
    const memberships = await rooms.access.own(userId);
    const joinedAt = new Map(memberships.map(({ room, member }) => [toId(room._id), member.joinedAt]));
    const roomIds = memberships.map(({ room }) => room._id);
    // Who came back to a room is new to it, also where what they followed before could not be forgotten.
    const followed = (await follows.followed(userId, roomIds, LOOKED_AT)).filter(({ roomId, updatedAt }) => {
      return updatedAt >= (joinedAt.get(toId(roomId)) ?? updatedAt);
    });
    const newest = await replies.newest(followed.map(({ rootId }) => rootId));
    // Where the newest reply is deleted, what came before it tells whether there is news.
    const doubtful = followed.filter(({ rootId, lastReadSeq }) => {
      const last = newest.get(toId(rootId));
      return last?.deletedAt && last.seq > lastReadSeq;
    });
    const counts = await replies.count(userId, doubtful.map(unreadOf));
    return followed
      .flatMap((follow) => {
        const id = toId(follow.rootId);
        const last = newest.get(id);
        if (!last) return [];
        const isNews = last.seq > follow.lastReadSeq && (last.deletedAt === null || counts.has(id));
        return [{ follow, hasNews: isNews ? 1 : 0, at: last.createdAt.getTime(), id }];
      })
      .toSorted((a, b) => b.hasNews - a.hasNews || b.at - a.at || (a.id < b.id ? 1 : -1));
  }

  async #present(followed: readonly ThreadFollowDocument[]): Promise<FollowedThread[]> {
    const { repository, replies, presenter } = this.#options;
    const [first] = followed;
    if (!first) return [];
    const threads = followed.map(unreadOf);
    const [roots, counts] = await Promise.all([
      repository.findMany(
        followed.map(({ roomId }) => roomId),
        threads.map(({ rootId }) => rootId),
      ),
      replies.count(first.userId, threads),
    ]);
    const shown = new Map((await presenter.present(roots)).map((root) => [root.id, root]));
    return threads.flatMap(({ rootId }) => {
      const root = shown.get(toId(rootId));
      return root ? [{ root, unreadCount: counts.get(root.id) ?? 0 }] : [];
    });
  }
}

function unreadOf({ rootId, lastReadSeq: afterSeq }: ThreadFollowDocument) {
  return { rootId, afterSeq };
}

function comesAfter({ hasNews, at, id }: Listed, [news, time, root]: [number, number, string]): boolean {
  if (hasNews !== news) return hasNews < news;
  return at < time || (at === time && id < root);
}
