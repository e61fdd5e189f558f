import type { Room } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { Accounts } from '../auth/index.js';
import type { FeedSource } from './feed-source.js';
import { memberJoined } from './kinds/member-joined.js';
import { memberLeft } from './kinds/member-left.js';
import { roomCreated } from './kinds/room-created.js';
import type { RoomState } from './kinds/room-state.js';
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
    const presented = await presenter.presentOne({ room: { ...state, rev: entry.rev }, member: null });
    return { ...presented, rev: entry.rev };
  };
  const users = async (userIds: readonly ObjectId[]) => {
    const refs = await accounts.refs(userIds);
    return userIds.map((userId) => refOf(refs, userId));
  };
  const message = (entry: RoomLogEntry) => messages.get().systemMessageOf(entry);

  return [
    {
      kind: roomCreated.name,
      joins: (entry) => entryOfKind(roomCreated, entry).data.members.map(({ userId }) => userId),
      present: async (entry) => ({
        type: 'room',
        roomId: toId(entry.roomId),
        rev: entry.rev,
        change: 'created',
        room: await room(entry, entryOfKind(roomCreated, entry).data.room),
        message: await message(entry),
      }),
    },
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
