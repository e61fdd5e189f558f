import { expect, it } from 'vitest';
import { buildMessage, buildUser } from '../../testing/build-message';
import { buildChannel, buildDirect, buildRoomMe } from '../../testing/build-room';
import { isWorthTelling, type NotificationCase } from './decide';

const ben = buildUser('ben');
const myId = buildUser('me').id;
const now = new Date(Date.UTC(2026, 4, 12, 12));
const later = new Date(Date.UTC(2026, 4, 12, 13));

function told(over: Partial<NotificationCase> = {}): boolean {
  return isWorthTelling({
    message: buildMessage(5, { sender: ben }),
    room: buildChannel('general'),
    myId,
    now,
    isDnd: false,
    mutedIds: new Set(),
    isInView: false,
    isInThread: false,
    ...over,
  });
}

const from = (over: Parameters<typeof buildMessage>[1]) => buildMessage(5, { sender: ben, ...over });
const within = (over: Parameters<typeof buildRoomMe>[0]) => buildChannel('general', { me: buildRoomMe(over) });

it('tells of what others write', () => {
  expect(told()).toBe(true);
  expect(told({ room: buildDirect('ben') })).toBe(true);
});

it.each<[string, Partial<NotificationCase>]>([
  ['my own', { message: from({ sender: buildUser('me') }) }],
  ['that somebody joined', { message: from({ type: 'system' }) }],
  ['what is deleted', { message: from({ deletedAt: now }) }],
  ['what is read already', { room: within({ lastReadSeq: 5 }) }],
  ['what is in view', { isInView: true }],
  ['anything in do-not-disturb', { isDnd: true, message: from({ mentions: [myId] }) }],
  ['anything from people one has muted', { mutedIds: new Set([ben.id]) }],
  ['a muted room', { room: within({ mutedUntil: later }), message: from({ mentions: [myId] }) }],
  [
    'a room of which one wants to hear nothing',
    { room: within({ notify: 'none' }), message: from({ mentions: [myId] }) },
  ],
  ['a room one is not in', { room: buildChannel('general', { me: null }) }],
  ['a thread one has no part in', { message: from({ threadRootId: 'a'.repeat(24) }) }],
])('does not tell of %s', (_name, over) => {
  expect(told(over)).toBe(false);
});

it('tells of mentions alone where one wants that', () => {
  const room = within({ notify: 'mentions' });
  expect(told({ room })).toBe(false);
  expect(told({ room, message: from({ mentions: [myId] }) })).toBe(true);
  expect(told({ room, message: from({ mentionsAll: 'channel' }) })).toBe(true);
});

it('tells of threads one takes part in, or is mentioned in', () => {
  const inThread = { threadRootId: 'a'.repeat(24) };
  expect(told({ message: from(inThread), isInThread: true })).toBe(true);
  expect(told({ message: from({ ...inThread, mentions: [myId] }) })).toBe(true);
});

it('tells again once a room is muted no more', () => {
  expect(told({ room: within({ mutedUntil: new Date(Date.UTC(2026, 4, 12, 11)) }) })).toBe(true);
});
