import type { Db } from 'mongodb';
import type { Clock } from './clock.js';
import type { Config } from './config/index.js';
import type { EventBus } from './event-bus.js';
import type { Logger } from './logger.js';
import type { Mailer } from './mail/index.js';
import type { Metrics } from './metrics.js';
import type { RateLimiter } from './rate-limit.js';
import type { RedisServices } from './redis/index.js';
import type { SharedRateLimiter } from './shared-rate-limit.js';

/** What every module may use; made once by the composition root, parts of it replaced in tests. */
export interface Platform {
  config: Config;
  logger: Logger;
  clock: Clock;
  metrics: Metrics;
  db: Db;
  bus: EventBus;
  limiter: RateLimiter;
  /** For rates that are to hold over all nodes together. */
  sharedLimiter: SharedRateLimiter;
  /** What this node has with the others; null where there are none. */
  redis: RedisServices | null;
  /** Null where no mail can be sent. */
  mailer: Mailer | null;
}
