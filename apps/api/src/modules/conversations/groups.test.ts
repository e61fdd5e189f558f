import { LIMITS, MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

let app: TestApp;
let ada: Person;
let ben: Person;
let cem: Person;
let dee: Person;
let guest: Person;
let stranger: Person;

beforeAll(async () => {
  app = await createTestApp();
  [ada, ben, cem, dee, guest, stranger] = await Promise.all([
    app.person(),
    app.person(),
    app.person(),
    app.person(),
    app.person(),
    app.person(),
  ]);
  const team = await app.team({ owner: ada, members: [ben, cem, dee], guests: [guest] });
  await app.channel({ team, by: ada, members: [guest] });
});
afterAll(() => app[Symbol.asyncDispose]());

const ids = (...people: Person[]) => people.map(({ user }) => user.id);

describe('conversations.openGroup', () => {
  it('finds the one of the same people, whoever asks and however many ask at once', async () => {
    const second = await app.secondNode();
    const callers = [ada, ben.at(second), cem, ada.at(second), ben, cem.at(second)];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const caller = callers[index % callers.length] ?? ada;
        const others = [ada, ben, cem].filter(({ user }) => user.id !== caller.user.id);
        return caller.call.conversations.openGroup({ userIds: ids(...others) });
      }),
    );
    expect(new Set(answers.map(({ conversation }) => conversation.id))).toHaveLength(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(answers[0]?.conversation).toMatchObject({ kind: 'group', name: null, otherUser: null, subject: null });
    // The same two as in a direct conversation are a group all the same.
    const { conversation } = await ada.call.conversations.openGroup({ userIds: ids(ben, ada) });
    expect(conversation).toMatchObject({ kind: 'group' });
    expect((await app.direct(ada, ben)).id).not.toBe(conversation.id);
  });

  it('is another one after its people or its name have changed', async () => {
    const userIds = ids(ben, dee);
    const { conversation: first } = await ada.call.conversations.openGroup({ userIds });
    await ada.call.conversations.addParticipants({ conversationId: first.id, userIds: ids(cem) });
    const { conversation: second, created } = await ada.call.conversations.openGroup({ userIds });
    expect({ created, same: second.id === first.id }).toEqual({ created: true, same: false });
    const four = await ada.call.conversations.openGroup({ userIds: ids(ben, dee, cem) });
    expect({ created: four.created, id: four.conversation.id }).toEqual({ created: false, id: first.id });
    await ben.call.conversations.update({ conversationId: second.id, name: 'Lunch' });
    expect((await ada.call.conversations.openGroup({ userIds })).created).toBe(true);
    const named = await ada.call.conversations.openGroup({ userIds, name: 'Lunch' });
    expect(named).toMatchObject({ created: true, conversation: { name: 'Lunch' } });
  });

  it('takes those alone whom one may know, and with whom there is no block', async () => {
    for (const userId of [stranger.user.id, unknownId()]) {
      const call = ada.call.conversations.openGroup({ userIds: [ben.user.id, userId] });
      await expectError(call, 'NOT_FOUND', MESSAGES.userNotFound);
    }
    const many = Array.from({ length: LIMITS.membersPerGroup }, unknownId);
    await expectError(ada.call.conversations.openGroup({ userIds: many }), 'BAD_REQUEST');
    await expectError(ada.call.conversations.openGroup({ userIds: ids(ada) }), 'BAD_REQUEST');
    await cem.call.users.block({ userId: dee.user.id });
    for (const call of [
      () => dee.call.conversations.openGroup({ userIds: ids(ben, cem) }),
      () => cem.call.conversations.openGroup({ userIds: ids(ben, dee) }),
      () => dee.call.conversations.openDirect({ userId: cem.user.id }),
    ]) {
      await expectError(call(), 'FORBIDDEN', MESSAGES.blocked);
    }
    await cem.call.users.unblock({ userId: dee.user.id });
    await dee.call.conversations.openDirect({ userId: cem.user.id });
  });
});

