import { TIMES } from '@confab/shared';
import type { Logger } from '../../platform/logger.js';
import type { ConnectedSockets } from './connected-sockets.js';
import type { LastSeen } from './last-seen.js';
import { RoundsInTurn } from './rounds-in-turn.js';
import type { Watches } from './watches.js';

/** A sign holds for a minute. Who has none is noticed so much later, and told of in the next round. */
const LOOK_INTERVAL = TIMES.presenceOffline - TIMES.presence - TIMES.presenceInterval;
/** So old may be what is known of who may watch whom, where nobody told otherwise. */
const RIGHTS_AGE = 60_000;

interface PresenceRoundsOptions {
  connected: ConnectedSockets;
  lastSeen: LastSeen;
  watches: Watches;
  logger: Logger;
}

/** What presence does by itself: a short round each second, and a longer one now and then, which does not hold that up. */
export class PresenceRounds {
  readonly #options: PresenceRoundsOptions;
  readonly #telling: RoundsInTurn;
  readonly #looking: RoundsInTurn;
  #timers: NodeJS.Timeout[] = [];

  constructor(options: PresenceRoundsOptions) {
    this.#options = options;
    const onFailed = (error: unknown) => options.logger.warn({ err: error }, 'A round of the presence failed');
    this.#telling = new RoundsInTurn(() => this.#tell(), onFailed);
    this.#looking = new RoundsInTurn(() => this.#look(), onFailed);
  }

  start(): void {
    if (this.#timers.length > 0) return;
    this.#timers = [
      setInterval(() => void this.tell(), TIMES.presenceInterval).unref(),
      setInterval(() => void this.look(), LOOK_INTERVAL).unref(),
    ];
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    await Promise.all([this.#telling.idle(), this.#looking.idle()]);
    try {
      await this.#options.lastSeen.write({ all: true });
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'Who was seen last could not be kept');
    }
  }

  /** Tells what has changed. */
  tell(): Promise<void> {
    return this.#telling.run();
  }

  /** Passes on the signs of life, and looks for those who give none any more. */
  look(): Promise<void> {
    return this.#looking.run();
  }

  async #tell(): Promise<void> {
    const { connected, lastSeen, watches } = this.#options;
    await connected.tellLeft();
    await watches.tellNews();
    await lastSeen.write();
  }

  async #look(): Promise<void> {
    const { connected, watches } = this.#options;
    await connected.sign();
    watches.noteAllChanged();
    await watches.checkOlderThan(RIGHTS_AGE);
  }
}
