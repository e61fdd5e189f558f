import type { TestNode } from '@confab/api/bench';
import { shared } from '../harness/context.js';
import { populate } from '../world/people.js';
import { InsertWriter } from './insert-writer.js';

export const SENDERS = 64;
export const ROOMS = 50;

/** A server in this process with rooms to write in, and the plain way of writing to the same database. */
export interface WriteWorld {
  container: TestNode['container'];
  roomIds: string[];
  userIds: string[];
  plain: InsertWriter;
}

export const writeWorld = shared(async (context): Promise<WriteWorld> => {
  const mongodbUri = await context.database();
  const node = await context.node({ mongodbUri, isLasting: true });
  const { people, rooms } = await populate(node, { people: SENDERS, rooms: ROOMS });
  const plain = await InsertWriter.connect(mongodbUri);
  context.deferToEnd(() => plain.client.close());
  return {
    container: node.container,
    roomIds: rooms.map(({ id }) => id),
    userIds: people.map(({ user }) => user.id),
    plain,
  };
});
