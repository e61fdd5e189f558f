import { parseAdminCommand } from './app/admin/admin-command.js';
import { openAdminMongo } from './app/admin/admin-mongo.js';
import { runAdminCommand } from './app/admin/run-admin-command.js';
import { createContainer } from './app/container.js';
import { findRepositoryRoot } from './app/repository-root.js';
import { startFailure } from './app/start-failure.js';
import { loadConfig } from './platform/config/index.js';
import { AppError } from './platform/errors.js';
import { createLogger } from './platform/logger.js';

const command = parseAdminCommand(process.argv.slice(2));
const abort = new AbortController();
process.once('SIGINT', () => abort.abort(new Error('Interrupted')));

const closing: (() => Promise<void>)[] = [];
const config = loadConfig({ directory: findRepositoryRoot() });
try {
  if ('problem' in command) throw new AppError('BAD_REQUEST', { message: command.problem });
  const mongo = await openAdminMongo(config, abort.signal);
  closing.push(() => mongo.close());
  const logger = createLogger({ level: 'error', pretty: true });
  const container = await createContainer({ ...config, mongodbUri: mongo.uri }, { logger });
  closing.push(() => container.close());
  for (const line of await runAdminCommand(container, command)) process.stdout.write(`${line}\n`);
} catch (error) {
  const sentence = error instanceof AppError ? error.message : startFailure(error, config);
  process.stderr.write(`${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  process.exitCode = 1;
} finally {
  for (const close of closing.reverse()) await close();
}
