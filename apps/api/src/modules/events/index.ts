import type { EventBus } from '../../platform/event-bus.js';
import { toObjectId } from '../../platform/ids.js';
import type { CollectionDefinition } from '../../platform/mongo/index.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { MessagesModule } from '../messages/index.js';
import type { RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';
import type { UsersModule } from '../users/index.js';
import { subscribeFeeds } from './bus-events.js';
import { createEventsRouter } from './events.router.js';
import { Feeds } from './feeds.js';
import { FeedHub } from './hub.js';

interface EventsDependencies {
  auth: AuthModule;
  users: UsersModule;
  teams: TeamsModule;
  rooms: RoomsModule;
  messages: MessagesModule;
}

/** The live feed: what happens, told to those whom it concerns. */
export function createEventsModule(
  { clock, logger, metrics }: Platform,
  { auth, users, teams, rooms, messages }: EventsDependencies,
) {
  const hub = new FeedHub({
    logger,
    clock,
    metrics,
    reader: {
      entries: async (roomId, afterRev, limit) =>
        messages.withoutDeleted(await rooms.log.entries(toObjectId(roomId), afterRev, limit)),
      heal: async (roomId) => {
        await rooms.log.heal(toObjectId(roomId));
      },
      onPassedOver: () => {
        feeds.checkRights().catch((error: unknown) => logger.warn({ err: error }, 'Rights could not be checked'));
      },
    },
  });
  for (const source of [...rooms.feedSources, ...messages.feedSources]) hub.registerSource(source);
  const feeds = new Feeds({ hub, rooms, logger });
  const collections: CollectionDefinition[] = [];

  return {
    router: createEventsRouter(feeds, auth.sessions),
    collections,
    feeds,
    /** Tells something to the feeds of one socket; false if there is none. */
    tellSocket: hub.toSocket.bind(hub),
    /** Registered by the composition root. */
    subscribe: (bus: EventBus) =>
      subscribeFeeds(bus, {
        hub,
        feeds,
        accounts: auth.accounts,
        users: users.users,
        rooms,
        messages,
        teams: teams.teams,
        clock,
      }),
    /** Called once the collections are there. */
    start: () => feeds.start(),
    /** Ends every feed. */
    close: () => feeds.stop(),
  };
}
