import { LIMITS, type MessagesChangesResult, type messagesChangesInput } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { toId, toObjectId } from '../../platform/ids.js';
import { objectId } from '../../platform/mongo/index.js';
import type { Caller } from '../../platform/trpc.js';
import type { FeedSource, RoomLogEntry, RoomsModule } from '../rooms/index.js';
import type { MessagesPresenter } from './messages.presenter.js';
import type { MessagesRepository } from './messages.repository.js';
import type { ProjectedHead } from './projected-head.js';
import { systemMessageOf } from './system-messages.js';

interface MessageChangesOptions {
  rooms: Pick<RoomsModule, 'access' | 'log' | 'presenter' | 'repository' | 'feedSources'>;
  repository: MessagesRepository;
  presenter: MessagesPresenter;
  head: ProjectedHead;
}

const aboutMessage = z.object({ message: z.object({ _id: objectId(), threadRootId: objectId().nullable() }) });
const NOBODY: MessagesChangesResult['members'] = { joined: [], left: [], changed: [] };

/** What changed in a room after a known number: read from the log, told in the present state. */
export class MessageChanges {
  readonly #options: MessageChangesOptions;
  readonly #sources: ReadonlyMap<string, FeedSource>;

  constructor(options: MessageChangesOptions) {
    this.#options = options;
    this.#sources = new Map(options.rooms.feedSources.map((source) => [source.kind, source]));
  }

  async since(caller: Caller, input: z.output<typeof messagesChangesInput>): Promise<MessagesChangesResult> {
    const { rooms, repository, presenter, head } = this.#options;
    const roomId = toObjectId(input.roomId);
    const userId = toObjectId(caller.userId);
    await rooms.access.asMember(userId, roomId);
    const logHead = (await rooms.log.heads([roomId])).get(input.roomId) ?? 0;
    const far = input.sinceRev > logHead || logHead - input.sinceRev > LIMITS.changesReset;
    const entries = far ? [] : await rooms.log.entries(roomId, input.sinceRev, input.limit);
    // Old entries may have been trimmed; what is gone cannot be told.
    const trimmed = !far && logHead > input.sinceRev && entries[0]?.rev !== input.sinceRev + 1;
    const reset = far || trimmed;
    const upToRev = reset ? logHead : (entries.at(-1)?.rev ?? input.sinceRev);
    if (!reset) await head.atLeast(roomId, upToRev);
    const messages = reset ? [] : await repository.findMany([roomId], changedMessages(entries));
    // Read after everything else: the rights hold for what is answered, and the room is at least as new as the entries.
    const standing = await rooms.access.asMember(userId, roomId);
    return {
      messages: await presenter.present(messages),
      room: await rooms.presenter.presentOne(standing),
      members: reset ? NOBODY : await this.#members(roomId, entries),
      upToRev,
      more: !reset && upToRev < logHead,
      reset,
    };
  }

  async #members(roomId: ObjectId, entries: readonly RoomLogEntry[]): Promise<MessagesChangesResult['members']> {
    const { rooms } = this.#options;
    const touched = new Map<string, ObjectId>();
    const joined = new Set<string>();
    for (const entry of entries) {
      const source = this.#sources.get(entry.kind);
      for (const userId of source?.joins?.(entry) ?? []) {
        touched.set(toId(userId), userId);
        joined.add(toId(userId));
      }
      for (const userId of source?.leaves?.(entry) ?? []) touched.set(toId(userId), userId);
      for (const userId of source?.changes?.(entry) ?? []) touched.set(toId(userId), userId);
    }
    if (touched.size === 0) return NOBODY;
    const members = await rooms.repository.findMembers(roomId, [...touched.values()]);
    const present = members.filter(({ leftAt }) => leftAt === null);
    const left = members.filter(({ leftAt }) => leftAt !== null);
    return {
      joined: await rooms.presenter.presentMembers(present.filter(({ userId }) => joined.has(toId(userId)))),
      left: left.map(({ userId }) => toId(userId)),
      changed: await rooms.presenter.presentMembers(present.filter(({ userId }) => !joined.has(toId(userId)))),
    };
  }
}

/** The messages that entries are about, or show as, and the roots of their threads, each once. */
function changedMessages(entries: readonly RoomLogEntry[]): ObjectId[] {
  const ids = new Map<string, ObjectId>();
  for (const entry of entries) {
    const { success, data } = aboutMessage.safeParse(entry.data);
    const own = success ? data.message._id : systemMessageOf(entry)?._id;
    // The root of a thread shows how many replies it has.
    for (const id of [own, success ? data.message.threadRootId : null]) if (id) ids.set(toId(id), id);
  }
  return [...ids.values()];
}
