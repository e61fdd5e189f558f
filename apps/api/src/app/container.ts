import { type Clock, systemClock } from '../platform/clock.js';
import type { Config } from '../platform/config/index.js';
import { EventBus } from '../platform/event-bus.js';
import { createLogger, type Logger } from '../platform/logger.js';
import { createMailer } from '../platform/mail/index.js';
import { createMetrics } from '../platform/metrics.js';
import { connectDatabase, type Database, ensureCollections } from '../platform/mongo/index.js';
import type { Platform } from '../platform/platform.js';
import { RateLimiter } from '../platform/rate-limit.js';
import { connectRedis } from '../platform/redis/index.js';
import { SharedRateLimiter } from '../platform/shared-rate-limit.js';
import { closeModules, collectionsOf, createModules, type Modules, startModules } from './modules.js';
import { StartError } from './start-failure.js';
import { subscribeModules } from './subscribers.js';
import { ConnectionRegistry } from './transports/connections.js';

/** What a test may put in the place of a part. */
export interface ContainerOverrides {
  clock?: Clock;
  logger?: Logger;
}

/** The server without what listens: the platform, and all modules on it. */
export interface Container extends Modules {
  platform: Platform;
  /** The sockets of this process; the transports put them here. */
  connections: ConnectionRegistry;
  /** Ends what the modules do by themselves, and the connection to the database. */
  close(): Promise<void>;
}

/**
 * Makes the server's parts from its configuration. The database is connected, and its collections, validators and
 * indexes exist, when this returns: nothing may be served before.
 */
export async function createContainer(
  config: Config & { mongodbUri: string },
  overrides: ContainerOverrides = {},
): Promise<Container> {
  const logger = overrides.logger ?? createLogger({ level: config.logLevel, pretty: config.development });
  const clock = overrides.clock ?? systemClock;
  const database = await connectDatabase(config.mongodbUri);
  const bus = new EventBus(logger);
  const redis = config.redis && (await connectRedis(config.redis, { bus, logger }));
  try {
    await requireReplicaSet(database);
    const limiter = new RateLimiter({ clock, enabled: config.rateLimits });
    if (!config.rateLimits) logger.warn('The rate limits are off (RATE_LIMITS=off).');
    const link = redis?.link ?? null;
    const sharedLimiter = new SharedRateLimiter({ local: limiter, link, enabled: config.rateLimits });
    if (redis && config.authSecret === undefined) logger.warn(NO_COMMON_SECRET);
    const mailer = createMailer(config);
    const platform: Platform = {
      config,
      logger,
      clock,
      metrics: createMetrics(),
      db: database.db,
      bus,
      limiter,
      sharedLimiter,
      redis,
      mailer,
    };
    const connections = new ConnectionRegistry();
    const modules = createModules(platform, {
      connectionsOf: (sessionId) => connections.ofSession(sessionId).length,
      sockets: connections,
    });
    await ensureCollections(database.db, collectionsOf(modules));
    const unsubscribe = subscribeModules(bus, modules);
    startModules(modules);
    const close = async () => {
      await closeModules(modules);
      unsubscribe();
      await redis?.close();
      mailer?.close();
      await database.close();
    };
    return { ...modules, platform, connections, close };
  } catch (error) {
    await redis?.close();
    await database.close();
    throw error;
  }
}

/** Each node would make a secret of its own, and refuse what was signed by another. */
const NO_COMMON_SECRET =
  'There is no AUTH_SECRET: set the same on all nodes, or people are signed in on one of them only.';

/** A single server cannot promise that what it acknowledged survives. */
async function requireReplicaSet({ db }: Database): Promise<void> {
  const hello = await db.command({ hello: 1 });
  if (typeof hello.setName === 'string' || hello.msg === 'isdbgrid') return;
  throw new StartError(
    'The MongoDB of MONGODB_URI is a single server: Confab needs a replica set, if only of one member.',
  );
}
