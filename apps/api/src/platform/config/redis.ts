import { ConfigError } from './config-error.js';

/** Where the Redis is over which several nodes speak to each other. */
export interface RedisConfig {
  hosts: readonly { host: string; port: number }[];
  /** A Redis Cluster, of which `hosts` are some. */
  isCluster: boolean;
  username: string | undefined;
  password: string | undefined;
  /** Number of the database; a cluster has only 0. */
  database: number;
  isEncrypted: boolean;
  /** What all names in Redis begin with, so that several installations can share one. */
  prefix: string;
}

interface RedisVariables {
  REDIS_URL?: string | undefined;
  REDIS_HOST?: string | undefined;
  REDIS_PORT?: number | undefined;
  REDIS_PREFIX: string;
}

const URL_FORM = /^redis(s?)(-cluster)?:\/\/(?:([^@/]*)@)?([^@/]+)(?:\/(\d{1,3})?)?$/;
const HOST_FORM = /^(\[[0-9a-fA-F:]+\]|[^\s:[\]]+)(?::(\d{1,5}))?$/;
const PORT = 6379;

/**
 * `redis://[user:password@]host[:port][/database]`, with `rediss:` for TLS; `redis-cluster:` and `rediss-cluster:` with one
 * host or several, separated by commas, for a cluster. Several hosts mean a cluster in any case.
 */
export function redisConfig(variables: RedisVariables): RedisConfig | null {
  const { REDIS_URL, REDIS_HOST, REDIS_PORT, REDIS_PREFIX: prefix } = variables;
  if (REDIS_URL !== undefined) return { ...parseUrl(REDIS_URL), prefix };
  if (REDIS_HOST === undefined && REDIS_PORT === undefined) return null;
  return {
    hosts: [{ host: REDIS_HOST ?? '127.0.0.1', port: REDIS_PORT ?? PORT }],
    isCluster: false,
    username: undefined,
    password: undefined,
    database: 0,
    isEncrypted: false,
    prefix,
  };
}

function parseUrl(url: string): Omit<RedisConfig, 'prefix'> {
  const [, encrypted, cluster, user, hostList, database] = URL_FORM.exec(url) ?? [];
  if (hostList === undefined) throw wrong('expected redis://host:port or redis-cluster://host:port,host:port');
  const hosts = hostList.split(',').map(parseHost);
  const isCluster = cluster !== undefined || hosts.length > 1;
  const number = Number(database ?? 0);
  if (isCluster && number !== 0) throw wrong('a cluster has no databases');
  const [username, ...password] = (user ?? '').split(':');
  return {
    hosts,
    isCluster,
    username: username ? decode(username) : undefined,
    password: password.length > 0 ? decode(password.join(':')) : undefined,
    database: number,
    isEncrypted: encrypted === 's',
  };
}

function parseHost(text: string): { host: string; port: number } {
  const [, host, port] = HOST_FORM.exec(text.trim()) ?? [];
  const number = Number(port ?? PORT);
  if (host === undefined || number < 1 || number > 65_535) throw wrong('a host is not one');
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('the name or the password is not encoded as addresses are');
  }
}

/** The value itself may hold a password and is not repeated. */
function wrong(reason: string): ConfigError {
  return new ConfigError(`The configuration is wrong. REDIS_URL: ${reason}.`);
}
