import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LIMITS } from '@confab/shared';
import { z } from 'zod';
import { ConfigError } from './config-error.js';
import { type OidcProviderConfig, oidcProviders } from './oidc.js';
import { type RedisConfig, redisConfig } from './redis.js';

const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item.length > 0),
);

/** 16 GiB: more than anybody should keep in a database. */
const MAXIMUM_UPLOAD = 16 * 1024 ** 3;

/** The environment, variable by variable; a wrong value stops the start with the variable's name. */
const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'expected mongodb:// or mongodb+srv://')
    .optional(),
  REDIS_URL: z.string().optional(),
  REDIS_HOST: z.string().min(1).optional(),
  REDIS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w.-]{1,32}$/, 'expected up to 32 letters, digits, dots and dashes')
    .default('confab'),
  ALLOWED_ORIGINS: list.pipe(z.array(origin)).default([]),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  AUTH_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'expected smtp:// or smtps://' }).optional(),
  SMTP_FROM: z.string().min(3).max(320).optional(),
  DIRECTORY: z.enum(['teams', 'server']).default('teams'),
  FEED_DELIVERY: z.enum(['direct', 'loop']).default('direct'),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  MAX_UPLOAD_BYTES: z.coerce.number().int().min(1).max(MAXIMUM_UPLOAD).default(LIMITS.uploadBytes),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  MONGOMS_SYSTEM_BINARY: z.string().min(1).optional(),
  MONGOMS_VERSION: z.string().min(1).optional(),
  CONFAB_CACHE_DIR: z.string().min(1).optional(),
  XDG_CACHE_HOME: z.string().min(1).optional(),
  NO_COLOR: z.string().optional(),
});

export interface Config {
  port: number;
  host: string;
  /** Where people reach the server, without a trailing slash. */
  publicUrl: string;
  /** Cookies are sent over https only. */
  secure: boolean;
  dataDirectory: string;
  mongodbUri: string | undefined;
  /** Over which several nodes speak to each other; without it there is one. */
  redis: RedisConfig | null;
  allowedOrigins: string[];
  trustProxy: boolean;
  authSecret: string | undefined;
  /** Where mail is handed in, and whom it is from; without it none is sent. */
  mail: { smtpUrl: string; from: string } | null;
  /** The outside services by which one can sign in. */
  oidc: readonly OidcProviderConfig[];
  directory: 'teams' | 'server';
  /** How events reach their sockets: written by the hub itself, or through tRPC's own loop, slower but simple. */
  feedDelivery: 'direct' | 'loop';
  rateLimits: boolean;
  /** The largest file that is taken. */
  maxUploadBytes: number;
  logLevel: string;
  /** Where metrics are served; null for none. */
  metricsPort: number | null;
  development: boolean;
  mongod: {
    systemBinary: string | undefined;
    version: string | undefined;
    cacheDirectory: string | undefined;
  };
  searchPath: string;
}

const DEVELOPMENT_PORT = 5173;

/** The origins a browser may come from: the public one, the allowed ones, and on one's own machine the loopback names. */
function originsOf(env: z.infer<typeof environmentSchema>, development: boolean): string[] {
  const origins = [...env.ALLOWED_ORIGINS];
  if (env.PUBLIC_URL) origins.push(new URL(env.PUBLIC_URL).origin);
  const ports = [...(env.PUBLIC_URL ? [] : [env.PORT]), ...(development ? [DEVELOPMENT_PORT] : [])];
  for (const port of ports) {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) origins.push(new URL(`http://${host}:${port}`).origin);
  }
  return [...new Set(origins)];
}

/** Reads the configuration from environment variables. `directory` is what relative paths are relative to. */
export function parseConfig(
  environment: Record<string, string | undefined>,
  options: { development?: boolean; directory: string },
): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration is wrong. ${problems.join('. ')}.`);
  }
  const env = parsed.data;
  const development = options.development ?? false;
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${development ? DEVELOPMENT_PORT : env.PORT}`).replace(
    /\/+$/,
    '',
  );
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    secure: publicUrl.startsWith('https:'),
    dataDirectory: resolve(options.directory, env.DATA_DIR),
    mongodbUri: env.MONGODB_URI,
    redis: redisConfig(env),
    allowedOrigins: originsOf(env, development),
    trustProxy: env.TRUST_PROXY === 'true',
    authSecret: env.AUTH_SECRET,
    mail: env.SMTP_URL
      ? { smtpUrl: env.SMTP_URL, from: env.SMTP_FROM ?? `Confab <confab@${new URL(publicUrl).hostname}>` }
      : null,
    oidc: oidcProviders(given),
    directory: env.DIRECTORY,
    feedDelivery: env.FEED_DELIVERY,
    rateLimits: env.RATE_LIMITS === 'on',
    maxUploadBytes: env.MAX_UPLOAD_BYTES,
    logLevel: env.LOG_LEVEL,
    metricsPort: env.METRICS_PORT ?? null,
    development,
    mongod: {
      systemBinary: env.MONGOMS_SYSTEM_BINARY,
      version: env.MONGOMS_VERSION,
      cacheDirectory: env.CONFAB_CACHE_DIR ?? (env.XDG_CACHE_HOME && resolve(env.XDG_CACHE_HOME, 'confab', 'mongod')),
    },
    searchPath: environment.PATH ?? '',
  };
}

/** The configuration of this process, from its environment and from the file `.env` in `directory`, if there is one. */
export function loadConfig(options: { development?: boolean; directory: string }): Config {
  const file = resolve(options.directory, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return parseConfig(process.env, options);
}
