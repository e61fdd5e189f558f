import type { Channel, Message, messagesListInput } from '@confab/shared';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

const MESSAGES_SENT = 45;

let app: TestApp;
let owner: Person;
let member: Person;
let channel: Channel;
/** The whole history, oldest first. */
let all: Message[];

beforeAll(async () => {
  app = await createTestApp();
  [owner, member] = await Promise.all([app.person(), app.person()]);
  const team = await app.team({ owner });
  channel = await app.channel({ team, by: owner });
  for (let sent = 0; sent < MESSAGES_SENT; sent += 1) {
    const { id: messageId } = await owner.call.messages.send({ roomId: channel.id, body: `message ${sent}` });
    // So that numbers have holes, as they have in life.
    if (sent % 4 === 1) await owner.call.messages.edit({ messageId, body: `message ${sent}, edited` });
    if (sent % 9 === 3) await owner.call.messages.delete({ messageId });
  }
  all = (await owner.call.messages.list({ roomId: channel.id, limit: 100 })).items;
});
afterAll(() => app[Symbol.asyncDispose]());

type Range = Omit<z.input<typeof messagesListInput>, 'roomId'>;
const list = (range: Range) => owner.call.messages.list({ roomId: channel.id, ...range });
const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq);
const limits = fc.integer({ min: 1, max: 60 });
/** Any number around the history, whether a message has it or not. */
const places = fc.integer({ min: 0, max: 90 });

describe('messages.list', () => {
  it('shows the whole history in its order', () => {
    expect(all).toHaveLength(MESSAGES_SENT);
    expect(seqs(all)).toEqual([...seqs(all)].sort((a, b) => a - b));
    expect(all.filter(({ deletedAt }) => deletedAt)).not.toHaveLength(0);
  });

  it('tells the head of the room, up to which the page is complete', async () => {
    const { rev } = await list({});
    expect(rev).toBe((await owner.call.rooms.get({ roomId: channel.id })).rev);
    expect(rev).toBeGreaterThanOrEqual(Math.max(...all.map((message) => message.rev)));
  });

  it('can be walked backwards, in steps of any size, without missing or repeating anything', async () => {
    await fc.assert(
      fc.asyncProperty(limits, async (limit) => {
        let page = await list({ limit });
        expect(page.hasAfter).toBe(false);
        const walked = [...page.items];
        while (page.hasBefore) {
          page = await list({ limit, before: walked[0]?.seq ?? 0 });
          expect(page.hasAfter).toBe(true);
          walked.unshift(...page.items);
        }
        expect(walked).toEqual(all);
      }),
      { numRuns: 15 },
    );
  });

  it('can be walked forwards likewise', async () => {
    await fc.assert(
      fc.asyncProperty(limits, async (limit) => {
        let page = await list({ limit, after: 0 });
        expect(page.hasBefore).toBe(false);
        const walked = [...page.items];
        while (page.hasAfter) {
          page = await list({ limit, after: walked.at(-1)?.seq ?? 0 });
          expect(page.hasBefore).toBe(true);
          walked.push(...page.items);
        }
        expect(walked).toEqual(all);
      }),
      { numRuns: 15 },
    );
  });

  it('shows a window of the history from any place, and knows what lies on both sides', async () => {
    const directions = fc.constantFrom('before', 'after', 'around');
    await fc.assert(
      fc.asyncProperty(directions, places, limits, async (direction, place, limit) => {
        const page = await list({ [direction]: place, limit });
        const first = page.items.length === 0 ? -1 : seqs(all).indexOf(page.items[0]?.seq ?? -1);
        const window = first < 0 ? [] : all.slice(first, first + page.items.length);
        expect(page.items).toEqual(window);

        const before = all.filter(({ seq }) => seq < place);
        const after = all.filter(({ seq }) => seq > place);
        if (direction === 'before') {
          expect(page.items).toEqual(before.slice(-limit));
          expect(page).toMatchObject({ hasBefore: before.length > limit, hasAfter: before.length < all.length });
        } else if (direction === 'after') {
          expect(page.items).toEqual(after.slice(0, limit));
          expect(page).toMatchObject({ hasBefore: after.length < all.length, hasAfter: after.length > limit });
        } else {
          expect(page.items).toHaveLength(Math.min(limit, all.length));
          expect(page.hasBefore).toBe(first > 0);
          expect(page.hasAfter).toBe(first + page.items.length < all.length);
          if (limit > 1 && before.length > 0 && after.length > 0) {
            expect(page.items.some(({ seq }) => seq <= place)).toBe(true);
            expect(page.items.some(({ seq }) => seq > place)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has the message in the window that was asked for', async () => {
    for (const { seq } of all) expect(seqs((await list({ around: seq, limit: 1 })).items)).toEqual([seq]);
  });

  it('takes one place at a time, and no more than a hundred', async () => {
    await expectError(list({ before: 3, after: 1 }), 'BAD_REQUEST');
    await expectError(list({ limit: 101 }), 'BAD_REQUEST');
    await expectError(list({ limit: 0 }), 'BAD_REQUEST');
  });

  it('is not for those outside', async () => {
    await expectError(member.call.messages.list({ roomId: channel.id }), 'NOT_FOUND');
    await expectError(owner.call.messages.list({ roomId: unknownId() }), 'NOT_FOUND');
  });
});
