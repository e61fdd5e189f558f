import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SyncWorld } from './room-sync.fixture.js';
import { RoomSync } from './room-sync.js';
import { ada, changesPage, idOf, memberEvent, messageEvent, readyEvent, sampleMessage } from './samples.fixture.js';
import type { Fetch, SyncEffect } from './sync-effect.js';

const roomId = idOf(7);
const created = (seq: number) => messageEvent(sampleMessage({ roomId, seq }));
const types = (effects: SyncEffect[]) => effects.map(({ type }) => type);

function onlyFetch(effects: SyncEffect[]): Fetch {
  const fetch = effects.find((effect) => effect.type === 'fetch');
  if (!fetch) throw new Error('Nothing was to be fetched');
  return fetch;
}

function knownAt(rev: number): RoomSync {
  const sync = new RoomSync();
  sync.clear(ada.id);
  sync.receive([readyEvent([roomId, rev])]);
  sync.opened(roomId, rev);
  return sync;
}

describe('a known room', () => {
  it('applies the next change, drops a duplicate and catches up over a gap', () => {
    const sync = knownAt(3);
    expect(types(sync.receive([created(4), created(4), created(3)]))).toEqual(['applied']);
    const effects = sync.receive([created(7)]);
    expect(types(effects)).toEqual(['hint', 'fetch']);
    expect(onlyFetch(effects)).toMatchObject({ roomId, sinceRev: 4, attempt: 0 });
  });

  it('is not moved by a later page, nor made to fetch by a duplicate', () => {
    const sync = knownAt(3);
    expect(sync.opened(roomId, 9)).toEqual([]);
    expect(types(sync.receive([created(4)]))).toEqual(['applied']);
    sync.receive([readyEvent([roomId, 8])]);
    expect(sync.receive([created(4)])).toEqual([]);
  });

  it('only raises what was seen while a page is on its way, and compares after the last one', () => {
    const sync = knownAt(1);
    const first = onlyFetch(sync.receive([created(3)]));
    expect(types(sync.receive([created(2), created(4), created(5)]))).toEqual(['hint', 'hint']);
    const effects = sync.page(first, changesPage({ upToRev: 3 }));
    expect(types(effects)).toEqual(['changes', 'fetch']);
    expect(types(sync.page(onlyFetch(effects), changesPage({ upToRev: 5 })))).toEqual(['changes']);
    expect(types(sync.receive([created(6)]))).toEqual(['applied']);
  });

  it('goes on while there is more', () => {
    const sync = knownAt(1);
    const first = onlyFetch(sync.receive([created(9)]));
    const second = onlyFetch(sync.page(first, changesPage({ upToRev: 4, more: true })));
    expect(second.sinceRev).toBe(4);
  });

  it('is caught up after a reconnect when it is looked at, at once if it is on screen', () => {
    const hidden = knownAt(2);
    expect(types(hidden.receive([readyEvent([roomId, 5])]))).toEqual(['ready']);
    expect(onlyFetch(hidden.watch(roomId)).sinceRev).toBe(2);
    const shown = knownAt(2);
    shown.watch(roomId);
    expect(types(shown.receive([readyEvent([roomId, 5])]))).toEqual(['ready', 'fetch']);
  });

  it('is forgotten on a reset, and an old page of it is not taken any more', () => {
    const sync = knownAt(2);
    const fetch = onlyFetch(sync.receive([created(9)]));
    expect(types(sync.page(fetch, changesPage({ upToRev: 9, reset: true })))).toEqual(['reset']);
    expect(types(sync.receive([created(10)]))).toEqual(['hint']);
    expect(onlyFetch(sync.opened(roomId, 9)).sinceRev).toBe(9);
    expect(sync.page(fetch, changesPage({ upToRev: 9 }))).toEqual([]);
  });

  it('believes a server that was set back', () => {
    const sync = knownAt(9);
    sync.watch(roomId);
    const fetch = onlyFetch(sync.receive([readyEvent([roomId, 4])]));
    expect(types(sync.page(fetch, changesPage({ upToRev: 4, reset: true })))).toEqual(['reset']);
    expect(sync.opened(roomId, 4)).toEqual([]);
    expect(types(sync.receive([created(5)]))).toEqual(['applied']);
  });

  it('asks a few times for news that was announced and does not come, and then lets it be', () => {
    const sync = knownAt(1);
    let effects = sync.receive([created(5)]);
    const attempts: number[] = [];
    while (effects.some(({ type }) => type === 'fetch')) {
      const fetch = onlyFetch(effects);
      attempts.push(fetch.attempt);
      effects = sync.page(fetch, changesPage({ upToRev: 1 }));
    }
    expect(attempts).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('is gone when the caller leaves, when it is deleted and when it may not be read any more', () => {
    expect(types(knownAt(1).receive([memberEvent(roomId, 2, 'left')]))).toEqual(['applied', 'roomGone']);
    const ahead = knownAt(1);
    expect(types(ahead.receive([memberEvent(roomId, 5, 'left')]))).toEqual(['hint', 'roomGone']);
    const refused = knownAt(1);
    expect(types(refused.refused(onlyFetch(refused.receive([created(5)]))))).toEqual(['roomGone']);
    expect(types(knownAt(1).receive([readyEvent()]))).toEqual(['ready', 'roomGone']);
  });
});

describe('a room that was left', () => {
  it('is gone also where it was listed with the number of the leaving, which comes afterwards', () => {
    const sync = new RoomSync();
    sync.clear(ada.id);
    sync.receive([readyEvent([roomId, 7])]);
    expect(sync.receive([memberEvent(roomId, 7, 'left')])).toEqual([{ type: 'roomGone', roomId }]);
  });

  it('is not gone by a leaving after which one has come back', () => {
    const sync = new RoomSync();
    sync.clear(ada.id);
    sync.receive([readyEvent([roomId, 9])]);
    expect(sync.receive([memberEvent(roomId, 7, 'left')])).toEqual([]);
  });
});

describe('a room that is not known', () => {
  it('tells of its changes as hints, once each', () => {
    const sync = new RoomSync();
    sync.receive([readyEvent([roomId, 1])]);
    expect(types(sync.receive([created(2), created(2)]))).toEqual(['hint']);
  });

  it('is caught up as soon as it is opened, with what came after its page was asked for', () => {
    const sync = new RoomSync();
    sync.receive([readyEvent([roomId, 1]), created(2)]);
    expect(onlyFetch(sync.opened(roomId, 1)).sinceRev).toBe(1);
  });

  it('is new when it first appears after the first ready', () => {
    const sync = new RoomSync();
    expect(types(sync.receive([readyEvent([roomId, 1])]))).toEqual(['ready']);
    const other = idOf(8);
    expect(types(sync.receive([memberEvent(other, 3, 'joined')]))).toEqual(['roomNew', 'hint']);
    const third = idOf(9);
    expect(types(sync.receive([readyEvent([roomId, 1], [other, 3], [third, 4])]))).toEqual(['ready', 'roomNew']);
  });
});

describe('following all rooms', () => {
  it('knows each from where it stands, and a new one from where the caller came in', () => {
    const sync = new RoomSync();
    sync.followAll();
    expect(types(sync.receive([readyEvent([roomId, 4])]))).toEqual(['ready']);
    expect(types(sync.receive([created(5)]))).toEqual(['applied']);
    expect(types(sync.receive([memberEvent(idOf(8), 30, 'joined')]))).toEqual(['roomNew', 'applied']);
    const effects = sync.receive([readyEvent([roomId, 6], [idOf(8), 30], [idOf(9), 20, 15])]);
    expect(effects.filter(({ type }) => type === 'fetch')).toMatchObject([
      { roomId, sinceRev: 5 },
      { roomId: idOf(9), sinceRev: 15 },
    ]);
  });
});

it('keeps the read mark with the highest version', () => {
  const sync = new RoomSync();
  const read = (version: number) => ({ type: 'read', roomId, userId: ada.id, seq: version, version }) as const;
  expect(types(sync.receive([read(2), read(1), read(2), read(3)]))).toEqual(['plain', 'plain']);
});

it('ends with exactly what the server has, whatever the network does in between', () => {
  const choice = fc.nat({ max: 30 });
  const step = fc.oneof(
    { weight: 6, arbitrary: choice.map((which) => (world: SyncWorld) => world.change(which)) },
    {
      weight: 6,
      arbitrary: fc.tuple(choice, fc.boolean()).map(
        ([which, isRepeated]) =>
          (world: SyncWorld) =>
            world.deliver(which, isRepeated),
      ),
    },
    { weight: 2, arbitrary: choice.map((which) => (world: SyncWorld) => world.drop(which)) },
    { weight: 1, arbitrary: fc.constant((world: SyncWorld) => world.ready()) },
    { weight: 2, arbitrary: choice.map((which) => (world: SyncWorld) => world.list(which)) },
    { weight: 2, arbitrary: choice.map((which) => (world: SyncWorld) => world.answerList(which)) },
    {
      weight: 3,
      arbitrary: fc.tuple(choice, fc.integer({ min: 1, max: 4 })).map(
        ([which, limit]) =>
          (world: SyncWorld) =>
            world.answerFetch(which, limit),
      ),
    },
    { weight: 4, arbitrary: choice.map((which) => (world: SyncWorld) => world.arrive(which)) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const world = new SyncWorld();
      for (const move of steps) move(world);
      world.settle();
      for (const room of world.server) {
        expect(world.told.get(room.id)).toBe(room.rev);
        expect(world.store.get(room.id)).toEqual(room.messages());
      }
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
