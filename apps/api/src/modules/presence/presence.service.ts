import {
  MESSAGES,
  type Presence,
  type presenceGetInput,
  type presenceSetInput,
  type presenceWatchInput,
} from '@confab/shared';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import type { EventBus } from '../../platform/event-bus.js';
import { toObjectId } from '../../platform/ids.js';
import type { Caller, SocketConnection } from '../../platform/trpc.js';
import type { ConnectedSockets } from './connected-sockets.js';
import type { KnownPeople } from './known-people.js';
import { presenceChanged } from './presence.events.js';
import type { PresenceRepository } from './presence.repository.js';
import type { PresenceReader } from './presence-reader.js';
import type { PresenceStore } from './presence-store.js';
import type { Watches } from './watches.js';

interface PresenceServiceOptions {
  store: PresenceStore;
  repository: PresenceRepository;
  reader: PresenceReader;
  connected: ConnectedSockets;
  watches: Watches;
  known: KnownPeople;
  bus: EventBus;
  clock: Clock;
}

/** The use cases of `presence.*`. */
export class PresenceService {
  readonly #options: PresenceServiceOptions;

  constructor(options: PresenceServiceOptions) {
    this.#options = options;
  }

  async set(caller: Caller, { status }: z.output<typeof presenceSetInput>): Promise<void> {
    const { store, repository, bus, clock } = this.#options;
    await repository.choose(toObjectId(caller.userId), status === 'dnd' ? 'dnd' : null, clock.now());
    await store.setAway(caller.userId, status === 'away');
    await bus.publish(presenceChanged, { userIds: [caller.userId] });
  }

  async get(caller: Caller, { userIds }: z.output<typeof presenceGetInput>): Promise<Presence[]> {
    const { known, reader } = this.#options;
    const people = await known.among(caller.userId, userIds);
    if (!userIds.every((userId) => people.has(userId))) throw errors.notFound(MESSAGES.userNotFound);
    return reader.read(userIds);
  }

  async watch(
    caller: Caller,
    socket: SocketConnection | null,
    { userIds }: z.output<typeof presenceWatchInput>,
  ): Promise<void> {
    if (!socket) throw errors.badRequest(MESSAGES.socketOnly);
    const { connected, watches } = this.#options;
    // It may have closed while the call was on its way.
    if (connected.has(socket)) await watches.replace(socket, caller, [...new Set(userIds)]);
  }
}
