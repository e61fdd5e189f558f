import { type Channel, LIMITS, MESSAGES, type Team } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let guest: Person;
let stranger: Person;
let team: Team;
let open: Channel;
let secret: Channel;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, guest, stranger] = await Promise.all([app.person(), app.person(), app.person(), app.person()]);
  team = await app.team({ owner, members: [member], guests: [guest] });
  open = await app.channel({ team, by: owner });
  secret = await app.channel({ team, by: owner, kind: 'private', members: [guest] });
});
afterAll(() => app[Symbol.asyncDispose]());

describe('messages.send', () => {
  it('answers the whole message, and the room knows of it', async () => {
    const message = await member.call.messages.send({ roomId: open.id, body: '  hello  ', clientId: 'first-1' });

    expect(message).toEqual({
      id: message.id,
      roomId: open.id,
      seq: message.seq,
      rev: message.seq,
      clientId: 'first-1',
      sender: {
        id: member.user.id,
        username: member.user.username,
        displayName: member.user.displayName,
        avatarUrl: null,
        isBot: false,
      },
      type: 'text',
      body: 'hello',
      system: null,
      attachments: [],
      mentions: [],
      mentionsAll: null,
      replyTo: null,
      threadRootId: null,
      thread: null,
      reactions: [],
      pinnedAt: null,
      editedAt: null,
      deletedAt: null,
      createdAt: message.createdAt,
    });
    expect(await owner.call.messages.get({ messageId: message.id })).toEqual(message);
    const room = await owner.call.rooms.get({ roomId: open.id });
    expect(room).toMatchObject({ lastSeq: message.seq, rev: message.seq, updatedAt: message.createdAt });
    expect(room.lastMessage).toMatchObject({ id: message.id, body: 'hello', sender: { id: member.user.id } });
  });

  it('makes one message of a clientId, however often and at once it is sent', async () => {
    const send = () => member.call.messages.send({ roomId: open.id, body: 'once', clientId: 'repeated-1' });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    const [first] = answers;
    for (const answer of answers) expect(answer).toEqual(first);

    const { items } = await member.call.messages.list({ roomId: open.id, limit: 100 });
    expect(items.filter(({ clientId }) => clientId === 'repeated-1')).toHaveLength(1);
  });

  it('answers a repeated send with what has become of the message', async () => {
    const sent = await member.call.messages.send({ roomId: open.id, body: 'secret words', clientId: 'repeated-2' });
    await member.call.messages.delete({ messageId: sent.id });
    const again = await member.call.messages.send({ roomId: open.id, body: 'secret words', clientId: 'repeated-2' });

    expect(again).toMatchObject({ id: sent.id, seq: sent.seq, body: '' });
    expect(again.deletedAt).not.toBeNull();
  });

  it('keeps the clientIds of different people and rooms apart', async () => {
    const ids = await Promise.all([
      member.call.messages.send({ roomId: open.id, body: 'a', clientId: 'same' }),
      owner.call.messages.send({ roomId: open.id, body: 'a', clientId: 'same' }),
      owner.call.messages.send({ roomId: secret.id, body: 'a', clientId: 'same' }),
    ]);
    expect(new Set(ids.map(({ id }) => id))).toHaveLength(3);
  });

  it('refuses who is not in the room, as the access rule says', async () => {
    const body = 'hello';
    const late = await app.channel({ team, by: owner, kind: 'private' });
    await expectError(stranger.call.messages.send({ roomId: open.id, body }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(guest.call.messages.send({ roomId: open.id, body }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(member.call.messages.send({ roomId: late.id, body }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(member.call.messages.send({ roomId: unknownId(), body }), 'NOT_FOUND', MESSAGES.notFound);
    await guest.call.messages.send({ roomId: secret.id, body });
  });

  it('keeps posting to admins where the channel says so', async () => {
    const notices = await owner.call.channels.create({ teamId: team.id, name: 'notices', posting: 'admins' });
    await expectError(member.call.messages.send({ roomId: notices.id, body: 'x' }), 'FORBIDDEN', MESSAGES.notAllowed);
    await owner.call.messages.send({ roomId: notices.id, body: 'x' });
  });

  it.each([
    ['empty', ' \n ', MESSAGES.emptyMessage],
    ['too long', 'x'.repeat(LIMITS.messageBody + 1), `At most ${LIMITS.messageBody} characters`],
    ['with NUL', 'a\u0000b', 'NUL characters are not allowed'],
  ])('refuses a body that is %s', async (_name, body, text) => {
    await expectError(member.call.messages.send({ roomId: open.id, body }), 'BAD_REQUEST');
    const error: unknown = await member.http.messages.send.mutate({ roomId: open.id, body }).catch((e: unknown) => e);
    expect(error).toMatchObject({ message: text });
  });

  it('takes the longest body, counted in characters', async () => {
    const body = '😀'.repeat(LIMITS.messageBody);
    expect((await member.call.messages.send({ roomId: open.id, body })).body).toBe(body);
  });
});

describe('messages.edit', () => {
  it('changes the body, and says when', async () => {
    const sent = await member.call.messages.send({ roomId: open.id, body: 'helo' });
    const edited = await member.call.messages.edit({ messageId: sent.id, body: 'hello' });

    expect(edited).toMatchObject({ id: sent.id, seq: sent.seq, body: 'hello' });
    expect(edited.rev).toBeGreaterThan(sent.rev);
    expect(edited.editedAt).toBeInstanceOf(Date);
    expect(await owner.call.messages.get({ messageId: sent.id })).toEqual(edited);
  });

  it('takes no number for the same words again', async () => {
    const sent = await member.call.messages.send({ roomId: open.id, body: 'same' });
    expect(await member.call.messages.edit({ messageId: sent.id, body: 'same' })).toEqual(sent);
  });

  it('lets nobody change what somebody else wrote', async () => {
    const sent = await member.call.messages.send({ roomId: open.id, body: 'mine' });
    await expectError(owner.call.messages.edit({ messageId: sent.id, body: 'x' }), 'FORBIDDEN', MESSAGES.notAllowed);
    await expectError(stranger.call.messages.edit({ messageId: sent.id, body: 'x' }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(member.call.messages.edit({ messageId: unknownId(), body: 'x' }), 'NOT_FOUND', MESSAGES.notFound);
  });

  it('does not revive a deleted message', async () => {
    const sent = await member.call.messages.send({ roomId: open.id, body: 'short-lived' });
    await member.call.messages.delete({ messageId: sent.id });
    const edit = member.call.messages.edit({ messageId: sent.id, body: 'back' });
    await expectError(edit, 'PRECONDITION_FAILED', MESSAGES.messageDeleted);
  });

  it('ends after a hundred edits', async () => {
    const { id: messageId } = await member.call.messages.send({ roomId: open.id, body: 'edited' });
    for (let edit = 0; edit < LIMITS.editsPerMessage; edit += 1) {
      await member.call.messages.edit({ messageId, body: `edit ${edit}` });
    }
    const oneMore = member.call.messages.edit({ messageId, body: 'one more' });
    await expectError(oneMore, 'PRECONDITION_FAILED', MESSAGES.tooManyEdits);
  });

  it('gives edits at once one order, in which each has its own number', async () => {
    const { id: messageId } = await member.call.messages.send({ roomId: open.id, body: 'start' });
    const edits = await Promise.all(
      Array.from({ length: 10 }, (_, index) => member.call.messages.edit({ messageId, body: `body ${index}` })),
    );
    expect(new Set(edits.map(({ rev }) => rev))).toHaveLength(10);
    const last = edits.reduce((a, b) => (a.rev > b.rev ? a : b));
    expect(await member.call.messages.get({ messageId })).toEqual(last);
  });
});

describe('messages.delete', () => {
  it('keeps the place and serves the words no more, anywhere', async () => {
    const body = 'never to be seen again';
    const sent = await member.call.messages.send({ roomId: open.id, body });
    const deleted = await member.call.messages.delete({ messageId: sent.id });
    expect(deleted).toMatchObject({ id: sent.id, seq: sent.seq, body: '' });
    expect(deleted.deletedAt).toBeInstanceOf(Date);

    const answers = await Promise.all([
      owner.call.messages.get({ messageId: sent.id }),
      owner.call.messages.list({ roomId: open.id }),
      owner.call.messages.changes({ roomId: open.id, sinceRev: sent.rev - 1 }),
      owner.call.rooms.get({ roomId: open.id }),
      owner.call.rooms.list({}),
    ]);
    expect(JSON.stringify(answers)).not.toContain(body);
    expect(answers[1].items.map(({ id }) => id)).toContain(sent.id);
    expect(answers[3].lastMessage).toMatchObject({ id: sent.id, body: '', deletedAt: deleted.deletedAt });
  });

  it('answers a second deletion with the first', async () => {
    const sent = await member.call.messages.send({ roomId: open.id, body: 'x' });
    const deleted = await member.call.messages.delete({ messageId: sent.id });
    expect(await owner.call.messages.delete({ messageId: sent.id })).toEqual(deleted);
  });

  it('is for oneself, and in channels for their admins', async () => {
    const byMember = await member.call.messages.send({ roomId: open.id, body: 'x' });
    const byOwner = await owner.call.messages.send({ roomId: open.id, body: 'x' });
    await expectError(member.call.messages.delete({ messageId: byOwner.id }), 'FORBIDDEN', MESSAGES.notAllowed);
    await expectError(stranger.call.messages.delete({ messageId: byOwner.id }), 'NOT_FOUND', MESSAGES.notFound);
    await owner.call.messages.delete({ messageId: byMember.id });

    const { id: roomId } = await app.direct(owner, member);
    const inDirect = await member.call.messages.send({ roomId, body: 'x' });
    await expectError(owner.call.messages.delete({ messageId: inDirect.id }), 'FORBIDDEN', MESSAGES.notAllowed);
  });
});

describe('the rate of sending', () => {
  it('lets a person say much at once in a room, but not without end', async () => {
    await using limited = await createTestApp({ rateLimits: true });
    const person = await limited.person();
    const { id: teamId } = await person.call.teams.create({ name: 'Team' });
    const [general] = await person.call.channels.list({ teamId });
    const roomId = general?.id ?? '';
    const sendMany = Array.from({ length: 200 }, (_, index) => person.call.messages.send({ roomId, body: `${index}` }));
    const refused = (await Promise.allSettled(sendMany)).filter(({ status }) => status === 'rejected');
    // A few more than the burst: the bucket fills while it is emptied.
    expect(refused.length).toBeGreaterThan(200 - 120 - 10);
    expect(refused.length).toBeLessThanOrEqual(200 - 120);
    await expectError(person.call.messages.send({ roomId, body: 'more' }), 'TOO_MANY_REQUESTS');
    const elsewhere = await person.call.channels.create({ teamId, name: 'elsewhere' });
    await person.call.messages.send({ roomId: elsewhere.id, body: 'still fine' });
    limited.clock.advance(1_000);
    await person.call.messages.send({ roomId, body: 'one more' });
  });
});
