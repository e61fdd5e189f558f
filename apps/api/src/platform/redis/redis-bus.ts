import type { Document } from 'mongodb';
import type { About, Part, RemoteBus } from '../event-bus.js';
import type { Logger } from '../logger.js';
import { FrameWriter, readFrame, readWithin } from './frames.js';
import type { RedisLink } from './redis-link.js';
import { SHARDS, shardOf } from './shards.js';

interface RedisBusOptions {
  link: RedisLink;
  logger: Logger;
  /** An event of another node; `read` reads what it carries. */
  receive: (name: string, about: About, read: () => Document) => void;
  /** Comes before events are sent: what somebody waits for goes first. */
  onFlush: () => void;
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
  readonly #waiting: { name: string; part: Part<Document> }[] = [];
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

  /** Takes the event as it is at the end of this turn. */
  send(name: string, part: Part<Document>): void {
    if (this.#waiting.length === 0) setImmediate(() => this.#flush());
    this.#waiting.push({ name, part });
  }

  /** What was said already still goes out. */
  async close(): Promise<void> {
    this.#stop();
    clearTimeout(this.#sayingLost);
    this.#flush();
    await Promise.all(this.#underWay);
  }

  #flush(): void {
    const { link, logger, onFlush } = this.#options;
    onFlush();
    for (const { name, part } of this.#waiting.splice(0)) {
      // Many channels only serve to divide the work among masters: one master is given everything of a moment at once.
      const shard = link.isCluster ? shardOf(part.place) : 0;
      try {
        this.#writer.write(link.busChannel(shard), { name, ...part });
      } catch (error) {
        logger.error({ err: error, event: name }, 'An event could not be written down for the other nodes');
      }
    }
    this.#writer.flush();
  }

  #publish(channel: string, message: Buffer): void {
    const { link } = this.#options;
    const publishing = link.publish(channel, message).then(ignore, () => {
      // Until it could be said.
      this.#sayingLost ??= setTimeout(() => {
        this.#sayingLost = undefined;
        this.send(LOST, { place: LOST, payload: {} });
      }, SAY_LOST_MS).unref();
    });
    this.#underWay.add(publishing);
    void publishing.finally(() => this.#underWay.delete(publishing));
  }

  #receive(message: Buffer): void {
    const { link, logger, receive, onMissed } = this.#options;
    const frame = readFrame(message, { logger, except: link.nodeId, raw: true });
    if (!frame) return;
    for (const document of frame.documents) {
      const { name, payload } = document;
      if (name === LOST) onMissed();
      else if (typeof name === 'string' && payload instanceof Uint8Array) {
        receive(name, aboutOf(document), () => readWithin(payload));
      }
    }
  }
}

/** What cannot be told without reading is read. */
function aboutOf({ place, topics }: Document): About {
  return { place: `${place}`, ...(Array.isArray(topics) && { topics: topics.map(String) }) };
}

function ignore(): void {}
