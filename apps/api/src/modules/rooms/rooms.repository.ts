import type { Collection, Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type RoomLogEntry, roomLogCollection } from './log/index.js';
import {
  ROOM_INDEXES,
  type RoomDocument,
  type RoomMemberDocument,
  roomMembersCollection,
  roomsCollection,
} from './rooms.model.js';

/** Few people are in more rooms; what MongoDB sends at once by itself ends after a hundred, and the end is asked for. */
const IN_ONE_ANSWER = { batchSize: 2_000 };

/** A room together with what a person is in it. */
export interface Membership {
  room: RoomDocument;
  member: RoomMemberDocument;
}

/** The queries on rooms and their members. What is written here is each person's own; the rest goes through the log. */
export class RoomsRepository {
  readonly #rooms: Collection<RoomDocument>;
  readonly #members: Collection<RoomMemberDocument>;
  readonly #log: Collection<RoomLogEntry>;

  constructor(db: Db) {
    this.#rooms = collectionOf(db, roomsCollection);
    this.#members = collectionOf(db, roomMembersCollection);
    this.#log = collectionOf(db, roomLogCollection);
  }

  find(roomId: ObjectId): Promise<RoomDocument | null> {
    return this.#rooms.findOne({ _id: roomId });
  }

  findByDirectKey(directKey: string): Promise<RoomDocument | null> {
    return this.#rooms.findOne({ directKey, deletedAt: null });
  }

  findBySubject(subject: { type: string; id: string }): Promise<RoomDocument | null> {
    return this.#rooms.findOne({ 'subject.type': subject.type, 'subject.id': subject.id, deletedAt: null });
  }

  publicChannels(teamId: ObjectId): Promise<RoomDocument[]> {
    return this.#rooms.find({ teamId, kind: 'public', deletedAt: null }).toArray();
  }

  /** Whether a channel of the team, other than `except`, bears this name. */
  async hasChannel(teamId: ObjectId, name: string, { except }: { except?: ObjectId } = {}): Promise<boolean> {
    const found = await this.#rooms.findOne(
      { teamId, name, deletedAt: null, ...(except && { _id: { $ne: except } }) },
      { projection: { _id: 1 } },
    );
    return found !== null;
  }

  /** Every channel of a team, also those in the archive. */
  channels(teamId: ObjectId): Promise<RoomDocument[]> {
    return this.#rooms.find({ teamId, deletedAt: null }).toArray();
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
    const members = await this.#members.find({ userId, leftAt: null }, IN_ONE_ANSWER).toArray();
    const roomIds = members.map((member) => member.roomId);
    const rooms = await this.#rooms.find({ _id: { $in: roomIds }, deletedAt: null }, IN_ONE_ANSWER).toArray();
    const byId = new Map(rooms.map((room) => [room._id.toHexString(), room]));
    return members.flatMap((member) => {
      const room = byId.get(member.roomId.toHexString());
      return room ? [{ room, member }] : [];
    });
  }

  /** The same for many people at once, by id. */
  async membershipsOfMany(userIds: readonly ObjectId[]): Promise<Map<string, Membership[]>> {
    const members = await this.#members.find({ userId: { $in: [...userIds] }, leftAt: null }).toArray();
    const roomIds = new Map(members.map(({ roomId }) => [roomId.toHexString(), roomId]));
    const rooms = await this.#rooms.find({ _id: { $in: [...roomIds.values()] }, deletedAt: null }).toArray();
    const byId = new Map(rooms.map((room) => [room._id.toHexString(), room]));
    const memberships = new Map<string, Membership[]>(userIds.map((userId) => [userId.toHexString(), []]));
    for (const member of members) {
      const room = byId.get(member.roomId.toHexString());
      if (room) memberships.get(member.userId.toHexString())?.push({ room, member });
    }
    return memberships;
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
  async membersOf(roomIds: readonly ObjectId[]): Promise<RoomMemberDocument[]> {
    const members = await this.#members.find({ roomId: { $in: [...roomIds] }, leftAt: null }).toArray();
    // No index has them so, and there are few.
    return members.sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || Buffer.compare(a._id.id, b._id.id));
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

  /** Those of `among` who are in a room in which this person is as well, or was at some moment since then. */
  async sharingRoom(userId: ObjectId, among: readonly ObjectId[], since: Date): Promise<ObjectId[]> {
    if (among.length === 0) return [];
    const roomIds = await this.#members.distinct('roomId', {
      userId,
      $or: [{ leftAt: null }, { leftAt: { $gte: since } }],
    });
    const living = await this.#rooms
      .find({ _id: { $in: roomIds }, deletedAt: null }, { projection: { _id: 1 } })
      .toArray();
    const rooms = living.map(({ _id }) => _id);
    return this.peopleOf(rooms, among);
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

  /** Moves a read mark back to `seq`; null where it is not beyond. */
  lowerReadMark(
    roomId: ObjectId,
    userId: ObjectId,
    change: { seq: number; at: Date },
  ): Promise<RoomMemberDocument | null> {
    return this.#members.findOneAndUpdate(
      { roomId, userId, leftAt: null, lastReadSeq: { $gt: change.seq } },
      { $set: { lastReadSeq: change.seq, updatedAt: change.at }, $inc: { readVersion: 1 } },
      { returnDocument: 'after' },
    );
  }

  /** Sets what a room is to one of its members; null for who is not in it. */
  setPreferences(
    roomId: ObjectId,
    userId: ObjectId,
    preferences: Partial<Pick<RoomMemberDocument, 'notify' | 'mutedUntil' | 'starred'>> & { updatedAt: Date },
  ): Promise<RoomMemberDocument | null> {
    return this.#members.findOneAndUpdate(
      { roomId, userId, leftAt: null },
      { $set: preferences },
      { returnDocument: 'after' },
    );
  }

  /** Who has read as far as `seq`, but for `except`, by account. */
  readersPage(
    roomId: ObjectId,
    page: { seq: number; except: ObjectId; after: ObjectId | null; limit: number },
  ): Promise<RoomMemberDocument[]> {
    return this.#members
      .find({
        roomId,
        leftAt: null,
        lastReadSeq: { $gte: page.seq },
        userId: { $ne: page.except, ...(page.after && { $gt: page.after }) },
      })
      .sort({ userId: 1 })
      .limit(page.limit)
      .toArray();
  }

  /** Rooms that were deleted before a time. */
  async deletedBefore(before: Date, limit: number): Promise<ObjectId[]> {
    const rooms = await this.#rooms
      .find({ deletedAt: { $type: 'date', $lt: before } }, { projection: { _id: 1 }, hint: ROOM_INDEXES.deletedAt })
      .limit(limit)
      .toArray();
    return rooms.map(({ _id }) => _id);
  }

  /** Removes the documents of a room, its log and its people, for good; the room's own last. */
  async remove(roomId: ObjectId): Promise<void> {
    await this.#members.deleteMany({ roomId });
    await this.#log.deleteMany({ roomId });
    await this.#rooms.deleteOne({ _id: roomId });
  }
}
