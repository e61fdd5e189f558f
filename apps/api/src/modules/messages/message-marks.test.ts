import { LIMITS, MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let guest: Person;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, guest] = await Promise.all([app.person(), app.person(), app.person()]);
  const team = await app.team({ owner, members: [member], guests: [guest] });
  roomId = (await app.channel({ team, by: owner, members: [guest] })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

const say = (body = 'well', person = owner) => person.call.messages.send({ roomId, body });

describe('messages.react', () => {
  it('puts a reaction on a message and takes it off, once each', async () => {
    const { id: messageId, rev } = await say();
    const react = (person: Person, emoji: string, action: 'add' | 'remove' = 'add') =>
      person.call.messages.react({ messageId, emoji, action });
    expect(await react(member, '👍')).toEqual({
      reactions: [{ emoji: '👍', userIds: [member.user.id] }],
      rev: rev + 1,
    });
    expect((await react(member, '👍')).rev).toBe(rev + 1);
    await react(guest, ':wave:');
    expect((await react(guest, '👍')).reactions).toEqual([
      { emoji: '👍', userIds: [member.user.id, guest.user.id] },
      { emoji: ':wave:', userIds: [guest.user.id] },
    ]);
    await react(member, '👍', 'remove');
    await react(guest, ':wave:', 'remove');
    expect((await react(member, ':wave:', 'remove')).reactions).toEqual([{ emoji: '👍', userIds: [guest.user.id] }]);
    expect((await owner.call.messages.get({ messageId })).editedAt).toBeNull();
  });

  it('has one order for many at once, on two nodes, and loses none', async () => {
    const { id: messageId } = await say();
    const second = await app.secondNode();
    const people = [owner, member.at(second), guest, owner.at(second), member];
    const emojis = ['👍', '🎉', '❤️'];
    await Promise.all(
      people.flatMap(({ call }) => emojis.map((emoji) => call.messages.react({ messageId, emoji, action: 'add' }))),
    );
    const { reactions } = await owner.call.messages.get({ messageId });
    expect(reactions.map(({ userIds }) => new Set(userIds).size)).toEqual([3, 3, 3]);
    expect(reactions.flatMap(({ userIds }) => userIds)).toHaveLength(9);
  });

  it('has twenty kinds on a message at most', async () => {
    const { id: messageId } = await say();
    const react = (index: number) => member.call.messages.react({ messageId, emoji: `:e${index}:`, action: 'add' });
    for (let index = 0; index < LIMITS.reactionKindsPerMessage; index += 1) await react(index);
    await expectError(react(99), 'PRECONDITION_FAILED', MESSAGES.tooManyReactions);
    await react(3);
    for (const emoji of ['', 'no', '👍👍', ':Bad:', `:${'x'.repeat(70)}:`]) {
      await expectError(member.call.messages.react({ messageId, emoji, action: 'add' }), 'BAD_REQUEST');
    }
  });

  it('is not for what was deleted, nor for what the room itself tells', async () => {
    const { id: messageId } = await say();
    await owner.call.messages.delete({ messageId });
    const input = { emoji: '👍', action: 'add' } as const;
    await expectError(member.call.messages.react({ messageId, ...input }), 'PRECONDITION_FAILED');
    await owner.call.channels.update({ channelId: roomId, topic: 'Lunch' });
    const told = (await owner.call.messages.list({ roomId })).items.at(-1);
    await expectError(member.call.messages.react({ messageId: told?.id ?? '', ...input }), 'FORBIDDEN');
  });
});

describe('messages.pin', () => {
  it('keeps a message in sight until the pin is taken off or the message deleted', async () => {
    const [first, second, third] = [await say('one'), await say('two'), await say('three')];
    for (const { id } of [first, second, third]) await member.call.messages.pin({ messageId: id });
    const again = await owner.call.messages.pin({ messageId: first.id });
    expect(again.pinnedAt).toEqual((await owner.call.messages.get({ messageId: first.id })).pinnedAt);
    const page = await guest.call.messages.pins({ roomId, limit: 2 });
    const rest = await guest.call.messages.pins({ roomId, limit: 2, cursor: page.nextCursor ?? '' });
    expect([...page.items, ...rest.items].map(({ body }) => body)).toEqual(['three', 'two', 'one']);
    expect((await member.call.messages.unpin({ messageId: second.id })).pinnedAt).toBeNull();
    await owner.call.messages.delete({ messageId: third.id });
    expect((await guest.call.messages.pins({ roomId })).items.map(({ body }) => body)).toEqual(['one']);
    await expectError(guest.call.messages.pin({ messageId: second.id }), 'FORBIDDEN');
    await expectError(member.call.messages.pin({ messageId: third.id }), 'PRECONDITION_FAILED');
    await member.call.messages.unpin({ messageId: first.id });
  });
});
