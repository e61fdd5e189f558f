import fc from 'fast-check';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DuplicateRoomError } from './index.js';
import { FixtureNode } from './log.fixture.js';
import { replay, stored } from './log-replay.fixture.js';

const database = `log-${new ObjectId().toHexString()}`;
let first: FixtureNode;
let second: FixtureNode;

beforeAll(async () => {
  first = await FixtureNode.start(inject('mongoUri'), database);
  second = await FixtureNode.start(inject('mongoUri'), database);
});
afterAll(async () => {
  await first.db.dropDatabase();
  await first[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
});

describe('one node', () => {
  test('numbers the changes of a room 1, 2, 3 …, in the order they were asked for, and publishes each once', async () => {
    const author = new ObjectId();
    const roomId = await first.open([author]);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => first.note(roomId, author, `${index}`)),
    );
    expect(outcomes.map((outcome) => outcome.type === 'committed' && outcome.entry.rev)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 2),
    );
    expect((await first.notes(roomId)).map(({ text }) => text)).toEqual(Array.from({ length: 50 }, (_, i) => `${i}`));
    const published = first.published.filter((entry) => entry.roomId.equals(roomId)).map(({ rev }) => rev);
    expect(published).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
  });

  test('a change repeated with its clientId is made once and answered with the first entry', async () => {
    const author = new ObjectId();
    const roomId = await first.open([author]);
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        [first, second][index % 2]?.note(roomId, author, `try ${index}`, 'one'),
      ),
    );
    const ids = new Set(outcomes.map((outcome) => outcome?.type === 'committed' && outcome.entry._id.toHexString()));
    expect(ids.size).toBe(1);
    expect(outcomes.filter((outcome) => outcome?.type === 'committed' && !outcome.repeated)).toHaveLength(1);
    expect(await first.notes(roomId)).toHaveLength(1);
  });

  test('S6: a repeated change whose right is gone meanwhile is answered, not refused', async () => {
    const author = new ObjectId();
    const roomId = await first.open([author]);
    const made = await first.note(roomId, author, 'before', 'again');
    await second.seat(roomId, author, false);
    const repeated = await first.note(roomId, author, 'before', 'again');
    expect(repeated).toEqual({ ...made, repeated: true });
    await expect(first.note(roomId, author, 'after', 'other')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a refusal is never based on a head that is behind', async () => {
    const author = new ObjectId();
    const roomId = await first.open([author]);
    await first.seat(roomId, author, false);
    await second.seat(roomId, author, true);
    // The first node still holds the head at which the author was away.
    await expect(first.note(roomId, author, 'back')).resolves.toMatchObject({ type: 'committed' });
  });

  test('a room whose name is taken never lives, and leaves nothing', async () => {
    const name = new ObjectId().toHexString();
    const rooms = Array.from({ length: 20 }, () => new ObjectId());
    const results = await Promise.allSettled(
      rooms.map((roomId, index) => (index % 2 ? first : second).open([new ObjectId()], name, roomId)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toEqual(new DuplicateRoomError('name'));
    }
    for (const collection of ['roomLog', 'seats']) {
      expect(await first.db.collection(collection).countDocuments({ roomId: { $in: rooms } })).toBe(1);
    }
  });

  test('what several rooms ask for at once is seen in its own room alone', async () => {
    const author = new ObjectId();
    const [here, there] = [await first.open([author]), await first.open([author])];
    const made = await first.note(here, author, 'mine');
    const [note] = await first.notes(here);
    if (made.type !== 'committed' || !note) throw new Error('Nothing was noted');
    // The second node holds nothing of either room yet, and reads for both together.
    const [stolen, changed, noted] = await Promise.allSettled([
      second.change(there, author, note._id, 'stolen'),
      second.change(here, author, note._id, 'changed'),
      second.note(there, author, 'of its own'),
    ]);
    expect(stolen).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
    expect([changed, noted]).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
    expect((await first.notes(here)).map(({ text }) => text)).toEqual(['changed']);
    expect((await first.notes(there)).map(({ text }) => text)).toEqual(['of its own']);
  });

  test('a change that its collection would refuse never reaches the log, and its neighbours go on', async () => {
    const author = new ObjectId();
    const roomId = await first.open([author]);
    const results = await Promise.allSettled([
      first.note(roomId, author, 'fine'),
      first.note(roomId, author, 'x'.repeat(50_001)),
      first.note(roomId, author, 'fine too'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await first.log.entries(roomId, 0, 10)).map(({ rev }) => rev)).toEqual([1, 2, 3]);
  });
});

/** 420 are refused by MongoDB, 500 already by the driver. */
test.each([420, 500])(
  'more than MongoDB takes in one command is made all the same: %i long notes',
  async (count) => {
    const [author, roomId] = [new ObjectId(), new ObjectId()];
    await first.open([author], undefined, roomId);
    const texts = Array.from({ length: count }, (_, index) => `${index} `.padEnd(40_000, 'x'));
    const outcomes = await Promise.all(texts.map((text) => first.note(roomId, author, text)));
    expect(outcomes.map((outcome) => outcome.type === 'committed' && outcome.entry.rev)).toEqual(
      texts.map((_, index) => index + 2),
    );
    expect((await first.notes(roomId)).map(({ text }) => text)).toEqual(texts);
    const changes = await Promise.all(
      (await first.notes(roomId)).map(({ _id, text }) => first.change(roomId, author, _id, text.toUpperCase())),
    );
    expect(changes).toHaveLength(texts.length);
    expect((await second.notes(roomId)).map(({ text }) => text)).toEqual(texts.map((text) => text.toUpperCase()));
  },
  30_000,
);

describe('two nodes', () => {
  const PEOPLE = Array.from({ length: 3 }, () => new ObjectId());
  const action = fc.record({
    room: fc.nat(1),
    node: fc.nat(1),
    person: fc.nat(2),
    what: fc.constantFrom('note', 'note', 'note', 'edit', 'erase', 'leave', 'return'),
    target: fc.nat(5),
    clientId: fc.option(fc.stringMatching(/^[ab]$/), { nil: undefined }),
  });

  test('never break the log: no gap, no double, no write without its right, projections equal to a replay', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 30, maxLength: 80 }), async (actions) => {
        const rooms = [await first.open(PEOPLE), await second.open(PEOPLE)];
        const targets = new Map<string, ObjectId[]>();
        for (const roomId of rooms) {
          const outcomes = await Promise.all(
            PEOPLE.flatMap((person) => [0, 1].map(() => first.note(roomId, person, 'x'))),
          );
          const notes = await first.notes(roomId);
          expect(outcomes).toHaveLength(notes.length);
          targets.set(
            roomId.toHexString(),
            notes.map(({ _id }) => _id),
          );
        }
        const reader = new CatchUpReader(rooms);
        const reading = reader.run();
        const outcomes = await Promise.allSettled(
          actions.map(({ room, node, person, what, target, clientId }) => {
            const on = node ? second : first;
            const roomId = rooms[room] ?? new ObjectId();
            const actor = PEOPLE[person] ?? new ObjectId();
            const noteId = targets.get(roomId.toHexString())?.[target] ?? new ObjectId();
            if (what === 'note') return on.note(roomId, actor, `by ${person}`, clientId);
            if (what === 'edit') return on.change(roomId, actor, noteId, `edited ${target}`);
            if (what === 'erase') return on.change(roomId, actor, noteId, null);
            return on.seat(roomId, actor, what === 'return');
          }),
        );
        reader.stop();
        await reading;
        for (const roomId of rooms) {
          const entries = await first.log.entries(roomId, 0, 10_000);
          expect(entries.map(({ rev }) => rev)).toEqual(entries.map((_, index) => index + 1));
          expect(reader.seen(roomId)).toEqual(entries.map(({ _id }) => _id.toHexString()));
          expectRights(entries);
          expect(await stored(first.db, roomId)).toEqual(replay(entries));
          const keys = entries.flatMap((e) => (e.clientId ? [`${e.actorId?.toHexString()}/${e.clientId}`] : []));
          expect(new Set(keys).size).toBe(keys.length);
          for (const node of [first, second]) expectInOrder(node, roomId);
        }
        const acknowledged = outcomes.flatMap((outcome) =>
          outcome.status === 'fulfilled' && outcome.value.type === 'committed' ? [outcome.value.entry._id] : [],
        );
        const found = await first.db.collection('roomLog').countDocuments({ _id: { $in: acknowledged } });
        expect(found).toBe(new Set(acknowledged.map(String)).size);
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'AppError' });
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('both come to write where both write to the same rooms all the time', async () => {
    const [author = new ObjectId()] = PEOPLE;
    const rooms = await Promise.all([1, 2, 3, 4].map(() => first.open([author])));
    const made = { first: 0, second: 0 };
    const end = performance.now() + 3_000;
    const writing = Object.entries({ first, second }).flatMap(([name, node]) =>
      Array.from({ length: 16 }, async (_, sender) => {
        for (let at = sender; performance.now() < end; at += 1) {
          const roomId = rooms[at % rooms.length];
          if (roomId) await node.note(roomId, author, name);
        }
      }),
    );
    await Promise.all(writing);
    for (const roomId of rooms) {
      for (const { text } of await first.notes(roomId)) made[text === 'first' ? 'first' : 'second'] += 1;
      expect(await stored(first.db, roomId)).toEqual(replay(await first.log.entries(roomId, 0, 100_000)));
    }
    expect(Math.min(made.first, made.second) / (made.first + made.second)).toBeGreaterThan(0.1);
  }, 30_000);
});

