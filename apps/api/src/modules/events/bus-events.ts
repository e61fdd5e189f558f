import type { FeedEvent, Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { EventBus } from '../../platform/event-bus.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { type AuthModule, sessionEnded } from '../auth/index.js';
import type { MessagesModule } from '../messages/index.js';
import { entriesCommitted, type RoomsModule, readMarkMoved, refOf, typingChanged } from '../rooms/index.js';
import { type TeamsModule, teamCreated, teamMemberJoined } from '../teams/index.js';
import type { Feeds } from './feeds.js';
import type { FeedHub } from './hub.js';

interface BusEventsOptions {
  hub: FeedHub;
  feeds: Feeds;
  accounts: AuthModule['accounts'];
  rooms: Pick<RoomsModule, 'presenter' | 'repository'>;
  messages: Pick<MessagesModule, 'withoutDeleted'>;
  teams: TeamsModule['teams'];
}

/** Turns what the modules publish into what the feeds tell. Returns what ends it. */
export function subscribeFeeds(
  bus: EventBus,
  { hub, feeds, accounts, rooms, messages, teams }: BusEventsOptions,
): () => void {
  const tellSelf = async (roomId: ObjectId, userId: ObjectId) => {
    if (!hub.isListening(toId(userId))) return;
    const member = await rooms.repository.findMember(roomId, userId);
    if (!member || member.leftAt) return;
    hub.toPerson(toId(userId), { type: 'self', roomId: toId(roomId), me: await rooms.presenter.presentMe(member) });
  };

  /** Somebody new in a team changes it for all who are in it. */
  const tellTeam = async (teamId: Id, userId: Id) => {
    const listening = hub.listeners().map((listener) => toObjectId(listener.userId));
    const [members, team] = await Promise.all([
      teams.memberships(toObjectId(teamId), listening),
      teams.present(toObjectId(teamId), toObjectId(userId)),
    ]);
    const event: FeedEvent = {
      type: 'team',
      teamId,
      change: 'joined',
      team: team && { ...team, myRole: null },
      userId,
    };
    for (const member of members) hub.toPerson(toId(member.userId), event);
  };

  const stops = [
    // Only what is late is looked up again: that takes time, and of what was committed just now nothing can be gone.
    bus.subscribe(entriesCommitted, ({ entries, isLate }) =>
      isLate ? messages.withoutDeleted(entries).then((told) => hub.accept(told)) : hub.accept(entries),
    ),
    bus.subscribe(readMarkMoved, async ({ roomId, userId, seq, version, shared }) => {
      if (shared) hub.toRoom(toId(roomId), { type: 'read', roomId: toId(roomId), userId: toId(userId), seq, version });
      await tellSelf(roomId, userId);
    }),
    bus.subscribe(typingChanged, async ({ roomId, userId, threadRootId, isTyping }) => {
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
    bus.subscribe(sessionEnded, ({ sessionId }) => feeds.endSession(sessionId)),
    bus.subscribe(teamCreated, ({ teamId, ownerId }) => tellTeam(teamId, ownerId)),
    bus.subscribe(teamMemberJoined, ({ teamId, userId }) => tellTeam(teamId, userId)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
