import { TestNode } from '@confab/api/bench';
import { serve } from '../harness/child.js';
import { serverSettings } from '../harness/context.js';
import { populate } from '../world/people.js';

let before = process.cpuUsage();

export interface Served {
  url: string;
  roomIds: string[];
  tokens: string[];
}

const handlers = serve({
  /** Starts a server with people and rooms. */
  async start(options: { mongodbUri: string; people: number; rooms: number }): Promise<Served> {
    const node = await TestNode.start(serverSettings({ mongodbUri: options.mongodbUri }));
    const { people, rooms } = await populate(node, options);
    return {
      url: node.url,
      roomIds: rooms.map(({ id }) => id),
      tokens: people.map(({ session }) => session.accessToken),
    };
  },
  /** The time of the processor since the last asking, in microseconds. */
  async cpu(): Promise<number> {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    return user + system;
  },
});
export type ServerHandlers = typeof handlers;