/** Follows rooms as a client does that lost its connection: only by "what came after the last I have". */
class CatchUpReader {
  readonly #seen = new Map<string, string[]>();
  readonly #known = new Map<string, number>();
  readonly #rooms: ObjectId[];
  #stopped = false;

  constructor(rooms: ObjectId[]) {
    this.#rooms = rooms;
  }

  async run(): Promise<void> {
    for (let last = false; !last; ) {
      last = this.#stopped;
      for (const roomId of this.#rooms) {
        const room = roomId.toHexString();
        const known = this.#known.get(room) ?? 0;
        const entries = await second.log.entries(roomId, known, 1_000);
        const ids = entries.map(({ _id }) => _id.toHexString());
        this.#seen.set(room, [...(this.#seen.get(room) ?? []), ...ids]);
        this.#known.set(room, entries.at(-1)?.rev ?? known);
      }
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  seen(roomId: ObjectId): string[] {
    return this.#seen.get(roomId.toHexString()) ?? [];
  }
}

/** Walks the log and asserts that whoever wrote had a seat, and that no erased note was changed again. */
function expectRights(entries: Awaited<ReturnType<FixtureNode['log']['entries']>>): void {
  const active = new Set(peopleOf(entries));
  const erased = new Set<string>();
  for (const { kind, actorId, data } of entries) {
    if (kind === 'seated') {
      const { userId, active: sits } = data as { userId: ObjectId; active: boolean };
      if (sits) active.add(userId.toHexString());
      else active.delete(userId.toHexString());
    }
    if (kind === 'noted' || kind === 'changed') {
      expect(active).toContain(actorId?.toHexString());
      const { note } = data as { note: { _id: ObjectId; erasedAt: Date | null } };
      expect(erased).not.toContain(note._id.toHexString());
      if (note.erasedAt) erased.add(note._id.toHexString());
    }
  }
}

function peopleOf(entries: Awaited<ReturnType<FixtureNode['log']['entries']>>): string[] {
  const { members } = (entries[0]?.data ?? { members: [] }) as { members: { userId: ObjectId }[] };
  return members.map(({ userId }) => userId.toHexString());
}

/** What a node published of a room never runs backwards, repeats aside. */
function expectInOrder(node: FixtureNode, roomId: ObjectId): void {
  const firstSeen = new Set<number>();
  for (const { rev } of node.published.filter((entry) => entry.roomId.equals(roomId))) {
    if (!firstSeen.has(rev)) for (const earlier of firstSeen) expect(earlier).toBeLessThan(rev);
    firstSeen.add(rev);
  }
}
