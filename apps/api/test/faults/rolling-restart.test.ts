import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTestApp, type Person, type TestNode } from '../../src/testing/index.js';
import { TestRedis } from '../../src/testing/test-redis.js';

const SENDERS = 8;
/** A node that is asked to end has done so by then. */
const END = 10_000;

/** Sends until it is acknowledged, at whichever node takes it, as a client behind a load balancer does. */
async function sendSurely(person: Person, nodes: readonly TestNode[], message: { roomId: string; clientId: string }) {
  for (let attempt = 0; ; attempt += 1) {
    const node = nodes[attempt % nodes.length];
    if (!node) throw new Error('There is no node');
    try {
      return await person.at(node).http.messages.send.mutate({ ...message, body: message.clientId });
    } catch (error) {
      if (attempt > 40) throw error;
      await sleep(50);
    }
  }
}

it('nothing is lost or doubled while the nodes are replaced one after the other under load', async () => {
  await using redis = await TestRedis.start();
  await using app = await createTestApp({ environment: { REDIS_URL: redis.url } });
  const people = await Promise.all(Array.from({ length: SENDERS }, () => app.person()));
  const [owner, ...members] = people;
  if (!owner) throw new Error('There is nobody');
  const team = await app.team({ owner, members });
  const { id: roomId } = await app.channel({ team, by: owner, members });
  let nodes: TestNode[] = [await app.secondNode(), await app.secondNode()];
  const acknowledged: string[] = [];
  let isOver = false;
  const senders = people.map(async (person, index) => {
    for (let number = 0; !isOver; number += 1) {
      const clientId = `${index}-${number}`;
      await sendSurely(person, nodes, { roomId, clientId });
      acknowledged.push(clientId);
    }
  });

  for (let replaced = 0; replaced < 4; replaced += 1) {
    await sleep(300);
    const [oldest, other] = nodes;
    if (!oldest || !other) throw new Error('There is no node');
    nodes = [other, await app.secondNode()];
    const begun = performance.now();
    const before = acknowledged.length;
    await oldest.stop();
    expect(performance.now() - begun).toBeLessThan(END);
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + SENDERS);
  }
  isOver = true;
  await Promise.all(senders);

  const messages = await app.container.platform.db.collection('messages').find({ type: 'text' }).toArray();
  const stored = messages.map(({ body }) => String(body));
  expect(stored).toHaveLength(new Set(stored).size);
  expect(new Set(stored)).toEqual(new Set(acknowledged));
}, 90_000);
