import type { Config } from '../platform/config/index.js';
import { startEmbeddedMongo } from '../platform/embedded/index.js';
import type { Logger } from '../platform/logger.js';
import type { Lifecycle } from './lifecycle.js';

/** Where the database is, and what to paste into Compass to look into it. */
export interface Mongo {
  uri: string;
  /** Null for a database of somebody else's making: its connection string may hold a password. */
  compassUri: string | null;
}

/** The MongoDB of `MONGODB_URI`, or else an embedded one with its data in the data folder. */
export async function openMongo(config: Config, logger: Logger, lifecycle: Lifecycle): Promise<Mongo> {
  if (config.mongodbUri !== undefined) {
    logger.info('Using the MongoDB of MONGODB_URI.');
    return { uri: config.mongodbUri, compassUri: null };
  }
  const mongo = await startEmbeddedMongo({
    dataDir: config.dataDirectory,
    mongod: { ...config.mongod, searchPath: config.searchPath },
    log: (sentence) => logger.info(sentence),
    signal: lifecycle.signal,
    onUnexpectedEnd: (error) => lifecycle.fail(error),
  });
  lifecycle.onKill(() => process.kill(mongo.pid, 'SIGTERM'));
  lifecycle.onEnd(async (reason) => {
    // While developing, SIGTERM is a restart: the next process takes the running mongod over, which is quicker.
    if (config.development && reason === 'SIGTERM') return;
    logger.info('Stopping mongod.');
    await mongo.stop();
  });
  return { uri: mongo.uri, compassUri: compassUriOf(mongo.uri) };
}

/** Compass connects to the one member directly, whatever name the replica set knows it by. */
function compassUriOf(uri: string): string {
  const url = new URL(uri);
  url.search = '?directConnection=true';
  return url.href;
}
