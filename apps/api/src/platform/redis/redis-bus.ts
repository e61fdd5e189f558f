import type { Document } from 'mongodb';
import type { RemoteBus } from '../event-bus.js';
import type { Logger } from '../logger.js';
import { FrameWriter, readFrame } from './frames.js';
import type { RedisLink } from './redis-link.js';
import { SHARDS, shardOf } from './shards.js';

interface RedisBusOptions {
  link: RedisLink;
  logger: Logger;
  /** An event of another node. */
  receive: (name: string, payload: Document) => void;
  /** Events of this node or of another may not have come. */
  onMissed: () => void;
}

/** A word of the bus itself. No event has this name. */
const LOST = '';
const SAY_LOST_MS = 1_000;

/** Carries events between nodes, as well as it can: whatever is lost, it says so. */
export class RedisBus implements RemoteBus {
  readonly #options: RedisBusOptions;
  readonly #writer: FrameWriter;
  readonly #stop: () => void;
  readonly #underWay = new Set<Promise<void>>();
  #sayingLost: NodeJS.Timeout | undefined;

  constructor(options: RedisBusOptions) {
    this.#options = options;
    const { link } = options;
    this.#writer = new FrameWriter(link.nodeId, (channel, message) => this.#publish(channel, message));
    const channels = new Set(Array.from({ length: SHARDS }, (_, shard) => link.busChannel(shard)));
    this.#stop = link.listen({
      onMessage: (channel, message) => {
        if (channels.has(channel)) this.#receive(message);
      },
    });
  }

  send(name: string, place: string, payload: Document): void {
    const { link, logger } = this.#options;
    // Many channels only serve to divide the work among masters: one master is given everything of a moment at once.
    const shard = link.isCluster ? shardOf(place) : 0;
    try {
      this.#writer.write(link.busChannel(shard), { name, payload });
    } catch (error) {
      logger.error({ err: error, event: name }, 'An event could not be written down for the other nodes');
    }
  }

  /** What was said already still goes out. */
  async close(): Promise<void> {
    this.#stop();
    clearTimeout(this.#sayingLost);
    await new Promise<void>((resolve) => setImmediate(resolve));
    await Promise.all(this.#underWay);
  }

  #publish(channel: string, message: Buffer): void {
    const { link } = this.#options;
    const publishing = link.publish(channel, message).then(ignore, () => {
      // Until it could be said.
      this.#sayingLost ??= setTimeout(() => {
        this.#sayingLost = undefined;
        this.send(LOST, LOST, {});
      }, SAY_LOST_MS).unref();
    });
    this.#underWay.add(publishing);
    void publishing.finally(() => this.#underWay.delete(publishing));
  }

  #receive(message: Buffer): void {
    const { link, logger, receive, onMissed } = this.#options;
    const frame = readFrame(message, { logger, except: link.nodeId });
    if (!frame) return;
    for (const { name, payload } of frame.documents) {
      if (name === LOST) onMissed();
      else if (typeof name === 'string' && typeof payload === 'object') receive(name, payload);
    }
  }
}

function ignore(): void {}
