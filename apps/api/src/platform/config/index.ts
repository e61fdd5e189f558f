export { type Config, ConfigError, loadConfig, parseConfig } from './config.js';
