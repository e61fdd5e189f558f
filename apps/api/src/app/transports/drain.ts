import { setTimeout as sleep } from 'node:timers/promises';
import { CLOSE_CODES } from '@confab/shared';
import type { Connection } from './connection.js';
import type { ConnectionRegistry } from './connections.js';

/** tRPC's word for "open a new socket before this one closes". */
const RECONNECT_NOTICE = JSON.stringify({ id: null, method: 'reconnect' });

/** The notices go out over this long at most, so that the clients do not all come back at once. */
const SPREAD = 2_000;
const SPREAD_PER_CONNECTION = 5;

/** How long a client gets to move its subscriptions over, and calls under way to be answered. */
const MOVING = 200;
const PATIENCE = 4_000;

/** Asks every client to go elsewhere, and closes its socket when its calls have been answered. */
export async function drainConnections(connections: ConnectionRegistry): Promise<void> {
  const all = connections.all();
  const spread = Math.min(SPREAD, all.length * SPREAD_PER_CONNECTION);
  await Promise.all(all.map((connection) => drain(connection, Math.random() * spread)));
}

async function drain(connection: Connection, delay: number): Promise<void> {
  await sleep(delay);
  connection.send(RECONNECT_NOTICE);
  await sleep(MOVING);
  for (let waited = MOVING; connection.isOpen && connection.calls > 0 && waited < PATIENCE; waited += 50) {
    await sleep(50);
  }
  connection.close(CLOSE_CODES.restart, 'The server restarts');
}
