import type { Db } from 'mongodb';
import type { Clock } from './clock.js';
import type { Config } from './config/index.js';
import type { EventBus } from './event-bus.js';
import type { Logger } from './logger.js';
import type { Mailer } from './mail/index.js';
import type { RateLimiter } from './rate-limit.js';

/** What every module may use; made once by the composition root, parts of it replaced in tests. */
export interface Platform {
  config: Config;
  logger: Logger;
  clock: Clock;
  db: Db;
  bus: EventBus;
  limiter: RateLimiter;
  /** Null where no mail can be sent. */
  mailer: Mailer | null;
}
