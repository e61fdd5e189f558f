import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedReader } from '../../../src/modules/events/feed-reader.fixture.js';
import { createTestApp, type Person, type TestApp } from '../../../src/testing/index.js';
import { Held } from './held.js';
import { OPERATIONS, type Operation, type Stage } from './operations.js';

/** A client of one person: what it held, and the events that it has not taken in yet. */
class Watcher {
  #taken = 0;

  private constructor(
    readonly name: string,
    readonly person: Person,
    readonly feed: FeedReader,
    readonly held: Held,
  ) {}

  static async open(name: string, person: Person): Promise<Watcher> {
    const feed = await openFeed(person);
    return new Watcher(name, person, feed, await new Held(person).load());
  }

  /** Takes in what has come, and compares it with what one would be answered now; waits for what is on its way. */
  async compare(after: string): Promise<void> {
    let fresh: unknown;
    for (let tries = 0; tries < 60; tries += 1) {
      while (this.#taken < this.feed.events.length) {
        const event = this.feed.events[this.#taken];
        this.#taken += 1;
        if (event) await this.held.apply(event);
      }
      fresh = (await new Held(this.person).load()).view();
      if (isDeepStrictEqual(this.held.view(), fresh)) return;
      await sleep(40);
    }
    expect(this.held.view(), `${this.name}, after ${after}`).toEqual(fresh);
  }
}

/** A feed that has said where things stand. */
async function openFeed(person: Person): Promise<FeedReader> {
  const feed = FeedReader.start(person);
  while (feed.ofType('ready').length === 0) await sleep(5);
  return feed;
}

let app: TestApp;
let stage: Stage;
let watchers: Watcher[];
let strangers: { name: string; feed: FeedReader }[];

beforeAll(async () => {
  app = await createTestApp();
  const [owner, member, guest, mover, removed, outsider] = await Promise.all([
    app.person(),
    app.person(),
    app.person(),
    app.person(),
    app.person(),
    app.person(),
  ]);
  const team = await app.team({ owner, members: [member, mover, removed], guests: [guest] });
  const channel = await app.channel({ team, by: owner, members: [guest] });
  const hidden = await app.channel({ team, by: owner, kind: 'private', members: [member, guest, removed] });
  const { conversation } = await owner.call.conversations.openGroup({
    userIds: [member.user.id, guest.user.id],
    name: 'Lunch',
  });
  const direct = await app.direct(owner, member);
  await owner.call.teams.removeMember({ teamId: team.id, userId: removed.user.id });
  const roomIds = { public: channel.id, private: hidden.id, group: conversation.id, direct: direct.id };
  stage = { app, team, owner, member, guest, mover, roomIds };
  watchers = await Promise.all([
    Watcher.open('the owner', owner),
    Watcher.open('a member', member),
    Watcher.open('a guest', guest),
  ]);
  strangers = await Promise.all([
    openFeed(outsider).then((feed) => ({ name: 'an outsider', feed })),
    openFeed(removed).then((feed) => ({ name: 'somebody removed', feed })),
  ]);
});
afterAll(async () => {
  await Promise.all([...watchers, ...strangers].map(({ feed }) => feed[Symbol.asyncDispose]()));
  await app[Symbol.asyncDispose]();
});

async function check(after: string): Promise<void> {
  for (const watcher of watchers) await watcher.compare(after);
  for (const { name, feed } of strangers) {
    expect(
      feed.events.filter(({ type }) => type !== 'ready'),
      `${name}, after ${after}`,
    ).toEqual([]);
  }
}

describe('what a client held, with the events that it was told', () => {
  it.each(OPERATIONS)('is what it would be answered now, after $name', async (operation) => {
    await operation.run(stage, (items) => itemAt(items, 0));
    await check(operation.name);
  });

  it('is so in whatever order things happen', async () => {
    const step = fc.record({ at: fc.nat(OPERATIONS.length - 1), choices: fc.infiniteStream(fc.nat(1_000)) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        const names: string[] = [];
        for (const { at, choices } of steps) {
          const operation = OPERATIONS[at];
          if (!operation) continue;
          names.push(operation.name);
          await attempt(operation, choices);
        }
        await check(names.join(', '));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);
});

/** What the rules refuse changes nothing, and is as good a step as any; what goes wrong is not. */
async function attempt(operation: Operation, choices: Iterator<number>): Promise<void> {
  const pick = <Item>(items: readonly Item[]): Item => itemAt(items, choices.next().value ?? 0);
  await operation.run(stage, pick).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === undefined || code === 'INTERNAL_SERVER_ERROR') throw error;
  });
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from');
  return item;
}
