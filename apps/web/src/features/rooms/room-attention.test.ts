import { expect, it } from 'vitest';
import { isMuted } from '../../shared/rooms/is-muted';
import { buildChannel, buildDirect, buildRoomMe } from '../../testing/build-room';
import { attentionAnywhere, hasUnread } from './room-attention';

const now = new Date(Date.UTC(2026, 4, 12, 12));
const later = new Date(Date.UTC(2026, 4, 12, 13));
const earlier = new Date(Date.UTC(2026, 4, 12, 11));

it('counts mentions in channels and everything in conversations', () => {
  const rooms = [
    buildChannel('one', { me: buildRoomMe({ unreadCount: 7, mentionCount: 2 }) }),
    buildChannel('two', { me: buildRoomMe({ unreadCount: 9 }) }),
    buildDirect('ben', { me: buildRoomMe({ unreadCount: 3 }) }),
  ];
  expect(attentionAnywhere(rooms, now)).toBe(5);
});

it('leaves out what one wants to hear nothing of', () => {
  const quiet = { unreadCount: 4, mentionCount: 1 };
  const rooms = [
    buildDirect('ben', { me: buildRoomMe({ ...quiet, mutedUntil: later }) }),
    buildDirect('carla', { me: buildRoomMe({ ...quiet, notify: 'none' }) }),
    buildDirect('dora', { me: buildRoomMe({ ...quiet, notify: 'mentions' }) }),
    buildDirect('emil', { me: null }),
  ];
  expect(attentionAnywhere(rooms, now)).toBe(1);
});

it('is muted only until then, and a mention gets through', () => {
  const muted = buildChannel('one', { me: buildRoomMe({ unreadCount: 1, mutedUntil: later }) });
  const over = buildChannel('one', { me: buildRoomMe({ unreadCount: 1, mutedUntil: earlier }) });
  const mentioned = buildChannel('one', { me: buildRoomMe({ unreadCount: 1, mentionCount: 1, mutedUntil: later }) });
  expect([muted, over, mentioned].map((room) => isMuted(room, now))).toEqual([true, false, true]);
  expect([muted, over, mentioned].map((room) => hasUnread(room, now))).toEqual([false, true, true]);
});
