import type { FeedEvent } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { EventBus } from '../../platform/event-bus.js';
import { toId } from '../../platform/ids.js';
import type { AuthModule } from '../auth/index.js';
import type { MessagesModule } from '../messages/index.js';
import {
  entriesCommitted,
  entryOfKind,
  memberRole,
  preferencesChanged,
  type RoomsModule,
  readMarkMoved,
  refOf,
  typingChanged,
} from '../rooms/index.js';
import type { FeedHub } from './hub.js';

export interface RoomNewsOptions {
  hub: FeedHub;
  accounts: Pick<AuthModule['accounts'], 'refs'>;
  rooms: Pick<RoomsModule, 'presenter' | 'repository'>;
  messages: Pick<MessagesModule, 'withoutDeleted'>;
}

/** Tells what happens in rooms, and to a person what becomes of their own part in them. Returns what ends it. */
export function subscribeRoomNews(bus: EventBus, { hub, accounts, rooms, messages }: RoomNewsOptions): () => void {
  const tellSelf = async (roomId: ObjectId, userId: ObjectId) => {
    if (!hub.isListening(toId(userId))) return;
    const member = await rooms.repository.findMember(roomId, userId);
    if (!member || member.leftAt) return;
    hub.toPerson(toId(userId), { type: 'self', roomId: toId(roomId), me: await rooms.presenter.presentMe(member) });
  };

  const stops = [
    // Only what is late is looked up again: that takes time, and of what was committed just now nothing can be gone.
    bus.subscribeEverywhere(
      entriesCommitted,
      ({ entries, how }) =>
        how === 'committed' ? hub.accept(entries) : messages.withoutDeleted(entries).then((told) => hub.accept(told)),
      ({ place, topics }) => hub.concerns(place, topics),
    ),
    bus.subscribeEverywhere(
      entriesCommitted,
      async ({ entries }) => {
        for (const entry of entries) {
          if (entry.kind === memberRole.name) {
            await tellSelf(entry.roomId, entryOfKind(memberRole, entry).data.member.userId);
          }
        }
      },
      ({ topics }) => topics.includes(memberRole.name),
    ),
    bus.subscribeEverywhere(readMarkMoved, async ({ roomId, userId, seq, version, shared }) => {
      if (shared) hub.toRoom(toId(roomId), { type: 'read', roomId: toId(roomId), userId: toId(userId), seq, version });
      await tellSelf(roomId, userId);
    }),
    bus.subscribeEverywhere(preferencesChanged, ({ roomId, userId }) => tellSelf(roomId, userId)),
    bus.subscribeEverywhere(typingChanged, async ({ roomId, userId, threadRootId, isTyping }) => {
      const user = refOf(await accounts.refs([userId]), userId);
      const event: FeedEvent = {
        type: 'typing',
        roomId: toId(roomId),
        threadRootId: threadRootId && toId(threadRootId),
        user,
        isTyping,
      };
      hub.toRoom(toId(roomId), event, { except: toId(userId) });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
