import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member] = await Promise.all([app.person(), app.person()]);
  const team = await app.team({ owner, members: [member] });
  roomId = (await app.channel({ team, by: owner })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

const saidInRoom = async () => (await owner.call.messages.list({ roomId })).items.map(({ body }) => body);

describe('a send that is repeated', () => {
  it('says nothing in the room that was deleted in the thread, and what was edited as it is now', async () => {
    const { id: threadRootId } = await owner.call.messages.send({ roomId, body: 'root' });
    const reply = (clientId: string, alsoToRoom: boolean) =>
      member.call.messages.send({ roomId, body: `said as ${clientId}`, threadRootId, alsoToRoom, clientId });
    const deleted = await reply('deleted', false);
    await member.call.messages.delete({ messageId: deleted.id });
    const edited = await reply('edited', false);
    await member.call.messages.edit({ messageId: edited.id, body: 'put better' });
    await reply('deleted', true);
    await reply('edited', true);
    await reply('edited', true);
    expect(await saidInRoom()).toEqual(['root', 'put better']);
  });

  it('tells who was removed since what they sent, and nothing that others made of it', async () => {
    const { id: replyTo } = await owner.call.messages.send({ roomId, body: 'before' });
    const send = () => member.call.messages.send({ roomId, body: 'mine', replyTo, clientId: 'removed' });
    const { id: messageId } = await send();
    await owner.call.channels.removeMember({ channelId: roomId, userId: member.user.id });
    await owner.call.messages.edit({ messageId: replyTo, body: 'only for those who are in' });
    await owner.call.messages.react({ messageId, emoji: '👍', action: 'add' });
    expect(await send()).toMatchObject({ id: messageId, body: 'mine', replyTo: null, reactions: [], thread: null });
    await owner.call.messages.delete({ messageId });
    expect(await send()).toMatchObject({ id: messageId, body: '', deletedAt: expect.any(Date) });
  });
});
