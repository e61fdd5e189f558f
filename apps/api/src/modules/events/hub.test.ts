import type { Channel, FeedEvent, Team } from '@confab/shared';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { memberJoined, memberLeft, type RoomLogEntry, submitChange } from '../rooms/index.js';
import type { Subscriber } from './audience.js';
import type { Batch } from './batch.js';
import type { Delivery } from './delivery.js';
import { FeedHub } from './hub.js';
import { HELD_MS } from './room-stream.js';

/** Keeps what is handed over. */
class Kept implements Delivery {
  readonly events: FeedEvent[] = [];

  push(batch: Batch): void {
    this.events.push(...batch.events());
  }

  end(): void {}

  async *values(): AsyncGenerator<FeedEvent[]> {}

  get revs(): number[] {
    return this.events.flatMap((event) => ('rev' in event ? [event.rev] : []));
  }
}

let app: TestApp;
let owner: Person;
let member: Person;
let team: Team;
let channel: Channel;
/** The whole log of the channel. */
let entries: RoomLogEntry[];
let hub: FeedHub;
/** How often the hub has read the log. */
let reads: number;
/** What a reading of the log waits for. */
let readable: Promise<void>;
/** How often it said that it told not everything. */
let passedOver: number;

beforeAll(async () => {
  // Some tests hand it entries that nobody could understand.
  app = await createTestApp({ faultsExpected: true });
  [owner, member] = await Promise.all([app.person(), app.person()]);
  team = await app.team({ owner, members: [member] });
  channel = await app.channel({ team, by: owner });
  for (let sent = 0; sent < 30; sent += 1) await owner.call.messages.send({ roomId: channel.id, body: `${sent}` });
  entries = await app.container.rooms.log.entries(toObjectId(channel.id), 0, 100);
});
afterAll(() => app[Symbol.asyncDispose]());

/** A hub of its own, on the real log, which hears only what a test hands to it. */
beforeEach(() => {
  const { rooms, messages, platform } = app.container;
  reads = 0;
  readable = Promise.resolve();
  passedOver = 0;
  hub = new FeedHub({
    logger: platform.logger,
    clock: platform.clock,
    metrics: platform.metrics,
    reader: {
      entries: async (roomId, afterRev, limit) => {
        reads += 1;
        await readable;
        return rooms.log.entries(toObjectId(roomId), afterRev, limit);
      },
      heal: async () => {},
      onPassedOver: () => {
        passedOver += 1;
      },
    },
  });
  for (const source of [...rooms.feedSources, ...messages.feedSources]) hub.registerSource(source);
});

function listen(person: Person): { kept: Kept; subscriber: Subscriber } {
  const kept = new Kept();
  const subscriber: Subscriber = {
    userId: person.user.id,
    sessionId: person.session.sessionId,
    delivery: kept,
    socket: null,
    isSignedIn: async () => true,
  };
  hub.add(subscriber);
  return { kept, subscriber };
}

/** Listens to one room, in which the person has been since its first entry, from after `rev` on. */
function listenTo(roomId: string, person: Person, rev: number) {
  const listening = listen(person);
  const listener = hub.add(listening.subscriber);
  hub.settle(listener, new Map([[roomId, { memberRev: 1 }]]), listener.mark);
  hub.start(new Map([[roomId, rev]]));
  return { ...listening, listener };
}

const upTo = (last: number) => Array.from({ length: last - 1 }, (_, index) => index + 2);

