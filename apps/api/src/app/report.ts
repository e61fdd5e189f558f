import type { FastifyInstance } from 'fastify';
import type { Config } from '../platform/config/index.js';
import type { Logger } from '../platform/logger.js';
import type { Mongo } from './open-mongo.js';
import { startFailure } from './start-failure.js';

/** Tells a person at the terminal why the server ends: in one sentence, or with the whole error where it is our fault. */
export function reporter() {
  let config: Config | null = null;
  let logger: Logger | null = null;
  return {
    /** From here on the sentences can name what was configured, and errors of ours go to the log. */
    use(usedConfig: Config, usedLogger: Logger): void {
      config = usedConfig;
      logger = usedLogger;
    },
    failure(error: unknown): void {
      const circumstances = config ?? { host: '', port: 0, dataDirectory: '' };
      const sentence = startFailure(error, circumstances);
      if (sentence !== null) process.stderr.write(`\n${sentence}\n`);
      else if (logger) logger.fatal({ err: error }, 'Confab has to stop');
      else process.stderr.write(`Confab cannot start: ${String(error)}\n`);
    },
  };
}

/** Prints where people, and whoever looks after the data, find the server. */
export function announce(config: Config, server: FastifyInstance, { compassUri }: Mongo): void {
  const bound = server.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
  const address = config.port === 0 ? `http://localhost:${port}` : config.publicUrl;
  const lines = [`Confab is ready at ${address}`];
  if (config.development) lines.push(`The API alone: http://localhost:${port}/trpc`);
  if (compassUri) lines.push(`The data in MongoDB Compass: ${compassUri}`);
  process.stdout.write(`\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
}
