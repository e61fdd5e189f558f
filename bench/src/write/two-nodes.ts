import { randomBytes } from 'node:crypto';
import { Child } from '../harness/child.js';
import type { BenchContext } from '../harness/context.js';
import { compare } from '../harness/rounds.js';
import type { Row } from '../harness/row.js';
import type { NodeHandlers } from './node.child.js';
import { ROOMS, SENDERS } from './world.js';

/** Fewer than senders: to register takes its time. */
const PEOPLE = 16;
/** For the compiler, per server: each of two has half of the work. */
const WARM_UP_MS = 6_000;
/** All servers pause together every second or two; a shorter round meets that or misses it. */
const SHORTEST_ROUND_MS = 2_000;

export type NodeChild = Child<NodeHandlers>;

export function startNodeChild(context: BenchContext): NodeChild {
  return Child.start<NodeHandlers>(context, new URL('./node.child.ts', import.meta.url));
}

/** So many servers on a database of their own, that know of each other, and rooms that all of them write to. */
async function cluster(context: BenchContext, redisUrl: string, size: number): Promise<NodeChild[]> {
  const environment = { REDIS_PREFIX: `bench-${randomBytes(4).toString('hex')}` };
  const options = { mongodbUri: await context.database(), redisUrl, environment };
  const nodes = Array.from({ length: size }, () => startNodeChild(context));
  for (const node of nodes) await node.ask('start', options);
  const [first] = nodes;
  if (!first) throw new Error('A cluster needs a server');
  const { roomIds, userIds } = await first.ask('populate', { people: PEOPLE, rooms: ROOMS });
  for (const node of nodes) await node.ask('untilNodes', size);
  for (const node of nodes) await node.ask('prepare', { roomIds, userIds });
  return nodes;
}

async function rate(nodes: readonly NodeChild[], milliseconds: number): Promise<number> {
  const load = { senders: SENDERS / nodes.length, milliseconds };
  const figures = await Promise.all(nodes.map((node) => node.ask('write', load)));
  return figures.reduce((sum, { perSecond }) => sum + perSecond, 0);
}

export const twoNodes: Row = {
  id: 'two-nodes',
  title: 'Messages a second of two servers that write to the same fifty rooms, to those of one',
  goal: { text: '≥ 0.8', comparator: '>=', value: 0.8, of: 'ratio' },
  async measure(context) {
    const { rounds } = context.effort;
    const milliseconds = Math.max(SHORTEST_ROUND_MS, context.effort.milliseconds);
    const redisUrl = await context.redis();
    const two = await cluster(context, redisUrl, 2);
    const one = await cluster(context, redisUrl, 1);
    await rate(two, WARM_UP_MS * two.length);
    await rate(one, WARM_UP_MS);
    const compared = await compare({
      rounds,
      ours: () => rate(two, milliseconds),
      baseline: () => rate(one, milliseconds),
    });
    return { ...compared, unit: 'messages/s', note: `${SENDERS} senders in all; rooms are owned, through Redis` };
  },
};
