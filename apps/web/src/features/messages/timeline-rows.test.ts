import { describe, expect, it } from 'vitest';
import { buildMessage, buildUser } from '../../testing/build-message';
import { type PendingMessage, timelineRows } from './timeline-rows';

const me = buildUser('me');
const anna = buildUser('anna');
const ben = buildUser('ben');
const rest = { pending: [], me, newAfter: null, hasBefore: false };
const at = (hours: number, minutes: number, day = 12) => new Date(2026, 4, day, hours, minutes);

function buildPending(clientId: string): PendingMessage {
  return {
    clientId,
    roomId: 'r',
    body: 'on its way',
    attachmentIds: [],
    createdAt: at(10, 3),
    state: 'sending',
    reason: null,
  };
}

describe('timelineRows', () => {
  it('groups what one person writes within five minutes', () => {
    const rows = timelineRows({
      ...rest,
      messages: [
        buildMessage(1, { sender: anna, createdAt: at(10, 0) }),
        buildMessage(2, { sender: anna, createdAt: at(10, 4) }),
        buildMessage(3, { sender: anna, createdAt: at(10, 9) }),
        buildMessage(4, { sender: ben, createdAt: at(10, 9) }),
      ],
    });
    expect(rows.map((row) => row.startsGroup)).toEqual([true, false, true, true]);
  });

  it('keeps the rows about which nothing has changed', () => {
    const made = new WeakMap();
    const messages = [1, 2, 3].map((seq) => buildMessage(seq, { sender: anna, createdAt: at(10, seq) }));
    const before = timelineRows({ ...rest, messages, made });
    const edited = messages.map((message) => (message.seq === 3 ? { ...message, body: 'other' } : message));
    const after = timelineRows({ ...rest, messages: edited.slice(1), made });
    expect(after[1]).not.toBe(before[2]);
    expect(after[0]).not.toBe(before[1]);
    expect(timelineRows({ ...rest, messages, made })[0]).toBe(before[0]);
  });

  it('never groups over a system message', () => {
    const rows = timelineRows({
      ...rest,
      messages: [
        buildMessage(1, { createdAt: at(10, 0) }),
        buildMessage(2, { createdAt: at(10, 1), type: 'system' }),
        buildMessage(3, { createdAt: at(10, 2) }),
      ],
    });
    expect(rows.map((row) => row.startsGroup)).toEqual([true, true, true]);
  });

  it('starts each day with its date, and a group with it', () => {
    const rows = timelineRows({
      ...rest,
      messages: [
        buildMessage(1, { createdAt: at(23, 59, 12) }),
        buildMessage(2, { createdAt: at(0, 1, 13) }),
        buildMessage(3, { createdAt: at(0, 2, 13) }),
      ],
    });
    expect(rows.map((row) => row.day?.getDate() ?? null)).toEqual([12, 13, null]);
    expect(rows.map((row) => row.startsGroup)).toEqual([true, true, false]);
  });

  it('does not claim a day for the first message while older ones may belong to it', () => {
    const [row] = timelineRows({ ...rest, hasBefore: true, messages: [buildMessage(8)] });
    expect(row?.day).toBeNull();
  });

  it('draws the line "new" above the first message of somebody else after the read mark, once', () => {
    const rows = timelineRows({
      ...rest,
      newAfter: 1,
      messages: [
        buildMessage(1, { sender: anna }),
        buildMessage(2, { sender: me }),
        buildMessage(3, { sender: anna }),
        buildMessage(4, { sender: anna }),
      ],
    });
    expect(rows.map((row) => row.isFirstNew)).toEqual([false, false, true, false]);
    expect(rows[2]?.startsGroup).toBe(true);
  });

  it('shows what is on its way at the end, and once only', () => {
    const messages = [buildMessage(1, { sender: me, clientId: 'sent' })];
    const rows = timelineRows({ ...rest, messages, pending: [buildPending('sent'), buildPending('waiting')] });
    expect(rows.map((row) => row.entry.kind)).toEqual(['message', 'pending']);
  });

  it('keeps the key of a message when it is acknowledged', () => {
    const [before] = timelineRows({ ...rest, messages: [], pending: [buildPending('one')] });
    const [after] = timelineRows({ ...rest, messages: [buildMessage(5, { sender: me, clientId: 'one' })] });
    expect(after?.key).toBe(before?.key);
  });
});
