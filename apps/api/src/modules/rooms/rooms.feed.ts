import type { FeedEventOf, Room } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { Accounts } from '../auth/index.js';
import type { FeedSource } from './feed-source.js';
import { memberJoined } from './kinds/member-joined.js';
import { memberLeft } from './kinds/member-left.js';
import { memberRole } from './kinds/member-role.js';
import { roomArchived } from './kinds/room-archived.js';
import { roomCreated } from './kinds/room-created.js';
import { roomDeleted } from './kinds/room-deleted.js';
import type { RoomState } from './kinds/room-state.js';
import { roomUpdated } from './kinds/room-updated.js';
import { entryOfKind } from './kinds/submit-change.js';
import type { RoomLogEntry } from './log/index.js';
import type { RoomMessagesSlot } from './room-messages.js';
import type { RoomsPresenter } from './rooms.presenter.js';
import { refOf } from './user-refs.js';

interface RoomsFeedOptions {
  presenter: RoomsPresenter;
  accounts: Accounts;
  messages: RoomMessagesSlot;
}

/** How the entries about rooms and their members are told. */
export function roomFeedSources({ presenter, accounts, messages }: RoomsFeedOptions): FeedSource[] {
  const room = async (entry: RoomLogEntry, state: RoomState): Promise<Room> => {
    const presented = await presenter.presentOne({ room: { ...state, rev: entry.rev }, member: null, toAll: true });
    return { ...presented, rev: entry.rev };
  };
  const users = async (userIds: readonly ObjectId[]) => {
    const refs = await accounts.refs(userIds);
    return userIds.map((userId) => refOf(refs, userId));
  };
  const message = (entry: RoomLogEntry) => messages.get().systemMessageOf(entry);

  const aboutRoom = async (
    entry: RoomLogEntry<{ room: RoomState }>,
    change: FeedEventOf<'room'>['change'],
  ): Promise<FeedEventOf<'room'>> => ({
    type: 'room',
    roomId: toId(entry.roomId),
    rev: entry.rev,
    change,
    room: await room(entry, entry.data.room),
    message: await message(entry),
  });

  return [
    {
      kind: roomCreated.name,
      joins: (entry) => entryOfKind(roomCreated, entry).data.members.map(({ userId }) => userId),
      present: (entry) => aboutRoom(entryOfKind(roomCreated, entry), 'created'),
    },
    { kind: roomUpdated.name, present: (entry) => aboutRoom(entryOfKind(roomUpdated, entry), 'updated') },
    {
      kind: roomArchived.name,
      present: (entry) => {
        const archived = entryOfKind(roomArchived, entry);
        return aboutRoom(archived, archived.data.room.archivedAt ? 'archived' : 'unarchived');
      },
    },
    { kind: roomDeleted.name, ends: true, present: (entry) => aboutRoom(entryOfKind(roomDeleted, entry), 'deleted') },
    {
      kind: memberJoined.name,
      joins: (entry) => entryOfKind(memberJoined, entry).data.members.map(({ userId }) => userId),
      present: async (entry) => {
        const { members, role } = entryOfKind(memberJoined, entry).data;
        return {
          type: 'member',
          roomId: toId(entry.roomId),
          rev: entry.rev,
          change: 'joined',
          users: await users(members.map(({ userId }) => userId)),
          role,
          message: await message(entry),
        };
      },
    },
    {
      kind: memberRole.name,
      changes: (entry) => [entryOfKind(memberRole, entry).data.member.userId],
      present: async (entry) => {
        const { member } = entryOfKind(memberRole, entry).data;
        return {
          type: 'member',
          roomId: toId(entry.roomId),
          rev: entry.rev,
          change: 'role',
          users: await users([member.userId]),
          role: member.role,
          message: null,
        };
      },
    },
    {
      kind: memberLeft.name,
      leaves: (entry) => [entryOfKind(memberLeft, entry).data.member.userId],
      present: async (entry) => {
        const { member } = entryOfKind(memberLeft, entry).data;
        return {
          type: 'member',
          roomId: toId(entry.roomId),
          rev: entry.rev,
          change: 'left',
          users: await users([member.userId]),
          role: member.role,
          message: await message(entry),
        };
      },
    },
  ];
}
