import { type EventBus, eventsMissed } from '../../platform/event-bus.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';
import type { UsersModule } from '../users/index.js';
import { ConnectedSockets } from './connected-sockets.js';
import { subscribeDepartures } from './departures.js';
import { KnownPeople } from './known-people.js';
import { LastSeen } from './last-seen.js';
import { MemoryPresenceStore } from './memory-presence-store.js';
import { presenceChanged } from './presence.events.js';
import { presencesCollection } from './presence.model.js';
import { PresenceRepository } from './presence.repository.js';
import { createPresenceRouter } from './presence.router.js';
import { PresenceService } from './presence.service.js';
import { PresenceReader } from './presence-reader.js';
import { PresenceRounds } from './presence-rounds.js';
import type { PresenceSockets } from './presence-sockets.js';
import { RedisPresenceStore } from './redis-presence-store.js';
import { type TellSocket, Watches } from './watches.js';

export type { PresenceSockets, SocketObserver } from './presence-sockets.js';

interface PresenceDependencies {
  auth: Pick<AuthModule, 'accounts'>;
  users: Pick<UsersModule, 'users'>;
  teams: Pick<TeamsModule, 'teams'>;
  rooms: Pick<RoomsModule, 'feedSources' | 'repository'>;
  sockets: PresenceSockets;
  tell: TellSocket;
}

/** Who is there: by open sockets, told to those who watch. */
export function createPresenceModule(platform: Platform, dependencies: PresenceDependencies) {
  const { db, clock, bus, logger, redis } = platform;
  const { auth, users, teams, rooms, sockets, tell } = dependencies;
  const memory = new MemoryPresenceStore(clock);
  const store = redis ? new RedisPresenceStore({ link: redis.link, clock, memory }) : memory;
  const repository = new PresenceRepository(db);
  const reader = new PresenceReader({ store, repository });
  const lastSeen = new LastSeen(repository, clock);
  const connected = new ConnectedSockets({ store, lastSeen, bus, clock });
  const known = new KnownPeople({ users: users.users, accounts: auth.accounts });
  const watches = new Watches({ reader, known, tell, clock });
  const rounds = new PresenceRounds({ connected, lastSeen, watches, logger });
  const service = new PresenceService({
    store,
    repository,
    reader,
    connected,
    watches,
    known,
    bus,
    clock,
  });
  const subscribe = (events: EventBus) => {
    const stops = [
      events.subscribeEverywhere(presenceChanged, ({ userIds }) => watches.noteChanged(userIds)),
      // A Redis that comes back may have begun empty.
      events.subscribe(eventsMissed, async ({ isBack }) => {
        if (!isBack) return;
        await connected.sign();
        watches.noteAllChanged();
      }),
      subscribeDepartures(events, { watches, teams: teams.teams, rooms }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  };

  /** The sockets do not wait for what follows from them. */
  const afterwards = (work: Promise<void>) => {
    work.catch((error: unknown) => logger.warn({ err: error }, 'The presence of a socket could not be noted'));
  };
  const stopObserving = sockets.observe({
    onOpened: (socket, caller) => afterwards(connected.open(socket, caller)),
    onClosed: (socket) => {
      watches.drop(socket);
      afterwards(connected.close(socket));
    },
  });

  return {
    router: createPresenceRouter(service),
    collections: [presencesCollection],
    rounds,
    /** Registered by the composition root. */
    subscribe,
    /** Called once the collections are there. */
    start: () => rounds.start(),
    close: async () => {
      stopObserving();
      await rounds.stop();
    },
  };
}