describe('the order of entries at the hub', () => {
  it('is that of the log, each once, however they come', async () => {
    const news = entries.slice(1);
    const arrivals = fc
      .shuffledSubarray([...news, ...news], { minLength: 1 })
      .chain((shuffled) => fc.tuple(fc.constant(shuffled), fc.integer({ min: 1, max: 7 })));
    await fc.assert(
      fc.asyncProperty(arrivals, async ([arriving, size]) => {
        const { kept, subscriber } = listenTo(channel.id, member, 1);
        for (let start = 0; start < arriving.length; start += size) {
          hub.accept(arriving.slice(start, start + size));
          await new Promise((resolve) => setImmediate(resolve));
        }
        // What was held back brings what lay before it, and may bring all there is.
        const last = Math.max(...arriving.map(({ rev }) => rev));
        await expect.poll(() => kept.revs.at(-1) ?? 0, { interval: 5 }).toBeGreaterThanOrEqual(last);
        expect(kept.revs).toEqual(upTo(kept.revs.at(-1) ?? 0));
        hub.remove(subscriber);
        expect(hub.servedRooms()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('may do without what does not concern it', async () => {
    const plain = entries.filter(({ kind }) => !hub.concerns(channel.id, [kind]));
    const moving = app.container.rooms.feedSources.filter(({ joins, leaves, ends }) => joins || leaves || ends);
    expect(moving.length).toBeGreaterThanOrEqual(4);
    for (const { kind } of moving) expect(hub.concerns(channel.id, ['message.created', kind])).toBe(true);
    expect(plain.length).toBeGreaterThan(20);
    listen(member);
    hub.accept(plain);
    expect(hub.servedRooms()).toEqual([]);
    listenTo(channel.id, owner, 1);
    expect(entries.every(({ kind }) => hub.concerns(channel.id, [kind]))).toBe(true);
  });

  it('does not read the log for what comes late, but in time', async () => {
    const { kept } = listenTo(channel.id, member, 1);
    hub.accept(entries.slice(2, 5));
    await new Promise((resolve) => setTimeout(resolve, HELD_MS / 5));
    expect(kept.revs).toEqual([]);
    hub.accept(entries.slice(1, 2));
    await expect.poll(() => kept.revs).toEqual([2, 3, 4, 5]);
    await new Promise((resolve) => setTimeout(resolve, HELD_MS * 2));
    expect(reads).toBe(0);
  });

  it('reads the log once for what does not come, for all who listen', async () => {
    const feeds = [owner, member].map((person) => listenTo(channel.id, person, 1));
    hub.accept(entries.slice(9, 10));
    for (const { kept } of feeds) await expect.poll(() => kept.revs).toEqual(upTo(entries.length));
    expect(reads).toBe(1);
  });

  it('tells what it lacks when it compares itself with the log', async () => {
    const { kept } = listenTo(channel.id, member, 1);
    await hub.catchUp(new Map([[channel.id, entries.length]]));
    await expect.poll(() => kept.revs).toEqual(upTo(entries.length));
    await hub.catchUp(new Map([[channel.id, entries.length]]));
    expect(reads).toBe(1);
  });

  it('holds everything back until it knows where to start', async () => {
    const { kept, subscriber } = listen(member);
    const listener = hub.add(subscriber);
    hub.settle(listener, new Map([[channel.id, { memberRev: 1 }]]), listener.mark);
    hub.accept(entries.slice(5, 9));
    await new Promise((resolve) => setTimeout(resolve, HELD_MS * 2));
    expect(kept.revs).toEqual([]);
    hub.start(new Map([[channel.id, 7]]));
    await expect.poll(() => kept.revs).toEqual([8, 9]);
  });

  it('goes on after an entry that it does not understand', async () => {
    const { kept } = listenTo(channel.id, member, 1);
    const [two, three, four, five] = entries.slice(1);
    if (!two || !three || !four || !five) throw new Error('The log is too short');
    const poison = [two, { ...three, data: { nonsense: true } }, { ...four, kind: memberLeft.name, data: {} }, five];
    hub.accept(poison);
    await expect.poll(() => kept.revs).toEqual([2, 5]);
  });

  it('has who is in the room read again when it gives up what is missing', async () => {
    listenTo(channel.id, member, 1);
    const [, sample] = entries;
    if (!sample) throw new Error('The log is too short');
    const held = Array.from({ length: 2_001 }, (_, index) => ({ ...sample, rev: 1_000 + index }));
    hub.accept(held.slice(0, 2_000));
    expect(passedOver).toBe(0);
    hub.accept(held.slice(2_000));
    expect(passedOver).toBe(1);
  });

  it('renders an entry once for all who hear of it', async () => {
    let rendered = 0;
    const source = app.container.messages.feedSources.find(({ kind }) => kind === 'message.created');
    if (!source) throw new Error('Messages are not told');
    hub.registerSource({
      ...source,
      present: (entry) => {
        rendered += 1;
        return source.present(entry);
      },
    });
    const feeds = [owner, member, owner, member].map((person) => listenTo(channel.id, person, 1));
    hub.accept(entries.slice(1, 4));
    for (const { kept } of feeds) await expect.poll(() => kept.revs).toEqual([2, 3, 4]);
    expect(rendered).toBe(3);
  });
});

describe('who is in a room', () => {
  let room: Channel;
  let log: RoomLogEntry[];
  let left: RoomLogEntry;

  /** Made, two messages, `member` left, a message, `member` came back, a message. */
  beforeAll(async () => {
    room = await app.channel({ team, by: owner });
    const roomId = toObjectId(room.id);
    const userId = toObjectId(member.user.id);
    const say = (body: string) => owner.call.messages.send({ roomId: room.id, body });
    await say('one');
    await say('two');
    const input = { how: 'automatic', userId, teamRole: null } as const;
    await submitChange(app.container.rooms.log, memberLeft, { roomId, actorId: null, input });
    await say('between');
    await submitChange(app.container.rooms.log, memberJoined, {
      roomId,
      actorId: null,
      input: { how: 'automatic', users: [{ userId, memberId: userId }], teamRole: null },
    });
    await say('after');
    log = await app.container.rooms.log.entries(roomId, 0, 100);
    const found = log.find(({ kind }) => kind === memberLeft.name);
    if (!found) throw new Error('Nobody left');
    left = found;
  });

  it('is what the entries say: the last before one leaves, the first when one comes', async () => {
    const { kept: stays } = listenTo(room.id, owner, 1);
    const { kept } = listenTo(room.id, member, 1);
    hub.accept(log);
    await expect.poll(() => stays.revs).toEqual([2, 3, 4, 5, 6, 7]);
    expect(kept.revs).toEqual([2, 3, 4, 6, 7]);
  });

  it('is not what a reading says that is older than an entry', async () => {
    const { kept, subscriber } = listen(member);
    const listener = hub.add(subscriber);
    const { mark } = listener;
    // The memberships are being read; meanwhile the person is removed, from a room that nobody here listens to.
    hub.accept([left]);
    hub.settle(listener, new Map([[room.id, { memberRev: 1 }]]), mark);
    hub.start(new Map([[room.id, 4]]));
    hub.accept(log.slice(4, 5));
    await new Promise((resolve) => setTimeout(resolve, HELD_MS * 2));
    expect(kept.revs).toEqual([]);
    expect(hub.servedRooms()).toEqual([]);
  });

  it('is not forgotten when the removal lies before where the room starts', async () => {
    const { kept } = listenTo(room.id, owner, 3);
    const { subscriber, kept: removed } = listen(member);
    const listener = hub.add(subscriber);
    hub.settle(listener, new Map([[room.id, { memberRev: 1 }]]), listener.mark);
    hub.accept([left]);
    hub.accept(log.slice(4, 5));
    await expect.poll(() => kept.revs).toEqual([4, 5]);
    expect(removed.revs).toEqual([4]);

    const late = new Map([[room.id, { memberRev: 1 }]]);
    hub.settle(listener, late, listener.mark);
    expect(listener.isIn(room.id)).toBe(false);
  });

  it('has somebody in it who came while others had it started', async () => {
    const { kept: others } = listenTo(room.id, owner, 6);
    const { kept, subscriber } = listen(member);
    hub.add(subscriber);
    hub.accept(log.slice(4, 7));
    await expect.poll(() => others.revs).toEqual([7]);
    await expect.poll(() => kept.revs.sort()).toEqual([6, 7]);
  });

  it('is not read from a log that was asked for a room which nobody listens to any more', async () => {
    let goOn = () => {};
    readable = new Promise((resolve) => {
      goOn = resolve;
    });
    const { listener } = listenTo(room.id, member, 4);
    hub.accept(log.slice(6));
    await expect.poll(() => reads).toBe(1);
    // A reading of the memberships shows that the person has left, before the one of the log shows the return.
    hub.settle(listener, new Map(), listener.mark);
    expect(hub.servedRooms()).toEqual([]);
    goOn();
    await new Promise((resolve) => setTimeout(resolve, HELD_MS * 2));
    expect(listener.isIn(room.id)).toBe(false);

    hub.accept(log.slice(5, 6));
    expect(listener.isIn(room.id) || hub.servedRooms().includes(room.id)).toBe(true);
  });

  it('drops a removed person also when the entry of it is too old to be told', async () => {
    const { subscriber, kept } = listen(member);
    const listener = hub.add(subscriber);
    hub.settle(listener, new Map([[room.id, { memberRev: 1 }]]), listener.mark);
    hub.accept([left]);
    hub.start(new Map([[room.id, 4]]));
    expect(listener.isIn(room.id)).toBe(false);
    hub.accept(log.slice(4, 5));
    await new Promise((resolve) => setTimeout(resolve, HELD_MS * 2));
    expect(kept.revs).toEqual([]);
  });
});
