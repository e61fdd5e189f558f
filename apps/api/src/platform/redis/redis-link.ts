import { randomBytes } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import type { RedisConfig } from '../config/index.js';
import type { Logger } from '../logger.js';
import { Echoes } from './echoes.js';
import { openRedis, PATIENCE_MS, type RedisClients } from './redis-clients.js';
import { SHARDS } from './shards.js';
import { whenLate } from './when-late.js';

const ECHO_MS = 500;
/** So long nothing was heard, and the connections are made anew. */
const GIVE_UP_MS = 10_000;

/** Redis was not there, or did not answer in time. */
export class RedisAwayError extends Error {
  override readonly name = 'RedisAwayError';

  constructor(cause?: unknown) {
    super('Redis is away', { cause });
  }
}

/** Hears what the link carries. */
interface LinkListener {
  onMessage?(channel: string, message: Buffer): void;
  /** Whatever is said from now on is heard. */
  onUp?(): void;
  /** Something may go unheard from now on. */
  onDown?(): void;
}

/**
 * What a process has with Redis. The channels are proved by echoes: as long as what the node says to itself comes back
 * quickly, what the others say comes too. Commands are given up early, and not even tried while Redis does not answer.
 */
export class RedisLink {
  /** Names this process among the nodes. */
  readonly nodeId = randomBytes(8).toString('hex');
  readonly isCluster: boolean;
  readonly #config: RedisConfig;
  readonly #logger: Logger;
  readonly #listeners = new Set<LinkListener>();
  /** In groups that belong to one slot. */
  readonly #channels: string[][];
  readonly #echoes: Echoes;
  #clients: RedisClients;
  #openedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #echoing = false;
  #isUp = false;
  #answers = false;
  #closed = false;

  constructor({ config, logger }: { config: RedisConfig; logger: Logger }) {
    this.#config = config;
    this.#logger = logger;
    this.isCluster = config.isCluster;
    const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
    this.#channels = [...shards.map((shard) => [this.busChannel(shard)]), [this.inboxOf(this.nodeId)]];
    // One Redis carries all channels or none; of a cluster, each master carries its own.
    const echoes = (this.isCluster ? shards : [0]).map((shard) => `${this.busChannel(shard)}:echo:${this.nodeId}`);
    for (const [shard, echo] of echoes.entries()) this.#channels[shard]?.push(echo);
    this.#echoes = new Echoes(echoes);
    this.#clients = this.#open();
    this.#timer = setInterval(() => void this.#look(), ECHO_MS).unref();
  }

  /** Whether all that the other nodes say is heard. */
  get isUp(): boolean {
    return this.#isUp;
  }

  busChannel(shard: number): string {
    return `${this.#config.prefix}:{bus-${shard}}`;
  }

  /** The channel on which one node alone listens. */
  inboxOf(nodeId: string): string {
    return `${this.#config.prefix}:{${nodeId}}:inbox`;
  }

  key(name: string): string {
    return `${this.#config.prefix}:${name}`;
  }

  listen(listener: LinkListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gives commands; rejects with `RedisAwayError` after `PATIENCE_MS`, or at once while Redis is known not to answer. */
  async run<Result>(work: (commands: Redis | Cluster) => Promise<Result>): Promise<Result> {
    if (!this.#answers) throw new RedisAwayError();
    return this.#bounded(() => work(this.#clients.commands));
  }

  publish(channel: string, message: Buffer): Promise<unknown> {
    if (!this.#answers) return Promise.reject(new RedisAwayError());
    return this.#bounded(() => this.#clients.publish(channel, message));
  }

  /** Resolves when the link is up, or after `milliseconds`. */
  async waitUntilUp(milliseconds: number): Promise<boolean> {
    if (this.#isUp) return true;
    await new Promise<void>((resolve) => {
      const stop = this.listen({ onUp: () => done() });
      const timer = setTimeout(() => done(), milliseconds);
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
    });
    return this.#isUp;
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#answers = false;
    this.#isUp = false;
    this.#clients.end();
  }

  #open(): RedisClients {
    const isCurrent = () => clients === this.#clients && !this.#closed;
    const clients = openRedis(this.#config, {
      onReady: () => isCurrent() && void this.#listenToAll(),
      onCut: () => isCurrent() && this.#fall('the connection was cut'),
      onMessage: (channel, message) => isCurrent() && this.#hear(channel, message),
    });
    return clients;
  }

  async #listenToAll(): Promise<void> {
    const groups = this.isCluster ? this.#channels : [this.#channels.flat()];
    const results = await Promise.allSettled(groups.map((channels) => this.#clients.listen(channels)));
    if (results.every(({ status }) => status === 'fulfilled')) void this.#look();
  }

  #hear(channel: string, message: Buffer): void {
    if (this.#echoes.has(channel)) this.#hearEcho(channel, Number(message.toString()));
    // Before an echo of now has come back, this may be from long ago.
    else if (this.#isUp) for (const { onMessage } of this.#listeners) onMessage?.(channel, message);
  }

  #hearEcho(channel: string, sentAt: number): void {
    const now = performance.now();
    if (!this.#echoes.hear(channel, sentAt, now)) return;
    // What came back had been sent; that it was, may be answered a moment later.
    this.#answers = true;
    if (this.#isUp || !this.#echoes.areHeard(now)) return;
    this.#isUp = true;
    this.#logger.info('Connected to the other nodes by Redis');
    for (const { onUp } of this.#listeners) onUp?.();
  }

  #fall(reason: string): void {
    this.#echoes.forget();
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#openedAt = performance.now();
    this.#logger.warn({ reason }, 'Redis is away: what happens on other nodes is looked up in the database');
    for (const { onDown } of this.#listeners) onDown?.();
  }

  /** Sends the echoes of this moment, and sees what became of the earlier ones. */
  async #look(): Promise<void> {
    const now = performance.now();
    if (this.#isUp && !this.#echoes.areHeard(now)) this.#fall('silence');
    if (!this.#isUp && now - this.#openedAt > GIVE_UP_MS) this.#reopen();
    if (this.#echoing || this.#closed) return;
    this.#echoing = true;
    const message = Buffer.from(`${now}`);
    const sent = await Promise.allSettled(
      this.#echoes.channels.map((channel) => this.#bounded(() => this.#clients.publish(channel, message))),
    );
    this.#echoing = false;
    this.#answers = !this.#closed && sent.every(({ status }) => status === 'fulfilled');
    // A cluster may have moved a slot without telling who listened.
    if (this.isCluster && this.#answers && !this.#isUp && !this.#closed) await this.#listenToSilent();
  }

  async #listenToSilent(): Promise<void> {
    const now = performance.now();
    const silent = this.#channels.filter((channels) => channels.some((channel) => this.#echoes.isSilent(channel, now)));
    await Promise.allSettled(silent.map((channels) => this.#clients.listen(channels)));
  }

  #reopen(): void {
    this.#openedAt = performance.now();
    this.#clients.end();
    this.#clients = this.#open();
  }

  async #bounded<Result>(work: () => Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = whenLate(PATIENCE_MS, () => reject(new RedisAwayError()));
    });
    try {
      return await Promise.race([work(), late]);
    } catch (error) {
      // What Redis itself refuses, it answers.
      if (error instanceof Error && error.name === 'ReplyError') throw error;
      this.#answers = false;
      throw error instanceof RedisAwayError ? error : new RedisAwayError(error);
    } finally {
      clearTimeout(timer);
    }
  }
}
