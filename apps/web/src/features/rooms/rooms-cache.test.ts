import { describe, expect, it } from 'vitest';
import { buildMessage, buildUser } from '../../testing/build-message';
import { buildChannel, buildDirect, buildRoomMe } from '../../testing/build-room';
import { roomsAfter, withReadUpTo, withRoom } from './rooms-cache';

const me = buildUser('me');
const anna = buildUser('anna');
const general = buildChannel('general', { me: buildRoomMe({ unreadCount: 3, lastReadSeq: 2 }), lastSeq: 5, rev: 5 });
const rooms = [general, buildDirect('anna')];
const created = (rev: number) => ({
  type: 'message' as const,
  roomId: general.id,
  rev,
  change: 'created' as const,
  message: buildMessage(rev, { roomId: general.id }),
});

describe('the rooms of the sidebar', () => {
  it('show the newest message and move with it, but count nothing up', () => {
    const [after] = roomsAfter(rooms, created(6), me.id);
    expect(after).toMatchObject({ rev: 6, lastSeq: 6, lastMessage: { seq: 6 }, me: { unreadCount: 3 } });
    expect(after?.updatedAt).toEqual(created(6).message.createdAt);
  });

  it('drop what they know already', () => {
    expect(roomsAfter(rooms, created(5), me.id)).toBe(rooms);
  });

  it('change nothing for rooms that are not held', () => {
    expect(roomsAfter(rooms, { ...created(9), roomId: '0'.repeat(24) }, me.id)).toBe(rooms);
  });

  it("keep one's own part when an event, which is the same for everybody, brings a new state", () => {
    const event = {
      type: 'room' as const,
      roomId: general.id,
      rev: 6,
      change: 'updated' as const,
      room: { ...general, name: 'main', me: null, rev: 6 },
      message: null,
    };
    expect(roomsAfter(rooms, event, me.id)[0]).toMatchObject({ name: 'main', me: { unreadCount: 3 } });
  });

  it('lose a room that one left or that was deleted', () => {
    const left = {
      type: 'member' as const,
      roomId: general.id,
      rev: 6,
      change: 'left' as const,
      users: [me],
      role: 'member' as const,
      message: null,
    };
    expect(roomsAfter(rooms, left, me.id)).toHaveLength(1);
    expect(roomsAfter(rooms, { ...left, users: [anna] }, me.id)[0]).toMatchObject({ memberCount: 1 });
  });

  it('take the counts from the server', () => {
    const fresh = { ...general, me: buildRoomMe({ unreadCount: 4, lastReadSeq: 2 }) };
    expect(withRoom(rooms, fresh)[0]?.me?.unreadCount).toBe(4);
    expect(withRoom([], fresh)).toHaveLength(1);
  });

  it('are not set back by an answer that is older than what was read since', () => {
    const read = withReadUpTo(rooms, general.id, 5);
    expect(read[0]?.me).toMatchObject({ lastReadSeq: 5, unreadCount: 0 });
    expect(withRoom(read, general)[0]?.me).toMatchObject({ lastReadSeq: 5, unreadCount: 0 });
  });
});
