export { type Config, loadConfig, parseConfig } from './config.js';
export { ConfigError } from './config-error.js';
export type { OidcProviderConfig } from './oidc.js';
export type { RedisConfig } from './redis.js';
