import type { Channel, Team } from '@confab/shared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, type Person, type TestApp, type TestNode } from '../../testing/index.js';
import { memberLeft, submitChange } from '../rooms/index.js';
import { FeedReader } from './feed-reader.fixture.js';

/** Two nodes that share nothing but the database: what one hears of the other, it has looked up. */
describe('a feed at another node', () => {
  let app: TestApp;
  let other: TestNode;
  let owner: Person;
  let member: Person;
  let team: Team;
  let channel: Channel;

  beforeEach(async () => {
    app = await createTestApp();
    other = await app.secondNode();
    [owner, member] = await Promise.all([app.person(), app.person()]);
    team = await app.team({ owner, members: [member] });
    channel = await app.channel({ team, by: owner });
  });
  afterEach(() => app[Symbol.asyncDispose]());

  const remove = (person: Person) =>
    submitChange(app.container.rooms.log, memberLeft, {
      roomId: toObjectId(channel.id),
      actorId: null,
      input: { how: 'automatic', userId: toObjectId(person.user.id), teamRole: null },
    });

  it('tells what happened elsewhere, in order, with what happened here', async () => {
    await using feed = await FeedReader.open(member.at(other));
    const writers = [owner, owner.at(other), member, member.at(other)];
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let sent = 0; sent < 10; sent += 1) {
          await writer.call.messages.send({ roomId: channel.id, body: `${index}/${sent}` });
        }
      }),
    );
    await other.container.events.feeds.catchUp();
    const last = channel.rev + 40;
    await expect.poll(() => feed.revs(channel.id).at(-1)).toBe(last);
    expect(feed.revs(channel.id)).toEqual(Array.from({ length: 40 }, (_, index) => channel.rev + 1 + index));
  });

  it.each([
    ['it compares itself with the log', () => other.container.events.feeds.catchUp()],
    ['somebody writes there', () => owner.at(other).call.messages.send({ roomId: channel.id, body: 'something else' })],
  ])('never tells the text of a message that was deleted before it heard of it, when %s', async (_, hear) => {
    await using feed = await FeedReader.open(member.at(other));
    const first = await owner.call.messages.send({ roomId: channel.id, body: 'secret' });
    const second = await owner.call.messages.send({ roomId: channel.id, body: 'other' });
    await owner.call.messages.edit({ messageId: second.id, body: 'also secret' });
    for (const { id: messageId } of [first, second]) await owner.call.messages.delete({ messageId });
    await hear();
    await expect.poll(() => feed.revs(channel.id).length).toBeGreaterThanOrEqual(5);
    expect(feed.numbered(channel.id).slice(0, 5)).toMatchObject([
      { change: 'created', rev: first.rev, message: { body: '', deletedAt: expect.any(Date) } },
      { change: 'created', message: { body: '' } },
      { change: 'edited', message: { body: '' } },
      { change: 'deleted', message: { id: first.id, body: '' } },
      { change: 'deleted', message: { id: second.id, body: '' } },
    ]);
    expect(JSON.stringify(feed.events)).not.toContain('secret');
  });

  it('says again where the rooms stand when the person has come into one elsewhere', async () => {
    await using feed = await FeedReader.open(member.at(other));
    const late = await owner.call.channels.create({ teamId: team.id, name: 'late' });
    await other.container.events.feeds.checkRights();
    await expect.poll(() => feed.ofType('ready').length).toBe(2);
    expect(feed.ofType('ready')[1]?.rooms.map(({ id }) => id)).toContain(late.id);
    await owner.at(other).call.messages.send({ roomId: late.id, body: 'heard' });
    await feed.until((event) => event.type === 'message' && event.message.body === 'heard');

    await other.container.events.feeds.checkRights();
    await FeedReader.settle();
    expect(feed.ofType('ready')).toHaveLength(2);
  });

  it('ends what a person hears who was removed elsewhere', async () => {
    await using feed = await FeedReader.open(member.at(other));
    await remove(member);
    await other.container.events.feeds.catchUp();
    await owner.at(other).call.messages.send({ roomId: channel.id, body: 'unheard' });
    await FeedReader.settle();
    expect(feed.numbered(channel.id)).toMatchObject([{ type: 'member', change: 'left' }]);
  });

  it('finds out about a removal also when its entry is not told', async () => {
    await using feed = await FeedReader.open(member.at(other));
    await remove(member);
    await other.container.events.feeds.checkRights();
    await owner.at(other).call.messages.send({ roomId: channel.id, body: 'unheard' });
    await FeedReader.settle();
    expect(feed.ofType('message')).toEqual([]);
    expect(feed.ofType('ready')[1]?.rooms.map(({ id }) => id)).not.toContain(channel.id);
  });

  it('ends with a session that was ended elsewhere', async () => {
    const call = member.at(other).call;
    const iterator = (await call.events.feed())[Symbol.asyncIterator]();
    await iterator.next();
    const ended = expect(iterator.next()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await member.call.auth.logout();
    // What a node has read of a session, it believes for five seconds.
    app.clock.advance(6_000);
    await other.container.events.feeds.checkRights();
    await ended;
  });
});
