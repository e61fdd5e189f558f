import type { Id, Presence, Team } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SocketConnection } from '../../platform/trpc.js';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { KnownPeople } from './known-people.js';
import { MemoryPresenceStore } from './memory-presence-store.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceReader } from './presence-reader.js';
import { Watches } from './watches.js';

const socket: SocketConnection = {
  calls: 0,
  subscriptions: 0,
  isBehind: false,
  isBindable: false,
  write: () => undefined,
  extend: () => {},
};

let app: TestApp;
let owner: Person;
let member: Person;
let team: Team;
let store: MemoryPresenceStore;
let watches: Watches;
let told: Presence[];
/** What the answer waits for, once it is known who knows whom; taken by the next who asks. */
let gates: Promise<void>[];
/** Whether it cannot be found out. */
let isBroken: boolean;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

/** Watches of their own, on the real database, where a test says when it answers. */
beforeEach(async () => {
  [owner, member] = await Promise.all([app.person(), app.person()]);
  team = await app.team({ owner, members: [member] });
  told = [];
  gates = [];
  isBroken = false;
  const { users, auth } = app.container;
  store = new MemoryPresenceStore(app.clock);
  watches = new Watches({
    reader: new PresenceReader({ store, repository: new PresenceRepository(app.container.platform.db) }),
    known: new KnownPeople({
      accounts: auth.accounts,
      users: {
        visibleAmong: async (callerId: ObjectId, userIds: readonly ObjectId[]) => {
          const gate = gates.shift();
          if (isBroken) throw new Error('Not now');
          const visible = await users.users.visibleAmong(callerId, userIds);
          await gate;
          return visible;
        },
      },
    }),
    tell: (_userId, _socket, event) => {
      if (event.type === 'presence') told.push(...event.users);
      return true;
    },
    clock: app.clock,
  });
});

const replace = (...people: Person[]) =>
  watches.replace(
    socket,
    { userId: owner.user.id, sessionId: owner.session.sessionId },
    people.map(({ user }) => user.id),
  );
const connect = async ({ user }: Person, connectionId: string) => {
  const at = app.clock.now();
  await store.sign([{ connectionId, userId: user.id, at, until: new Date(at.getTime() + 60_000) }]);
  watches.noteChanged([user.id]);
};
const leave = async ({ user }: Person) => {
  await owner.call.teams.removeMember({ teamId: team.id, userId: user.id });
  watches.noteLeft(new Set<Id>([user.id]));
};
/** A gate, and what opens it. */
const gate = () => {
  let open = () => {};
  gates.push(
    new Promise<void>((resolve) => {
      open = resolve;
    }),
  );
  return () => open();
};

describe('who may be watched', () => {
  it('is not what was read before somebody left, when that is heard while reading', async () => {
    const open = gate();
    const replacing = replace(member);
    // It has been read by then, and the answer is on its way.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await leave(member);
    open();
    await replacing;
    await connect(member, 'a');
    await watches.tellNews();
    expect(told).toEqual([]);
  });

  it('is not what was read earlier, if that comes later', async () => {
    await replace(member);
    await watches.tellNews();
    expect(told).toHaveLength(1);
    const open = gate();
    const looking = watches.checkOlderThan(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await leave(member);
    await watches.tellNews();
    open();
    await looking;
    await connect(member, 'a');
    await watches.tellNews();
    expect(told).toHaveLength(1);
  });

  it('is asked again before anything is told, where it could not be found out', async () => {
    await replace(member);
    await watches.tellNews();
    await leave(member);
    await connect(member, 'a');
    isBroken = true;
    await expect(watches.tellNews()).rejects.toThrow('Not now');
    isBroken = false;
    await watches.tellNews();
    expect(told).toHaveLength(1);
  });

  it('is the answer to the last question of a socket, whichever comes first', async () => {
    const other = await app.person();
    await app.team({ owner, members: [other] });
    const open = gate();
    const first = replace(member);
    await replace(other);
    open();
    await first;
    await watches.tellNews();
    expect(told.map(({ userId }) => userId)).toEqual([other.user.id]);
    watches.drop(socket);
    expect(watches.people()).toEqual([]);
  });
});