describe('conversations.openForSubject', () => {
  it('opens one conversation for a job, whatever a repeat names', async () => {
    const subject = { type: 'job', id: '4711' };
    const second = await app.secondNode();
    const callers = [ada, ben.at(second), ada.at(second), ben];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const caller = callers[index % callers.length] ?? ada;
        const userIds = ids(caller.user.id === ada.user.id ? ben : ada);
        return caller.call.conversations.openForSubject({ subject, userIds });
      }),
    );
    expect(new Set(answers.map(({ conversation }) => conversation.id))).toHaveLength(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    const again = await ada.call.conversations.openForSubject({ subject, userIds: ids(dee), name: 'Other' });
    expect(again).toMatchObject({ created: false, conversation: { subject, name: null } });
    expect(again.conversation.participants).toHaveLength(2);
    // Who has no part in it learns nothing of it.
    await expectError(cem.call.conversations.openForSubject({ subject, userIds: ids(ada) }), 'NOT_FOUND');
    for (const wrong of [
      { type: 'Job', id: '1' },
      { type: 'job', id: '' },
      { type: 'job', id: 'x'.repeat(129) },
    ]) {
      const call = ada.call.conversations.openForSubject({ subject: wrong, userIds: ids(ben) });
      await expectError(call, 'BAD_REQUEST');
    }
  });

  it('opens another one once the first was deleted', async () => {
    const subject = { type: 'order', id: 'a-1' };
    const { conversation } = await ada.call.conversations.openForSubject({ subject, userIds: ids(ben) });
    await expectError(ben.call.conversations.delete({ conversationId: conversation.id }), 'FORBIDDEN');
    await ada.call.conversations.delete({ conversationId: conversation.id });
    await expectError(ben.call.conversations.get({ conversationId: conversation.id }), 'NOT_FOUND', MESSAGES.notFound);
    expect((await ben.call.conversations.openForSubject({ subject, userIds: ids(ada) })).created).toBe(true);
  });
});

