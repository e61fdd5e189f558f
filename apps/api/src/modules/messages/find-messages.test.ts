import { MESSAGES, type Message } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let outsider: Person;
let teamId: string;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, outsider] = await Promise.all([app.person(), app.person(), app.person()]);
  const team = await app.team({ owner, members: [member] });
  teamId = team.id;
  roomId = (await app.channel({ team, by: owner })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

const say = (body: string, more: { replyTo?: string; threadRootId?: string } = {}, person = owner) =>
  person.call.messages.send({ roomId, body, ...more });

describe('an answer', () => {
  it('quotes what it answers, as that is when one looks', async () => {
    const { id: replyTo } = await say('Lunch?');
    const answer = await say('Yes', { replyTo }, member);
    expect(answer.replyTo).toMatchObject({ id: replyTo, body: 'Lunch?', sender: { id: owner.user.id } });
    await owner.call.messages.edit({ messageId: replyTo, body: 'Dinner?' });
    expect((await member.call.messages.get({ messageId: answer.id })).replyTo).toMatchObject({ body: 'Dinner?' });
    await owner.call.messages.delete({ messageId: replyTo });
    const { replyTo: gone } = await member.call.messages.get({ messageId: answer.id });
    expect(gone).toMatchObject({ id: replyTo, body: '', deletedAt: expect.any(Date) });
    // What is deleted is answered no more; nor is what stands elsewhere.
    await expectError(say('late', { replyTo }), 'NOT_FOUND', MESSAGES.notFound);
    const { id: elsewhere } = await app.direct(owner, member);
    const other = await owner.call.messages.send({ roomId: elsewhere, body: 'here' });
    await expectError(say('no', { replyTo: other.id }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(say('no', { replyTo: unknownId() }), 'NOT_FOUND', MESSAGES.notFound);
  });
});

describe('a thread', () => {
  it('has its replies apart from the room, with a count, the last time and who wrote', async () => {
    const root = await say('What do you think?');
    const replies: Message[] = [];
    for (const person of [member, owner, member]) {
      replies.push(await say(`reply ${replies.length}`, { threadRootId: root.id }, person));
    }
    // A reply to a reply stands in the same thread.
    replies.push(await say('flat', { threadRootId: replies[0]?.id ?? '' }));
    const thread = await member.call.messages.thread({ messageId: root.id });
    expect(thread.items.map(({ id, threadRootId }) => [id, threadRootId])).toEqual(
      replies.map(({ id }) => [id, root.id]),
    );
    expect(thread.root.thread).toEqual({
      replyCount: 4,
      lastReplyAt: replies.at(-1)?.createdAt,
      participants: [expect.objectContaining({ id: owner.user.id }), expect.objectContaining({ id: member.user.id })],
    });
    expect((await member.call.messages.thread({ messageId: replies[1]?.id ?? '' })).root.id).toBe(root.id);
    const { items } = await member.call.messages.list({ roomId });
    expect(items.map(({ id }) => id)).not.toContain(replies[0]?.id);
    expect(items.find(({ id }) => id === root.id)?.thread?.replyCount).toBe(4);
    await member.call.messages.delete({ messageId: replies[2]?.id ?? '' });
    expect((await member.call.messages.get({ messageId: root.id })).thread?.replyCount).toBe(3);
    const before = await member.call.messages.thread({ messageId: root.id, before: replies[2]?.seq ?? 0, limit: 1 });
    expect(before).toMatchObject({ items: [{ id: replies[1]?.id }], hasBefore: true, hasAfter: true });
  });

  it('can be written to and told in the room as well, once however often it is sent', async () => {
    const root = await say('Plan');
    const input = { roomId, body: 'Tomorrow then', threadRootId: root.id, alsoToRoom: true, clientId: 'also-1' };
    const replies = await Promise.all([owner.call.messages.send(input), owner.call.messages.send(input)]);
    expect(new Set(replies.map(({ id }) => id))).toHaveLength(1);
    const told = (await member.call.messages.list({ roomId })).items.filter(({ body }) => body === 'Tomorrow then');
    expect(told).toMatchObject([{ threadRootId: null, replyTo: { id: root.id } }]);
  });

  it('begins with what somebody said in that room and has not deleted', async () => {
    const root = await say('gone');
    await owner.call.messages.delete({ messageId: root.id });
    await expectError(say('late', { threadRootId: root.id }), 'PRECONDITION_FAILED', MESSAGES.messageDeleted);
    await expectError(say('no', { threadRootId: unknownId() }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(outsider.call.messages.thread({ messageId: root.id }), 'NOT_FOUND', MESSAGES.notFound);
  });
});

describe('mentions', () => {
  it('are those of the text who are in the room, kept with the message, and new ones after an edit', async () => {
    const sent = await say(`@${member.user.username} and @${outsider.user.username}, \`@${owner.user.username}\``);
    expect(sent).toMatchObject({ mentions: [member.user.id], mentionsAll: null });
    const edited = await owner.call.messages.edit({ messageId: sent.id, body: `@${owner.user.username} @here` });
    expect(edited).toMatchObject({ mentions: [owner.user.id], mentionsAll: 'here' });
    await owner.call.messages.delete({ messageId: sent.id });
    expect(await owner.call.messages.get({ messageId: sent.id })).toMatchObject({ mentions: [], mentionsAll: null });
  });

  it('mean everybody of a large room only where its admins say so', async () => {
    const { db } = app.container.platform;
    const count = (memberCount: number) =>
      db.collection('rooms').updateOne({ name: 'crowd' }, { $set: { memberCount } });
    const { id: crowd } = await owner.call.channels.create({ teamId, name: 'crowd' });
    await member.call.messages.send({ roomId: crowd, body: '@channel hello' });
    await count(1_001);
    // Another node does not hold the room yet.
    const second = await app.secondNode();
    const call = member.at(second).call.messages.send({ roomId: crowd, body: '@channel hello' });
    await expectError(call, 'FORBIDDEN', MESSAGES.mentionsAllNotAllowed);
    const { mentionsAll } = await owner.at(second).call.messages.send({ roomId: crowd, body: '@channel hello' });
    expect(mentionsAll).toBe('channel');
  });
});

describe('messages.recent', () => {
  it('is what was said in all one’s rooms, the newest first, on pages of any size', async () => {
    const { id: direct } = await app.direct(owner, member);
    for (let turn = 0; turn < 6; turn += 1) {
      await Promise.all([say(`room ${turn}`), owner.call.messages.send({ roomId: direct, body: `direct ${turn}` })]);
    }
    const all = (await member.call.messages.recent({ limit: 100 })).items;
    expect(all.map(({ createdAt }) => createdAt.getTime())).toEqual(
      all.map(({ createdAt }) => createdAt.getTime()).toSorted((a, b) => b - a),
    );
    expect(new Set(all.map((message) => message.roomId))).toEqual(
      new Set([roomId, direct, ...all.map((m) => m.roomId)]),
    );
    for (const limit of [1, 3, 7]) {
      const read: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await member.call.messages.recent({ limit, ...(cursor && { cursor }) });
        read.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(read).toEqual(all.map(({ id }) => id));
    }
    const inTeam = (await member.call.messages.recent({ teamId, limit: 100 })).items;
    expect(inTeam.map((message) => message.roomId)).not.toContain(direct);
    expect(inTeam.length).toBeGreaterThan(5);
    expect((await outsider.call.messages.recent({})).items).toEqual([]);
    await expectError(outsider.call.messages.recent({ teamId }), 'NOT_FOUND', MESSAGES.notFound);
  });
});

describe('messages.seqAt', () => {
  it('is the first message at or after a time', async () => {
    const first = await say('first');
    const second = await say('second');
    const at = (time: Date) => member.call.messages.seqAt({ roomId, at: time });
    expect((await at(second.createdAt)).seq).toBe(first.createdAt < second.createdAt ? second.seq : first.seq);
    expect((await at(new Date(second.createdAt.getTime() + 60_000))).seq).toBe(second.seq);
    expect((await at(new Date(0))).seq).toBeLessThanOrEqual(first.seq);
    await expectError(outsider.call.messages.seqAt({ roomId, at: new Date() }), 'NOT_FOUND', MESSAGES.notFound);
  });
});
