import type { Channel, Conversation, RoomMe } from '@confab/shared';
import { buildUser } from './build-message';

export function buildRoomMe(over: Partial<RoomMe> = {}): RoomMe {
  return {
    role: 'member',
    lastReadSeq: 0,
    unreadCount: 0,
    mentionCount: 0,
    notify: 'all',
    mutedUntil: null,
    starred: false,
    ...over,
  };
}

const base = {
  rev: 1,
  lastSeq: 0,
  lastMessage: null,
  createdBy: null,
  createdAt: new Date(Date.UTC(2026, 4, 12)),
  updatedAt: new Date(Date.UTC(2026, 4, 12)),
  archivedAt: null,
};

/** A channel for tests, with an id made from its name. */
export function buildChannel(name: string, over: Partial<Channel> = {}): Channel {
  return {
    ...base,
    id: buildUser(name).id,
    kind: 'public',
    teamId: 'c'.repeat(24),
    name,
    topic: '',
    description: '',
    posting: 'everyone',
    memberCount: 2,
    me: buildRoomMe(),
    ...over,
  };
}

/** A direct conversation between `me` and somebody, for tests. */
export function buildDirect(name: string, over: Partial<Conversation> = {}): Conversation {
  const other = buildUser(name);
  return {
    ...base,
    id: buildUser(`with ${name}`).id,
    kind: 'direct',
    name: null,
    participants: [buildUser('me'), other],
    otherUser: other,
    reads: [],
    subject: null,
    me: buildRoomMe(),
    ...over,
  };
}
