import type { Message } from '@confab/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyToMessages, type MessageWindow, mergeMessages } from './apply-to-messages.js';
import { ada, changesPage, idOf, messageEvent, sampleMessage } from './samples.fixture.js';

const roomId = idOf(7);
const at = (seq: number, fields: Partial<Message> = {}) => sampleMessage({ roomId, seq, ...fields });
const whole = (...messages: Message[]): MessageWindow => ({ messages, hasBefore: false, hasAfter: false });
const seqs = (window: MessageWindow) => window.messages.map(({ seq }) => seq);

describe('taking in messages', () => {
  it('puts a new one at its place and an old state nowhere', () => {
    const window = whole(at(1), at(5, { rev: 9 }));
    expect(seqs(mergeMessages(window, [at(3), at(7)]))).toEqual([1, 3, 5, 7]);
    expect(mergeMessages(window, [at(5, { rev: 8, body: 'older' })])).toBe(window);
  });

  it('keeps the place of a deleted one', () => {
    const deleted = at(3, { rev: 9, body: '', deletedAt: new Date(9) });
    const window = applyToMessages(whole(at(1), at(3), at(4)), messageEvent(deleted, 'deleted'));
    expect(window.messages[1]).toBe(deleted);
  });

  it('takes nothing beyond a stretch that does not reach the end, nor before one that does not reach the beginning', () => {
    const middle: MessageWindow = { messages: [at(4), at(6)], hasBefore: true, hasAfter: true };
    expect(seqs(mergeMessages(middle, [at(2), at(5), at(9)]))).toEqual([4, 5, 6]);
  });

  it('leaves replies of a thread out, and brings its root up to date', () => {
    const reply = at(4, { threadRootId: at(1).id });
    const thread = { rootId: at(1).id, replyCount: 1, lastReplyAt: new Date(4), participants: [ada] };
    const window = applyToMessages(whole(at(1)), { ...messageEvent(reply), thread });
    expect(seqs(window)).toEqual([1]);
    expect(window.messages[0]?.thread?.replyCount).toBe(1);
  });

  it('ends a thread with its last reply', () => {
    const thread = { replyCount: 1, lastReplyAt: new Date(4), participants: [ada] };
    const reply = at(4, { threadRootId: at(1).id, deletedAt: new Date(9), rev: 9 });
    const none = { rootId: at(1).id, replyCount: 0, lastReplyAt: new Date(4), participants: [] };
    const window = applyToMessages(whole(at(1, { thread })), { ...messageEvent(reply, 'deleted'), thread: none });
    expect(window.messages[0]?.thread).toBeNull();
  });

  it('learns of replies that it missed, though their root has no new number', () => {
    const thread = { replyCount: 3, lastReplyAt: new Date(4), participants: [ada] };
    const changes = changesPage({ messages: [at(1, { thread })], upToRev: 9 });
    const window = applyToMessages(whole(at(1)), { roomId, sinceRev: 1, changes });
    expect(window.messages[0]?.thread).toEqual(thread);
    expect(applyToMessages(window, { roomId, sinceRev: 9, changes })).toBe(window);
  });

  it('corrects what is quoted of a changed message', () => {
    const quoted = at(1);
    const window = mergeMessages(whole(quoted, at(2, { replyTo: quoted })), [at(1, { rev: 3, body: 'corrected' })]);
    expect(window.messages[1]?.replyTo?.body).toBe('corrected');
  });

  it('comes to the same, in whatever order and however often', () => {
    const states = fc
      .array(fc.record({ seq: fc.integer({ min: 1, max: 6 }), later: fc.nat({ max: 4 }) }), { maxLength: 30 })
      .map((list) => list.map(({ seq, later }) => at(seq, { rev: seq + later * 10, body: `${later}` })));
    const shuffled = states.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        const one = mergeMessages(whole(), list);
        const other = applyToMessages(whole(), {
          roomId,
          sinceRev: 0,
          changes: changesPage({ messages: again, upToRev: 99 }),
        });
        expect(other).toEqual(one);
        expect(seqs(one)).toEqual([...new Set(list.map(({ seq }) => seq))].sort((a, b) => a - b));
      }),
    );
  });
});
