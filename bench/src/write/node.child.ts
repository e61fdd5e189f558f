import { setTimeout as sleep } from 'node:timers/promises';
import { TestNode } from '@confab/api/bench';
import { serve } from '../harness/child.js';
import { serverSettings } from '../harness/context.js';
import { populate } from '../world/people.js';
import { closedLoop, type LoopFigures } from './closed-loop.js';
import { LogWriter } from './log-writer.js';

const NODES_MS = 10_000;

let node: TestNode | null = null;
let writer: LogWriter | null = null;

function running(): TestNode {
  if (!node) throw new Error('The server has not been started');
  return node;
}

export interface Places {
  roomIds: string[];
  userIds: string[];
}

const handlers = serve({
  /** Starts a server; returns its address. */
  async start(options: Parameters<typeof serverSettings>[0]): Promise<string> {
    node = await TestNode.start(serverSettings(options));
    return node.url;
  },
  /** Makes people and rooms; returns them, and a token of the first of the people. */
  async populate(sizes: { people: number; rooms: number }): Promise<Places & { accessToken: string }> {
    const { people, rooms } = await populate(running(), sizes);
    return {
      roomIds: rooms.map(({ id }) => id),
      userIds: people.map(({ user }) => user.id),
      accessToken: people[0]?.session.accessToken ?? '',
    };
  },
  /** Waits until this server knows of so many. */
  async untilNodes(count: number): Promise<void> {
    const { redis } = running().container.platform;
    for (const end = performance.now() + NODES_MS; performance.now() < end; await sleep(20)) {
      if (redis?.nodes.all.length === count) return;
    }
    throw new Error(`There are not ${count} servers`);
  },
  /** Says where to write, and who. */
  async prepare(places: Places): Promise<void> {
    writer = new LogWriter({ container: running().container, ...places });
  },
  async write(load: { senders: number; milliseconds: number }): Promise<LoopFigures> {
    if (!writer) throw new Error('It is not known where to write');
    const { write } = writer;
    return closedLoop(load, write.bind(writer));
  },
  /** What has been said here so far. */
  said: async (): Promise<string[]> => writer?.said ?? [],
});
export type NodeHandlers = typeof handlers;
