import type { Collection, Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type RoomDocument, type RoomMemberDocument, roomMembersCollection, roomsCollection } from './rooms.model.js';

/** A room together with what a person is in it. */
export interface Membership {
  room: RoomDocument;
  member: RoomMemberDocument;
}

/** The queries on rooms and their members. What is written here is each person's own; the rest goes through the log. */
export class RoomsRepository {
  readonly #rooms: Collection<RoomDocument>;
  readonly #members: Collection<RoomMemberDocument>;

  constructor(db: Db) {
    this.#rooms = collectionOf(db, roomsCollection);
    this.#members = collectionOf(db, roomMembersCollection);
  }

  find(roomId: ObjectId): Promise<RoomDocument | null> {
    return this.#rooms.findOne({ _id: roomId });
  }

  findByDirectKey(directKey: string): Promise<RoomDocument | null> {
    return this.#rooms.findOne({ directKey, deletedAt: null });
  }

  publicChannels(teamId: ObjectId): Promise<RoomDocument[]> {
    return this.#rooms.find({ teamId, kind: 'public', deletedAt: null }).toArray();
  }

  async hasChannel(teamId: ObjectId, name: string): Promise<boolean> {
    return (await this.#rooms.findOne({ teamId, name, deletedAt: null }, { projection: { _id: 1 } })) !== null;
  }

  countChannels(teamId: ObjectId): Promise<number> {
    return this.#rooms.countDocuments({ teamId, deletedAt: null });
  }

  /** The membership, a tombstone too. */
  findMember(roomId: ObjectId, userId: ObjectId): Promise<RoomMemberDocument | null> {
    return this.#members.findOne({ roomId, userId });
  }

  /** Every room a person is in. */
  async membershipsOf(userId: ObjectId): Promise<Membership[]> {
    const members = await this.#members.find({ userId, leftAt: null }).toArray();
    const roomIds = members.map((member) => member.roomId);
    const rooms = await this.#rooms.find({ _id: { $in: roomIds }, deletedAt: null }).toArray();
    const byId = new Map(rooms.map((room) => [room._id.toHexString(), room]));
    return members.flatMap((member) => {
      const room = byId.get(member.roomId.toHexString());
      return room ? [{ room, member }] : [];
    });
  }

  /** Which rooms these people are in, and since which entries. */
  async membershipRevs(
    userIds: readonly ObjectId[],
  ): Promise<Pick<RoomMemberDocument, 'roomId' | 'userId' | 'memberRev'>[]> {
    const members = await this.#members
      .find({ userId: { $in: [...userIds] }, leftAt: null })
      .project<Pick<RoomMemberDocument, 'roomId' | 'userId' | 'memberRev'>>({
        _id: 0,
        roomId: 1,
        userId: 1,
        memberRev: 1,
      })
      .toArray();
    const roomIds = new Map(members.map(({ roomId }) => [roomId.toHexString(), roomId]));
    const rooms = await this.#rooms
      .find({ _id: { $in: [...roomIds.values()] }, deletedAt: null }, { projection: { _id: 1 } })
      .toArray();
    const present = new Set(rooms.map(({ _id }) => _id.toHexString()));
    return members.filter(({ roomId }) => present.has(roomId.toHexString()));
  }

  /** Everybody in these rooms, in the order in which they came. */
  membersOf(roomIds: readonly ObjectId[]): Promise<RoomMemberDocument[]> {
    return this.#members
      .find({ roomId: { $in: [...roomIds] }, leftAt: null })
      .sort({ joinedAt: 1, _id: 1 })
      .toArray();
  }

  /** The memberships of these people in a room, tombstones too. */
  findMembers(roomId: ObjectId, userIds: readonly ObjectId[]): Promise<RoomMemberDocument[]> {
    return this.#members.find({ roomId, userId: { $in: [...userIds] } }).toArray();
  }

  membersPage(roomId: ObjectId, page: { after: ObjectId | null; limit: number }): Promise<RoomMemberDocument[]> {
    return this.#members
      .find({ roomId, leftAt: null, ...(page.after && { userId: { $gt: page.after } }) })
      .sort({ userId: 1 })
      .limit(page.limit)
      .toArray();
  }

  /** The people in any of these rooms; of `among`, if given. */
  async peopleOf(roomIds: readonly ObjectId[], among?: readonly ObjectId[]): Promise<ObjectId[]> {
    return this.#members.distinct('userId', {
      roomId: { $in: [...roomIds] },
      leftAt: null,
      ...(among && { userId: { $in: [...among] } }),
    });
  }

  /** Moves a read mark forward to `seq`; answers the membership as it was before, or null where the mark was there already. */
  advanceReadMark(
    roomId: ObjectId,
    userId: ObjectId,
    change: { seq: number; at: Date },
  ): Promise<RoomMemberDocument | null> {
    return this.#members.findOneAndUpdate(
      { roomId, userId, leftAt: null, lastReadSeq: { $lt: change.seq } },
      { $set: { lastReadSeq: change.seq, updatedAt: change.at }, $inc: { readVersion: 1 } },
      { returnDocument: 'before' },
    );
  }
}
