import type { Channel, FeedEvent, Team } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { memberLeft, submitChange } from '../rooms/index.js';
import { FeedReader } from './feed-reader.fixture.js';

async function generalOf(person: Person, { id: teamId }: Team): Promise<Channel> {
  const [channel] = await person.call.channels.list({ teamId });
  if (!channel) throw new Error('The team has no channel');
  return channel;
}

const isMessage = (body: string) => (event: FeedEvent) => event.type === 'message' && event.message.body === body;

/** Over either last hop a stock client hears the same. */
describe.each(['direct', 'loop'])('events.feed, delivered by: %s', (delivery) => {
  let app: TestApp;
  let owner: Person;
  let member: Person;
  let team: Team;
  let general: Channel;

  beforeAll(async () => {
    app = await createTestApp({ environment: { FEED_DELIVERY: delivery } });
    [owner, member] = await Promise.all([app.person(), app.person()]);
    team = await app.team({ owner, members: [member] });
    general = await generalOf(owner, team);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  async function remove(roomId: string, person: Person): Promise<void> {
    await submitChange(app.container.rooms.log, memberLeft, {
      roomId: toObjectId(roomId),
      actorId: null,
      input: { how: 'automatic', userId: toObjectId(person.user.id), teamRole: null },
    });
  }

  it('begins with where every room stands', async () => {
    const { id: roomId } = await app.direct(owner, member);
    const sent = await owner.call.messages.send({ roomId, body: 'x' });
    const edited = await owner.call.messages.edit({ messageId: sent.id, body: 'y' });
    await using feed = await FeedReader.open(member);

    const [first] = feed.events;
    if (first?.type !== 'ready') throw new Error('The first event is not ready');
    const listed = (await member.call.rooms.list({ limit: 100 })).items;
    expect(first.rooms).toHaveLength(listed.length);
    expect(first.rooms.find(({ id }) => id === roomId)).toEqual({
      id: roomId,
      rev: edited.rev,
      lastSeq: sent.seq,
      lastReadSeq: 1,
    });
  });

  it('tells each change of a message once, in the order of the log', async () => {
    const { id: roomId, rev } = await app.channel({ team, by: owner });
    await using feed = await FeedReader.open(member);
    const sent = await owner.call.messages.send({ roomId, body: 'one', clientId: 'c-1' });
    const edited = await owner.call.messages.edit({ messageId: sent.id, body: 'two' });
    const deleted = await owner.call.messages.delete({ messageId: sent.id });
    await feed.until((event) => event.type === 'message' && event.change === 'deleted');

    expect(feed.numbered(roomId)).toEqual([
      { type: 'message', roomId, rev: rev + 1, change: 'created', message: sent },
      { type: 'message', roomId, rev: rev + 2, change: 'edited', message: edited },
      { type: 'message', roomId, rev: rev + 3, change: 'deleted', message: deleted },
    ]);
  });

  it('joins what happens at once', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await using feed = await FeedReader.open(member);
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => owner.call.messages.send({ roomId, body: `at once ${index}` })),
    );
    await expect.poll(() => feed.revs(roomId).length).toBe(50);
    expect(feed.revs(roomId)).toEqual([...feed.revs(roomId)].sort((a, b) => a - b));
    expect(Math.max(...feed.arrays.map((array) => array.length))).toBeGreaterThan(5);
  });

  it('misses nothing that happens while it is opened', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    let sending = true;
    const send = async () => {
      for (let sent = 0; sending; sent += 1) await owner.call.messages.send({ roomId, body: `${sent}` });
    };
    const sent = send();
    const feeds = [];
    for (let opened = 0; opened < 8; opened += 1) feeds.push(await FeedReader.open(member));
    sending = false;
    await sent;
    const { rev: head } = await owner.call.rooms.get({ roomId });
    for (const feed of feeds) {
      const ready = feed.ofType('ready')[0]?.rooms.find(({ id }) => id === roomId)?.rev ?? 0;
      await expect.poll(() => Math.max(ready, ...feed.revs(roomId))).toBe(head);
      const heard = feed.revs(roomId).filter((rev) => rev > ready);
      expect(heard).toEqual(Array.from({ length: head - ready }, (_, index) => ready + 1 + index));
      await feed[Symbol.asyncDispose]();
    }
  });

  it('tells of a new room, and then of what happens there', async () => {
    await using feed = await FeedReader.open(member);
    const channel = await owner.call.channels.create({ teamId: team.id, name: 'announced' });
    const sent = await owner.call.messages.send({ roomId: channel.id, body: 'hello' });
    await feed.until(isMessage('hello'));

    const [created, message] = feed.numbered(channel.id);
    expect(created).toMatchObject({ type: 'room', change: 'created', rev: 1, message: null });
    expect(created).toMatchObject({ room: { id: channel.id, name: 'announced', memberCount: 2, me: null, rev: 1 } });
    expect(message).toMatchObject({ type: 'message', rev: 2, message: sent });

    const person = await app.person();
    await app.team({ owner: member, members: [person] });
    const direct = await app.direct(person, member);
    const told = await feed.until((event) => event.type === 'room' && event.roomId === direct.id);
    expect(told).toMatchObject({ room: { kind: 'direct', otherUser: null, me: null, participants: { length: 2 } } });
  });

  it('tells who came, to those who are there and to the one who came', async () => {
    const { id: channelId } = await app.channel({ team, by: owner });
    await remove(channelId, member);
    await using watching = await FeedReader.open(owner);
    await using coming = await FeedReader.open(member);
    const { rev } = await member.call.channels.join({ channelId });
    await owner.call.messages.send({ roomId: channelId, body: 'welcome' });
    await Promise.all([watching.until(isMessage('welcome')), coming.until(isMessage('welcome'))]);

    const event = watching.numbered(channelId)[0];
    expect(event).toMatchObject({
      type: 'member',
      change: 'joined',
      rev,
      role: 'member',
      users: [{ id: member.user.id }],
      message: { type: 'system', seq: rev, system: { event: 'joined' } },
    });
    expect(coming.numbered(channelId)).toEqual(watching.numbered(channelId));
  });

  it('tells who was removed nothing after that', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await using staying = await FeedReader.open(owner);
    await using leaving = await FeedReader.open(member);
    const before = await owner.call.messages.send({ roomId, body: 'before' });
    await remove(roomId, member);
    await owner.call.messages.send({ roomId, body: 'after' });
    await owner.call.rooms.setTyping({ roomId, isTyping: true });
    await staying.until(isMessage('after'));
    await FeedReader.settle();

    expect(leaving.numbered(roomId)).toMatchObject([
      { type: 'message', rev: before.rev },
      { type: 'member', change: 'left', users: [{ id: member.user.id }], rev: before.rev + 1, message: null },
    ]);
    expect(leaving.ofType('typing').filter((event) => event.roomId === roomId)).toEqual([]);
  });

  it('never tells outsiders', async () => {
    const [outsider, guest] = await Promise.all([app.person(), app.person()]);
    await app.team({ owner: outsider, guests: [guest] });
    await using feed = await FeedReader.open(outsider);
    await owner.call.messages.send({ roomId: general.id, body: 'not for all' });
    await FeedReader.settle();
    expect(feed.events.map(({ type }) => type)).toEqual(['ready']);
  });

  it('tells of read marks, and one’s own clients what the room is to one', async () => {
    const { id: roomId } = await app.direct(owner, member);
    const { seq } = await owner.call.messages.send({ roomId, body: 'read me' });
    await using watching = await FeedReader.open(owner);
    await using own = await FeedReader.open(member);
    await member.call.rooms.markRead({ roomId });
    await Promise.all([watching.until(({ type }) => type === 'read'), own.until(({ type }) => type === 'self')]);

    expect(watching.ofType('read')).toMatchObject([{ roomId, userId: member.user.id, seq }]);
    expect(own.ofType('self')).toMatchObject([{ roomId, me: { unreadCount: 0, lastReadSeq: seq } }]);
    expect(watching.ofType('self')).toEqual([]);
    const versions = watching.ofType('read').map(({ version }) => version);
    await owner.call.messages.send({ roomId, body: 'and me' });
    await member.call.rooms.markRead({ roomId });
    await expect.poll(() => watching.ofType('read').length).toBe(2);
    expect(watching.ofType('read')[1]?.version).toBeGreaterThan(versions[0] ?? 0);
  });

  it('tells who is typing, but not the one who is, and takes it back with the message', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await using watching = await FeedReader.open(owner);
    await using typist = await FeedReader.open(member);
    await member.call.rooms.setTyping({ roomId, isTyping: true });
    await member.call.rooms.setTyping({ roomId, isTyping: true });
    await member.call.messages.send({ roomId, body: 'typed' });
    await watching.until(isMessage('typed'));
    await FeedReader.settle();

    const user = expect.objectContaining({ id: member.user.id });
    expect(watching.ofType('typing')).toEqual([
      { type: 'typing', roomId, threadRootId: null, user, isTyping: true },
      { type: 'typing', roomId, threadRootId: null, user, isTyping: false },
    ]);
    expect(typist.ofType('typing')).toEqual([]);
  });

  it('tells a team who joined it', async () => {
    await using feed = await FeedReader.open(owner);
    const person = await app.person();
    await using joining = await FeedReader.open(person);
    const { code } = await owner.call.invitations.create({ teamId: team.id });
    await person.call.invitations.join({ code });

    const event = { teamId: team.id, change: 'joined', userId: person.user.id, team: { id: team.id, myRole: null } };
    expect(await feed.until(({ type }) => type === 'team')).toMatchObject(event);
    expect(await joining.until(({ type }) => type === 'team')).toMatchObject(event);
    expect(await joining.until(({ type }) => type === 'member')).toMatchObject({
      change: 'joined',
      roomId: general.id,
    });
  });

  it('ends with the session', async () => {
    const person = await app.person();
    const iterator = (await person.call.events.feed())[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toMatchObject([{ type: 'ready' }]);
    const ended = expect(iterator.next()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await person.call.auth.logout();
    await ended;
  });

  it('leaves nothing behind when it is over', async () => {
    const { feeds } = app.container.events;
    await expect.poll(() => feeds.count).toBe(0);
    const feed = await FeedReader.open(owner);
    expect(feeds.count).toBe(1);
    await feed[Symbol.asyncDispose]();
    await expect.poll(() => feeds.count).toBe(0);
  });
});
