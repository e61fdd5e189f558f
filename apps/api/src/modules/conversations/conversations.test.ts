import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

let app: TestApp;
let one: Person;
let other: Person;
let stranger: Person;

beforeAll(async () => {
  app = await createTestApp();
  [one, other, stranger] = await Promise.all([app.person(), app.person(), app.person()]);
  await app.team({ owner: one, members: [other] });
});
afterAll(() => app[Symbol.asyncDispose]());

describe('conversations.openDirect', () => {
  it('makes one conversation of a hundred calls at once, from both sides and on two nodes', async () => {
    const [ada, ben] = await Promise.all([app.person(), app.person()]);
    await app.team({ owner: ada, members: [ben] });
    const second = await app.secondNode();
    const callers = [ada, ben, ada.at(second), ben.at(second)];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const caller = callers[index % callers.length] ?? ada;
        const userId = caller.user.id === ada.user.id ? ben.user.id : ada.user.id;
        return caller.call.conversations.openDirect({ userId });
      }),
    );
    expect(new Set(answers.map(({ conversation }) => conversation.id))).toHaveLength(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);

    const { db } = app.container.platform;
    const rooms = await db.collection('rooms').find({ kind: 'direct' }).toArray();
    const mine = rooms.filter(({ directKey }) => `${directKey}`.includes(ada.user.id));
    expect(mine).toHaveLength(1);
    // Of those that were too late nothing is left.
    const members = await db.collection('roomMembers').distinct('roomId');
    const log = await db.collection('roomLog').distinct('roomId');
    const known = new Set((await db.collection('rooms').distinct('_id')).map(String));
    expect([...members, ...log].filter((roomId) => !known.has(String(roomId)))).toEqual([]);
  });

  it('answers what each of the two sees', async () => {
    const { conversation, created } = await one.call.conversations.openDirect({ userId: other.user.id });
    expect(created).toBe(true);
    expect(conversation).toMatchObject({
      kind: 'direct',
      name: null,
      subject: null,
      rev: 1,
      lastSeq: 0,
      lastMessage: null,
      otherUser: { id: other.user.id },
      createdBy: { id: one.user.id },
      me: { role: 'member', unreadCount: 0, starred: false, notify: 'all' },
    });
    expect(new Set(conversation.participants.map(({ id }) => id))).toEqual(new Set([one.user.id, other.user.id]));
    expect(conversation.reads).toHaveLength(2);

    const back = await other.call.conversations.openDirect({ userId: one.user.id });
    expect(back).toMatchObject({
      created: false,
      conversation: { id: conversation.id, otherUser: { id: one.user.id } },
    });
    expect((await other.call.conversations.list({})).items).toEqual([back.conversation]);
  });

  it('is not with oneself, nor with people one cannot know of', async () => {
    const self = one.call.conversations.openDirect({ userId: one.user.id });
    await expectError(self, 'BAD_REQUEST', MESSAGES.selfConversation);
    const unknown = one.call.conversations.openDirect({ userId: stranger.user.id });
    await expectError(unknown, 'NOT_FOUND', MESSAGES.userNotFound);
    const nobody = one.call.conversations.openDirect({ userId: unknownId() });
    await expectError(nobody, 'NOT_FOUND', MESSAGES.userNotFound);
  });

  it('is not with nobody, where everybody can know of everybody', async () => {
    await using open = await createTestApp({ environment: { DIRECTORY: 'server' } });
    const [person, somebody] = await Promise.all([open.person(), open.person()]);
    const nobody = person.call.conversations.openDirect({ userId: unknownId() });
    await expectError(nobody, 'NOT_FOUND', MESSAGES.userNotFound);
    expect(await person.call.conversations.openDirect({ userId: somebody.user.id })).toMatchObject({ created: true });
  });
});

describe('conversations.get and list', () => {
  it('are for those who take part', async () => {
    const { id: conversationId } = await app.direct(one, other);
    await expectError(stranger.call.conversations.get({ conversationId }), 'NOT_FOUND', MESSAGES.notFound);
    expect((await stranger.call.conversations.list({})).items).toEqual([]);
  });

  it('know no channels', async () => {
    const [general] = await one.call.channels.list({});
    const asConversation = one.call.conversations.get({ conversationId: general?.id ?? '' });
    await expectError(asConversation, 'NOT_FOUND', MESSAGES.notFound);
    const { id: channelId } = await app.direct(one, other);
    await expectError(one.call.channels.get({ channelId }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(one.call.channels.join({ channelId }), 'NOT_FOUND', MESSAGES.notFound);
  });

  it('list the newest activity first, page by page', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => app.person()));
    const owner = await app.person();
    await app.team({ owner, members: people });
    const opened = [];
    for (const person of people) opened.push(await app.direct(owner, person));
    const second = opened[1];
    await owner.call.messages.send({ roomId: second?.id ?? '', body: 'newest' });
    const expected = [second, opened[3], opened[2], opened[0]].map((conversation) => conversation?.id);

    const first = await owner.call.conversations.list({ limit: 3 });
    const rest = await owner.call.conversations.list({ limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(expected);
    expect(rest.nextCursor).toBeNull();
  });
});
