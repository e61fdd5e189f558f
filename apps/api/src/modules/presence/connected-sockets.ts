import { randomUUID } from 'node:crypto';
import { type Id, TIMES } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import type { EventBus } from '../../platform/event-bus.js';
import type { Caller, SocketConnection } from '../../platform/trpc.js';
import type { LastSeen } from './last-seen.js';
import { presenceChanged } from './presence.events.js';
import type { PresentSocket } from './presence-sockets.js';
import type { PresenceStore, Sign } from './presence-store.js';

interface ConnectedSocketsOptions {
  store: PresenceStore;
  lastSeen: LastSeen;
  bus: EventBus;
  clock: Clock;
}

interface Connected {
  socket: PresentSocket;
  connectionId: string;
  userId: Id;
}

/** The sockets of this node, whose signs of life it puts into the store. */
export class ConnectedSockets {
  readonly #options: ConnectedSocketsOptions;
  readonly #sockets = new Map<SocketConnection, Connected>();
  /** Those whose socket has closed, in the order of time, who are gone then unless they have come back. */
  readonly #leaving: { userId: Id; at: number }[] = [];

  constructor(options: ConnectedSocketsOptions) {
    this.#options = options;
  }

  has(socket: SocketConnection): boolean {
    return this.#sockets.has(socket);
  }

  async open(socket: PresentSocket, { userId }: Caller): Promise<void> {
    const { store, lastSeen, bus } = this.#options;
    const connected = { socket, connectionId: randomUUID(), userId };
    this.#sockets.set(socket, connected);
    lastSeen.note(userId, socket.lastSignAt);
    await store.sign([signOf(connected)]);
    await bus.publish(presenceChanged, { userIds: [userId] });
  }

  /** A socket that is gone counts for a little longer, so that nobody sees who comes right back. */
  async close(socket: PresentSocket): Promise<void> {
    const { store, lastSeen, clock } = this.#options;
    const connected = this.#sockets.get(socket);
    if (!connected) return;
    this.#sockets.delete(socket);
    const { userId } = connected;
    const at = clock.now().getTime() + TIMES.presenceGrace;
    this.#leaving.push({ userId, at });
    lastSeen.note(userId, socket.lastSignAt);
    const sign = signOf(connected);
    await store.sign([{ ...sign, until: new Date(Math.min(at, sign.until.getTime())) }]);
  }

  /** Tells of those who have not come back. */
  async tellLeft(): Promise<void> {
    const { bus, clock } = this.#options;
    const now = clock.now().getTime();
    const later = this.#leaving.findIndex(({ at }) => at > now);
    const left = this.#leaving.splice(0, later < 0 ? this.#leaving.length : later);
    const userIds = new Set(left.map(({ userId }) => userId));
    if (userIds.size > 0) await bus.publish(presenceChanged, { userIds: [...userIds] });
  }

  /** Says of all sockets when they last gave a sign. */
  async sign(): Promise<void> {
    const { store, lastSeen } = this.#options;
    const sockets = [...this.#sockets.values()];
    for (const { socket, userId } of sockets) lastSeen.note(userId, socket.lastSignAt);
    await store.sign(sockets.map(signOf));
  }
}

function signOf({ socket, connectionId, userId }: Connected): Sign {
  const at = socket.lastSignAt;
  return { connectionId, userId, at, until: new Date(at.getTime() + TIMES.presence) };
}
