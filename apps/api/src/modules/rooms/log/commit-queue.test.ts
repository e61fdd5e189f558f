import { setTimeout as sleep } from 'node:timers/promises';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { FixtureNode } from './log.fixture.js';

let node: FixtureNode;

beforeAll(async () => {
  node = await FixtureNode.start(inject('mongoUri'), `queue-${new ObjectId().toHexString()}`);
});
afterAll(async () => {
  await node.db.dropDatabase();
  await node[Symbol.asyncDispose]();
});

test('a crowd that came in two halves is soon committed as one', async () => {
  const author = new ObjectId();
  const roomId = await node.open([author]);
  /** Somebody who says the next thing a moment after the last was answered, as over a network. */
  const speak = async (startsAfter: number) => {
    await sleep(startsAfter);
    for (let said = 0; said < 10; said += 1) {
      await node.note(roomId, author, `${said}`);
      await sleep(1);
    }
  };
  await Promise.all(Array.from({ length: 40 }, (_, index) => speak(index % 2 === 0 ? 0 : 2)));

  // All of a batch has the time at which it was decided.
  const noted = node.published.filter(({ kind }) => kind === 'noted');
  expect(noted).toHaveLength(400);
  expect(new Set(noted.map(({ at }) => at.getTime())).size).toBeLessThan(16);
});
