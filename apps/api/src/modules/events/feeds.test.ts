import type { Channel, FeedEvent, Team } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { entriesCommitted, memberLeft, submitChange } from '../rooms/index.js';
import { FeedReader } from './feed-reader.fixture.js';
import { Feeds } from './feeds.js';
import { FeedHub } from './hub.js';

type Rooms = TestApp['container']['rooms'];

let app: TestApp;
let owner: Person;
let member: Person;
let team: Team;
let channel: Channel;
let hub: FeedHub;
let unsubscribe: () => void;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member] = await Promise.all([app.person(), app.person()]);
  team = await app.team({ owner, members: [member] });
});
afterAll(() => app[Symbol.asyncDispose]());

beforeEach(async () => {
  const { rooms, messages, platform } = app.container;
  channel = await app.channel({ team, by: owner });
  hub = new FeedHub({
    logger: platform.logger,
    clock: platform.clock,
    metrics: platform.metrics,
    reader: { entries: async () => [], heal: async () => {}, onPassedOver: () => {} },
  });
  for (const source of [...rooms.feedSources, ...messages.feedSources]) hub.registerSource(source);
  unsubscribe = platform.bus.subscribeHere(entriesCommitted, ({ entries }) => hub.accept(entries));
  return () => unsubscribe();
});

/** The real rooms, with something happening right after one of the readings by which a feed is opened. */
function roomsWith(reading: 'heads' | 'memberships', happening: () => Promise<unknown>): Rooms {
  const { rooms } = app.container;
  const then = async <Read>(read: Promise<Read>): Promise<Read> => {
    const answer = await read;
    await happening();
    return answer;
  };
  if (reading === 'heads') {
    const heads: Rooms['log']['heads'] = (roomIds) => then(rooms.log.heads(roomIds));
    return { ...rooms, log: Object.assign(Object.create(rooms.log), { heads }) };
  }
  const membershipsOf: Rooms['repository']['membershipsOf'] = (userId) => then(rooms.repository.membershipsOf(userId));
  return { ...rooms, repository: Object.assign(Object.create(rooms.repository), { membershipsOf }) };
}

async function removeMember(): Promise<void> {
  await submitChange(app.container.rooms.log, memberLeft, {
    roomId: toObjectId(channel.id),
    actorId: null,
    input: { how: 'automatic', userId: toObjectId(member.user.id), teamRole: null },
  });
}

/** The rooms of the one `ready` that was told. */
function roomsListed(told: readonly FeedEvent[]): string[] {
  const all = told.filter((event) => event.type === 'ready');
  expect(all).toHaveLength(1);
  return all.flatMap(({ rooms }) => rooms.map(({ id }) => id));
}

async function open(rooms: Rooms, end: (error?: Error) => void = () => {}): Promise<FeedEvent[]> {
  const told: FeedEvent[] = [];
  await new Feeds({ hub, rooms, logger: app.container.platform.logger }).open({
    userId: member.user.id,
    sessionId: member.session.sessionId,
    delivery: { push: (batch) => void told.push(...batch.events()), end, values: async function* () {} },
    socket: null,
    isSignedIn: async () => true,
  });
  await FeedReader.settle();
  return told;
}

describe('what happens while a feed is opened', () => {
  it('is told, if it comes after the heads were read', async () => {
    const told = await open(
      roomsWith('heads', () => owner.call.messages.send({ roomId: channel.id, body: 'just now' })),
    );
    const ready = told.find(({ type }) => type === 'ready');
    const message = told.find(({ type }) => type === 'message');
    if (ready?.type !== 'ready' || message?.type !== 'message') throw new Error('Something was not told');
    expect(message.rev).toBe((ready.rooms.find(({ id }) => id === channel.id)?.rev ?? 0) + 1);
  });

  it('is part of where the rooms stand, if somebody came into one after the memberships were read', async () => {
    await removeMember();
    const told = await open(roomsWith('memberships', () => member.call.channels.join({ channelId: channel.id })));
    expect(told.find(({ type }) => type === 'member')).toMatchObject({ roomId: channel.id, change: 'joined' });
    expect(roomsListed(told)).toContain(channel.id);
  });

  it('ends the membership of who was removed after the memberships were read', async () => {
    const told = await open(roomsWith('memberships', removeMember));
    expect(roomsListed(told)).not.toContain(channel.id);
    await owner.call.messages.send({ roomId: channel.id, body: 'not for who has left' });
    await FeedReader.settle();
    expect(told.filter(({ type }) => type === 'message')).toEqual([]);
    expect(hub.servedRooms()).not.toContain(channel.id);
  });

  it('ends all feeds of the person where it cannot be found out where the rooms stand', async () => {
    await removeMember();
    const ends: (Error | undefined)[] = [];
    await open(app.container.rooms, (error) => ends.push(error));
    unsubscribe();
    await member.call.channels.join({ channelId: channel.id });
    const failing = roomsWith('heads', () => Promise.reject(new Error('The database is away')));
    await expect(open(failing, (error) => ends.push(error))).rejects.toThrow('The database is away');
    expect(ends).toMatchObject([{ code: 'SERVICE_UNAVAILABLE' }, { code: 'SERVICE_UNAVAILABLE' }]);
    expect(hub.servedRooms()).toEqual([]);
  });
});

it('a membership whose room was never made is none', async () => {
  await using feed = await FeedReader.open(member);
  const members = app.container.platform.db.collection('roomMembers');
  const known = await members.findOne({ userId: toObjectId(member.user.id) });
  // As after a crash in the middle of making a room that another node had made before.
  await members.insertOne({ ...known, _id: new ObjectId(), roomId: new ObjectId() });
  await app.container.events.feeds.checkRights();
  await FeedReader.settle();
  expect(feed.ofType('ready')).toHaveLength(1);
});
