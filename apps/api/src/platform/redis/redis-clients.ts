import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisConfig } from '../config/index.js';

/** Longer than this nobody waits for Redis: whatever was asked of it can be done without. */
export const PATIENCE_MS = 200;

const connection = {
  protocol: 2,
  connectTimeout: 1_000,
  // Nobody waits for so long, see `RedisLink`: this only clears away what is never answered.
  commandTimeout: 5 * PATIENCE_MS,
  keepAlive: 5_000,
  enableReadyCheck: true,
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
} as const satisfies RedisOptions;

const again = (times: number) => Math.min(50 * times, 1_000);

/** The connections of one process: one for commands, one that listens (with a cluster, one to each master that it needs). */
export interface RedisClients {
  commands: Redis | Cluster;
  /** Listens to channels that belong to one slot of the cluster. */
  listen(channels: readonly string[]): Promise<unknown>;
  publish(channel: string, message: Buffer): Promise<unknown>;
  end(): void;
}

interface RedisEvents {
  /** Listening can begin, for the first time or again. */
  onReady(): void;
  /** What is said on the channels is not heard for now. */
  onCut(): void;
  onMessage(channel: string, message: Buffer): void;
}

/** Connects, and goes on doing so until `end`. Commands fail at once while there is no connection. */
export function openRedis(config: RedisConfig, events: RedisEvents): RedisClients {
  return config.isCluster ? openCluster(config, events) : openSingle(config, events);
}

function credentials({ username, password, isEncrypted }: RedisConfig) {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(isEncrypted && { tls: {} }),
  };
}

function openSingle(config: RedisConfig, events: RedisEvents): RedisClients {
  const [address] = config.hosts;
  const options = {
    ...connection,
    ...credentials(config),
    ...address,
    db: config.database,
    enableOfflineQueue: false,
    retryStrategy: again,
  };
  const commands = new Redis(options);
  const listener = new Redis(options);
  for (const client of [commands, listener]) client.on('error', ignore);
  listener.on('ready', events.onReady);
  listener.on('close', events.onCut);
  listener.on('messageBuffer', (channel: Buffer, message: Buffer) => events.onMessage(channel.toString(), message));
  return {
    commands,
    listen: (channels) => listener.subscribe(...channels),
    publish: (channel, message) => commands.publish(channel, message),
    end: () => {
      commands.disconnect();
      listener.disconnect();
    },
  };
}

function openCluster(config: RedisConfig, events: RedisEvents): RedisClients {
  const commands = new Cluster([...config.hosts], {
    redisOptions: { ...connection, ...credentials(config) },
    enableOfflineQueue: false,
    shardedSubscribers: true,
    clusterRetryStrategy: again,
    slotsRefreshTimeout: 1_000,
    slotsRefreshInterval: 5_000,
    retryDelayOnFailover: 50,
    retryDelayOnClusterDown: 50,
  });
  commands.on('error', ignore);
  commands.on('ready', events.onReady);
  commands.on('close', events.onCut);
  commands.on('smessageBuffer', (channel: Buffer, message: Buffer) => events.onMessage(channel.toString(), message));
  return {
    commands,
    listen: (channels) => commands.ssubscribe(...channels),
    publish: (channel, message) => commands.spublish(channel, message),
    end: () => commands.disconnect(),
  };
}

/** Connecting is tried again by itself, and whether Redis answers is found out otherwise. */
function ignore(): void {}