describe('the people of a group', () => {
  it('ask others in, up to ten in all, however many at once', async () => {
    const team = await app.team({ owner: ada, members: [ben] });
    const { code } = await ada.call.invitations.create({ teamId: team.id });
    const crowd = await Promise.all(Array.from({ length: 12 }, () => app.person()));
    for (const person of crowd) await person.call.invitations.join({ code });
    const { conversation } = await ada.call.conversations.openGroup({ userIds: ids(ben), name: 'Full' });
    const conversationId = conversation.id;
    const tries = await Promise.allSettled(
      crowd.map(({ user }) => ada.call.conversations.addParticipants({ conversationId, userIds: [user.id] })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(LIMITS.membersPerGroup - 2);
    const { participants } = await ben.call.conversations.get({ conversationId });
    expect(participants).toHaveLength(LIMITS.membersPerGroup);
    const one = ada.call.conversations.addParticipants({ conversationId, userIds: ids(cem) });
    await expectError(one, 'PRECONDITION_FAILED', MESSAGES.tooManyMembers);
  });

  it('leave it, and are sent away by who made it alone', async () => {
    const { conversation } = await ada.call.conversations.openGroup({ userIds: ids(ben, cem), name: 'Trio' });
    const conversationId = conversation.id;
    const remove = (by: Person, whom: Person) =>
      by.call.conversations.removeParticipant({ conversationId, userId: whom.user.id });
    await expectError(remove(ben, cem), 'FORBIDDEN');
    expect((await remove(ada, cem)).participants).toHaveLength(2);
    await expectError(cem.call.messages.list({ roomId: conversationId }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(remove(ada, cem), 'NOT_FOUND', MESSAGES.userNotFound);
    await ben.call.rooms.leave({ roomId: conversationId });
    expect(await remove(ada, ada)).toMatchObject({ participants: [], me: null });
    await expectError(ada.call.conversations.get({ conversationId }), 'NOT_FOUND', MESSAGES.notFound);
  });

  it('who are guests read and write, and change nothing', async () => {
    const { conversation } = await ada.call.conversations.openGroup({ userIds: ids(guest), name: 'Visit' });
    const conversationId = conversation.id;
    expect(await guest.call.conversations.get({ conversationId })).toMatchObject({ name: 'Visit' });
    await guest.call.messages.send({ roomId: conversationId, body: 'hello' });
    await expectError(guest.call.conversations.update({ conversationId, name: 'Mine' }), 'FORBIDDEN');
    await expectError(guest.call.conversations.addParticipants({ conversationId, userIds: ids(ada) }), 'FORBIDDEN');
  });
});

describe('a direct conversation', () => {
  it('has just its two people and no name', async () => {
    const { id: conversationId } = await app.direct(ada, ben);
    const refused = [
      () => ada.call.conversations.update({ conversationId, name: 'x' }),
      () => ada.call.conversations.addParticipants({ conversationId, userIds: ids(cem) }),
      () => ada.call.conversations.removeParticipant({ conversationId, userId: ben.user.id }),
    ];
    for (const call of refused) await expectError(call(), 'PRECONDITION_FAILED', MESSAGES.directCannotChange);
  });

  it('takes nothing from who was blocked, nor from who blocks; a group does', async () => {
    const { id: roomId } = await app.direct(ada, cem);
    const sent = await cem.call.messages.send({ roomId, body: 'before', clientId: 'once' });
    const { conversation: group } = await ada.call.conversations.openGroup({ userIds: ids(ben, cem), name: 'G' });
    const inGroup = await cem.call.messages.send({ roomId: group.id, body: 'before' });
    await ada.call.users.block({ userId: cem.user.id });
    for (const person of [ada, cem]) {
      await expectError(person.call.messages.send({ roomId, body: 'after' }), 'FORBIDDEN', MESSAGES.blocked);
      await person.call.messages.send({ roomId: group.id, body: 'here' });
      expect((await person.call.messages.list({ roomId })).items).toHaveLength(1);
    }
    // Nor in any other way: by other words in what was said before, or by reacting to it.
    const messageId = sent.id;
    await expectError(cem.call.rooms.setTyping({ roomId, isTyping: true }), 'FORBIDDEN', MESSAGES.blocked);
    await expectError(cem.call.messages.edit({ messageId, body: 'after' }), 'FORBIDDEN', MESSAGES.blocked);
    const react = (action: 'add' | 'remove') => cem.call.messages.react({ messageId, emoji: ':rude:', action });
    await expectError(react('add'), 'FORBIDDEN', MESSAGES.blocked);
    await react('remove');
    await cem.call.messages.edit({ messageId: inGroup.id, body: 'here as well' });
    // What was sent already is answered, also if it is sent again.
    expect((await cem.call.messages.send({ roomId, body: 'before', clientId: 'once' })).id).toBe(sent.id);
    await ada.call.users.unblock({ userId: cem.user.id });
    await cem.call.messages.send({ roomId, body: 'after' });
  });

  it('is found with somebody who has left the server, and not begun', async () => {
    const leaver = await app.person();
    const other = await app.person();
    await app.team({ owner: ada, members: [leaver, other] });
    const { id } = await app.direct(ada, leaver);
    await leaver.call.users.deactivateMe({ password: leaver.password });
    expect((await ada.call.conversations.openDirect({ userId: leaver.user.id })).conversation.id).toBe(id);
    await expectError(other.call.conversations.openDirect({ userId: leaver.user.id }), 'NOT_FOUND');
  });
});

describe('conversations.*', () => {
  it('take no channel for a conversation', async () => {
    const team = await app.team({ owner: ada, members: [ben] });
    const { id: conversationId } = await app.channel({ team, by: ada });
    const calls = [
      () => ada.call.conversations.get({ conversationId }),
      () => ada.call.conversations.update({ conversationId, name: 'x' }),
      () => ada.call.conversations.addParticipants({ conversationId, userIds: ids(ben) }),
      () => ada.call.conversations.removeParticipant({ conversationId, userId: ben.user.id }),
      () => ada.call.conversations.delete({ conversationId }),
    ];
    for (const call of calls) await expectError(call(), 'NOT_FOUND', MESSAGES.notFound);
  });

  it('answer outsiders as if there were no such conversation', async () => {
    const { conversation } = await ada.call.conversations.openGroup({ userIds: ids(ben), name: 'Ours' });
    const answersTo = (person: Person, conversationId: string) => {
      const { conversations } = person.call;
      return Promise.all(
        [
          conversations.get({ conversationId }),
          conversations.update({ conversationId, name: 'x' }),
          conversations.addParticipants({ conversationId, userIds: ids(ada) }),
          conversations.addParticipants({ conversationId, userIds: [unknownId()] }),
          conversations.removeParticipant({ conversationId, userId: ben.user.id }),
          conversations.delete({ conversationId }),
        ].map(async (call) => {
          const { message, ...rest } = await expectError(call, 'NOT_FOUND', MESSAGES.notFound);
          return JSON.stringify({ message, ...rest });
        }),
      );
    };
    for (const person of [stranger, guest]) {
      expect(await answersTo(person, conversation.id)).toEqual(await answersTo(person, unknownId()));
    }
  });

  it("A68: a message is saved to the conversation it was sent to, not to one found by a user's id", async () => {
    const { id: roomId } = await app.direct(ada, dee);
    // One that the ids of people lead to, were they taken for the conversation's.
    await app.direct(ada, ben);
    const { id } = await ada.call.messages.send({ roomId, body: 'for dee' });
    expect((await dee.call.messages.list({ roomId })).items.map((message) => message.id)).toEqual([id]);
    expect((await ben.call.messages.list({ roomId: (await app.direct(ben, ada)).id })).items).toEqual([]);
    for (const userId of ids(ada, ben, dee)) {
      await expectError(ada.call.messages.send({ roomId: userId, body: 'lost' }), 'NOT_FOUND', MESSAGES.notFound);
    }
  });
});
